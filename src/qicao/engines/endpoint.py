"""Where a model is served, on what terms, and what was used of it; no connection is made here."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, field_validator

from qicao.errors import EndpointError
from qicao.values import Value

_MILLION = Decimal(1_000_000)
AT_ONCE = 1000
"""Connections to one server."""
NO_KEY = "none"
"""What is sent where no key was set: a server of one's own may take any."""


class Terms(Value):
    """How much may be asked at once, for how long and for how much; the same for every engine."""

    deadline: float = Field(default=120, gt=0)
    """Seconds of wall clock for one section, waiting and repairs included."""
    concurrency: int = Field(default=4, ge=1)
    """Sections at once."""
    context: int = Field(default=0, ge=0)
    """Tokens that the model takes, prompt and answer together; 0 if nobody said."""
    temperature: float | None = None
    """Overrides the prompt's."""
    seed: int | None = None
    price_in: Decimal = Field(default=Decimal(0), ge=0)
    """Per million tokens of prompt."""
    price_out: Decimal = Field(default=Decimal(0), ge=0)
    """Per million tokens of answer."""
    ceiling: Decimal | None = Field(default=None, ge=0)
    """What one run may cost; None for no limit."""

    @property
    def is_priced(self) -> bool:
        """Whether a call costs anything."""
        return bool(self.price_in or self.price_out)

    def cost(self, prompt_tokens: int, completion_tokens: int) -> Decimal:
        """What so many tokens cost."""
        money = prompt_tokens * self.price_in + completion_tokens * self.price_out
        return money / _MILLION


class Route(Value):
    """How a server is reached: whose certificates count, and through which proxy."""

    ca_file: str = ""
    """Certificates in PEM that are trusted beside those that everybody trusts."""
    proxy: str = ""
    """The address of a proxy; the environment is not asked for one."""


DIRECT = Route()


class Endpoint(Value):
    """An OpenAI-compatible server, as settings name it."""

    base_url: str
    """With the version: https://api.example.com/v1."""
    api_key: SecretStr = SecretStr("")
    model: str = Field(min_length=1)
    deadline: float = Field(default=120, gt=0)
    """Seconds for one section, for what is told of a server that is late."""
    key_name: str = "OPENAI_API_KEY"
    """Where the key is set."""
    url_name: str = "OPENAI_BASE_URL"
    """Where the address is set."""
    route: Route = DIRECT

    @field_validator("base_url")
    @classmethod
    def _is_http(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("OPENAI_BASE_URL 应是 http:// 或 https:// 开头的地址")
        return value.rstrip("/")

    @property
    def place(self) -> str:
        """The address to show: host and path, never a user, password or query."""
        return show_address(self.base_url)

    def mask(self, text: str) -> str:
        """`text` without any key, on one line of at most 200 characters."""
        shown = " ".join(text.split())
        for key in self.keys:
            shown = shown.replace(key, "***") if len(key) >= 6 else shown
        return shown[:200]

    @property
    def keys(self) -> tuple[str, ...]:
        """The secrets that a server might repeat."""
        return (self.api_key.get_secret_value(), self.login[1])

    @property
    def login(self) -> tuple[str, str]:
        """The user and password that stand in the address; '' and '' if none do."""
        parts = urlsplit(self.base_url)
        return unquote(parts.username or ""), unquote(parts.password or "")

    def url(self, path: str) -> str:
        """The address of a call, with the query of `base_url` and without its user and password."""
        parts = urlsplit(self.base_url)
        host = parts.netloc.rpartition("@")[2]
        return parts._replace(netloc=host, path=f"{parts.path.rstrip('/')}/{path}").geturl()


def show_address(url: str) -> str:
    """Host and path of an address, never a user, password or query."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path}"


class EndpointClosed(EndpointError):
    """The server would refuse every further call too: the key, the quota, the address."""


class SectionRefused(EndpointError):
    """One section cannot be asked for; nothing is said about the others."""


class AnswerLost(EndpointError):
    """No whole answer came, and the server may have written, and billed, one."""

    billed = Decimal(0)
    """What it may have cost at most."""


class AnswerForeign(EndpointError):
    """What came is no model's answer."""


class Unfinished(AnswerLost):
    """The model did not come to an end by itself: cut at the limit, filtered, or empty."""


class Usage(Value):
    """What a run used: calls, tokens as the server counted them, seconds of waiting, money."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    cost: Decimal = Decimal(0)

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            calls=self.calls + other.calls,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            seconds=self.seconds + other.seconds,
            cost=self.cost + other.cost,
        )
