"""The settings of one run: argument, then environment, then ./qicao.toml, then default.

Built once at the entrance and passed down. Importing this module reads nothing; only
`load_settings` looks at the environment and at the file. Keys never come from the file.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import (
    AfterValidator,
    Field,
    HttpUrl,
    PlainSerializer,
    PrivateAttr,
    SecretStr,
    ValidationError,
)
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from qicao.databaseurl import ADVICE as DATABASE_ADVICE
from qicao.databaseurl import driver_url, masked
from qicao.errors import UsageError

FILE = "qicao.toml"
PREFIX = "QICAO_"
_VENDOR = {
    "openai_base_url": "OPENAI_BASE_URL",
    "openai_api_key": "OPENAI_API_KEY",
    "ca_file": "SSL_CERT_FILE",
}
_SECRETS = frozenset({"openai_api_key"})
_NOT_REPEATED = _SECRETS | {"database_url", "proxy"}
_ENGINE = re.compile(r"builtin|(openai|replay):.+|langchain:[^:]+:.+")
_ADVICE = {
    "profile": "请写报告类型的名称或文件夹",
    "engine": "应为 builtin、openai:模型名、langchain:厂商:模型名 或 replay:文件夹",
    "openai_base_url": "应为 http:// 或 https:// 开头的地址",
    "openai_api_key": "密钥只能是英文字母、数字和符号，请重新复制，不要带空格、换行和全角字符",
    "ca_file": "应为 PEM 格式的证书文件的路径",
    "proxy": "应为代理的地址，如 http://10.0.0.1:3128",
    "deadline": "应为大于 0、不超过 3600 的秒数",
    "temperature": "应为 0 到 2 之间的数",
    "seed": "应为整数",
    "concurrency": "应为 1 到 512 的整数",
    "context": "应为模型能容纳的词元数，如 32768；不知道时不写",
    "price_input": "应为每百万词元的价格，如 2",
    "price_output": "应为每百万词元的价格，如 8",
    "spending_limit": "应为一次起草或试验至多花多少钱，如 5",
    "data_dir": "应为文件夹的路径",
    "database_url": DATABASE_ADVICE,
}


def _engine(text: str) -> str:
    if not _ENGINE.fullmatch(text):
        raise ValueError("no such engine")
    return text


def _address(text: str) -> str:
    text = text.strip()
    HttpUrl(text)
    return text.rstrip("/")


def _key(secret: SecretStr) -> SecretStr:
    """The key without the blanks around it, which come with copying."""
    text = secret.get_secret_value().strip()
    if not re.fullmatch(r"[!-~]*", text):
        raise ValueError("no such key")
    return SecretStr(text)


class Settings(BaseSettings):
    """What a run was told. A key shows itself masked wherever it is printed."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix=PREFIX, env_ignore_empty=True
    )

    profile: str = Field(default="hunan_overall", min_length=1)
    engine: Annotated[str, AfterValidator(_engine)] = "builtin"
    openai_base_url: Annotated[str, AfterValidator(_address)] | None = None
    openai_api_key: Annotated[SecretStr, AfterValidator(_key)] | None = None
    ca_file: Path | None = None
    """Certificates of the organisation's own, which are trusted beside the usual ones."""
    proxy: Annotated[str, AfterValidator(_address)] | None = None
    """The way to the model's server, if it is not direct; no proxy of the environment is used."""
    deadline: float = Field(default=120, gt=0, le=3600)
    """Seconds of wall clock for one section, repairs and waiting included."""
    temperature: float | None = Field(default=None, ge=0, le=2)
    """None leaves it to the prompt."""
    seed: int | None = None
    """Asked of the server, so that a draft can be had again; few promise it."""
    concurrency: int = Field(default=4, ge=1, le=512)
    """Sections that are written at once."""
    context: int = Field(default=0, ge=0)
    """Tokens that the model takes, prompt and reply together; 0 if unknown."""
    price_input: Decimal = Field(default=Decimal(0), ge=0)
    """Per million tokens of prompt, in whatever currency."""
    price_output: Decimal = Field(default=Decimal(0), ge=0)
    """Per million tokens of reply."""
    spending_limit: Decimal | None = Field(default=None, ge=0)
    """What one draft, or one trial, may cost; needs the prices."""
    data_dir: Path = Field(default_factory=lambda: Path.home() / ".qicao")
    """The user's own folder, with the user's own prompts/."""
    database_url: Annotated[str, AfterValidator(driver_url), PlainSerializer(masked)] | None = (
        Field(default=None, repr=False)
    )
    """None is a file in `data_dir`; `database` is the one to open."""

    _origins: dict[str, str] = PrivateAttr(default_factory=dict)

    @property
    def database(self) -> str:
        """The address of the database, with its password if it has one."""
        return self.database_url or f"sqlite:///{self.data_dir.absolute() / 'qicao.db'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is passed in: `load_settings` asks the other places, to know which spoke."""
        return (init_settings,)

    def origin(self, name: str) -> str:
        """Where the value of a field came from, in words."""
        return self._origins.get(name, "默认值")


def load_settings(**overrides: object) -> Settings:
    """The settings of this run; an override of None counts as not given.

    UsageError for every name or value that does not fit, with the place where it stood.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    for place, name, value in (*_in_file(), *_in_environment(), *_in_arguments(given)):
        values[name], origins[name] = value, place
    try:
        settings = Settings(**values)  # type: ignore[arg-type]  # validated right here
    except ValidationError as error:
        raise UsageError(_complaint(error, origins)) from None
    settings._origins.update(origins)
    return settings


def describe(settings: Settings) -> tuple[tuple[str, str, str], ...]:
    """Name, value as a person may see it, and where it came from, for every setting."""
    return tuple(
        (name, _shown(settings, name), settings.origin(name)) for name in Settings.model_fields
    )


def _shown(settings: Settings, name: str) -> str:
    value = getattr(settings, "database" if name == "database_url" else name)
    return "（未设置）" if value is None else masked(str(value))


def _in_file() -> Iterator[tuple[str, str, object]]:
    try:
        found = TomlConfigSettingsSource(Settings, Path(FILE))()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{FILE} 不是有效的 TOML 文件，请改正后再试：{error}") from None
    _require_known(found, FILE)
    for name, value in found.items():
        if name in _SECRETS or masked(str(value)) != str(value):
            variable = _VENDOR.get(name, f"{PREFIX}{name.upper()}")
            raise UsageError(
                f"{FILE} 里不能写密码和密钥（{name}）：请删去，改用环境变量 {variable}"
            )
        yield FILE, name, value


def _in_environment() -> Iterator[tuple[str, str, object]]:
    for name, variable in _VENDOR.items():
        if os.environ.get(variable):
            yield f"环境变量 {variable}", name, os.environ[variable]
    ours = (name for name in os.environ if name.upper().startswith(PREFIX))
    _require_known((name[len(PREFIX) :].lower() for name in ours), f"环境变量 {PREFIX}…")
    for name, value in EnvSettingsSource(Settings)().items():
        yield f"环境变量 {PREFIX}{name.upper()}", name, value


def _in_arguments(given: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    _require_known(given, "命令行参数")
    for name, value in given.items():
        yield "命令行参数", name, value


def _require_known(names: Iterable[str], place: str) -> None:
    for name in names:
        if name not in Settings.model_fields:
            near = get_close_matches(name, Settings.model_fields, 1)
            hint = f"是不是 {near[0]}？" if near else f"可用的有 {'、'.join(Settings.model_fields)}"
            raise UsageError(f"{place}：没有“{name}”这项设置，{hint}")


def _complaint(error: ValidationError, origins: Mapping[str, str]) -> str:
    lines = []
    for detail in error.errors(include_url=False, include_context=False):
        name = str(detail["loc"][0])
        seen = "" if name in _NOT_REPEATED else f"“{detail['input']}”不能用，"
        lines.append(f"{origins.get(name, '设置')}｜{name}：{seen}{_ADVICE[name]}")
    return "\n".join(lines)
