"""Settings: which place counts, what is refused, and that a key is never shown."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from qicao.errors import UsageError
from qicao.settings import Settings, describe, load_settings


@pytest.fixture(autouse=True)
def empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to stand in, and none of our variables set."""
    monkeypatch.chdir(tmp_path)
    for name in [*os.environ]:
        if name.startswith(("QICAO_", "OPENAI_")):
            monkeypatch.delenv(name)
    return tmp_path


def origins(settings: Settings) -> dict[str, str]:
    return {name: origin for name, _, origin in describe(settings)}


def test_nothing_given_means_the_builtin_engine_and_defaults() -> None:
    settings = load_settings()
    assert (settings.profile, settings.engine, settings.deadline) == (
        "hunan_overall",
        "builtin",
        120,
    )
    assert set(origins(settings).values()) == {"默认值"}


def test_an_argument_goes_before_the_environment_and_that_before_the_file(
    empty_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_place / "qicao.toml").write_text(
        'engine = "openai:甲"\ndeadline = 30\ntemperature = 0.5\n', encoding="utf-8"
    )
    monkeypatch.setenv("QICAO_ENGINE", "openai:乙")
    monkeypatch.setenv("QICAO_DEADLINE", "40")
    settings = load_settings(engine="openai:丙")
    assert (settings.engine, settings.deadline, settings.temperature) == ("openai:丙", 40, 0.5)
    assert origins(settings)["engine"] == "命令行参数"
    assert origins(settings)["deadline"] == "环境变量 QICAO_DEADLINE"
    assert origins(settings)["temperature"] == "qicao.toml"


def test_an_override_of_none_counts_as_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QICAO_PROFILE", "别的")
    assert load_settings(profile=None).profile == "别的"


def test_the_address_in_a_vendor_variable_is_taken_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:8000/v1/")
    settings = load_settings()
    assert settings.openai_base_url == "http://127.0.0.1:8000/v1"
    assert origins(settings)["openai_base_url"] == "环境变量 OPENAI_BASE_URL"


def test_our_own_variable_goes_before_the_vendor_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("QICAO_OPENAI_BASE_URL", "http://127.0.0.1:2/v1")
    assert load_settings().openai_base_url == "http://127.0.0.1:2/v1"


def test_a_key_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-invented")
    settings = load_settings()
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == "sk-invented"
    for shown in (repr(settings), str(describe(settings)), settings.model_dump_json()):
        assert "sk-invented" not in shown


def test_a_key_in_the_file_is_refused_without_printing_it(empty_place: Path) -> None:
    (empty_place / "qicao.toml").write_text('openai_api_key = "sk-invented"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="环境变量 OPENAI_API_KEY") as caught:
        load_settings()
    assert "sk-invented" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("engine", "gpt", "应为 builtin"),
        ("engine", "langchain:某模型", "应为 builtin"),
        ("openai_base_url", "127.0.0.1:8000", "http://"),
        ("openai_base_url", "file:///tmp", "http://"),
        ("deadline", "0", "秒数"),
        ("deadline", "快", "秒数"),
        ("deadline", "nan", "秒数"),
        ("temperature", "3", "0 到 2"),
    ],
)
def test_a_wrong_value_names_its_place_and_what_would_do(
    name: str, value: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"QICAO_{name.upper()}", value)
    with pytest.raises(UsageError, match=advice) as caught:
        load_settings()
    assert f"QICAO_{name.upper()}" in str(caught.value)
    assert f"“{value}”" in str(caught.value)


def test_every_wrong_value_is_told_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        load_settings(deadline=-1, temperature=9)
    assert "deadline" in str(caught.value)
    assert "temperature" in str(caught.value)


@pytest.mark.parametrize("place", ["file", "environment", "argument"])
def test_a_misspelt_name_is_refused_with_the_nearest(
    place: str, empty_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "file":
        (empty_place / "qicao.toml").write_text('engin = "builtin"\n', encoding="utf-8")
    if place == "environment":
        monkeypatch.setenv("QICAO_ENGIN", "builtin")
    with pytest.raises(UsageError, match="是不是 engine"):
        load_settings(**({"engin": "builtin"} if place == "argument" else {}))


@pytest.mark.parametrize("content", [b"engine = ", b'engine = "\xff"'])
def test_a_broken_file_is_refused_by_name(content: bytes, empty_place: Path) -> None:
    (empty_place / "qicao.toml").write_bytes(content)
    with pytest.raises(UsageError, match=r"qicao\.toml"):
        load_settings()


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        load_settings().deadline = 1  # type: ignore[misc]


def test_importing_the_module_reads_no_variable_of_ours() -> None:
    script = "import os; os.environ['QICAO_DEADLINE'] = 'wrong'; import qicao.settings"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_database_is_a_file_of_the_user_unless_an_address_is_given(
    empty_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(data_dir=empty_place)
    assert settings.database == f"sqlite:///{empty_place / 'qicao.db'}"
    assert dict(row[:2] for row in describe(settings))["database_url"] == settings.database
    monkeypatch.setenv("QICAO_DATABASE_URL", "postgresql://u@127.0.0.1/d")
    assert load_settings().database == "postgresql+psycopg://u@127.0.0.1/d"


def test_the_password_of_the_database_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QICAO_DATABASE_URL", "postgresql://u:hunter-2@127.0.0.1/d")
    settings = load_settings()
    assert "hunter-2" in settings.database
    for shown in (repr(settings), str(describe(settings)), settings.model_dump_json()):
        assert "hunter-2" not in shown
    assert "u:***@127.0.0.1/d" in str(describe(settings))


@pytest.mark.parametrize("address", ["mysql://u:hunter-2@h/d", "postgresql://u:hunter-2@/@h/d"])
def test_a_wrong_address_of_a_database_is_refused_without_printing_it(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QICAO_DATABASE_URL", address)
    with pytest.raises(UsageError, match=r"QICAO_DATABASE_URL.*应为 sqlite:///") as caught:
        load_settings()
    assert "hunter-2" not in str(caught.value)


def test_a_password_in_the_file_is_refused_without_printing_it(empty_place: Path) -> None:
    line = 'database_url = "postgresql://u:hunter-2@127.0.0.1/d"\n'
    (empty_place / "qicao.toml").write_text(line, encoding="utf-8")
    with pytest.raises(UsageError, match="环境变量 QICAO_DATABASE_URL") as caught:
        load_settings()
    assert "hunter-2" not in str(caught.value)


@pytest.mark.parametrize("key", ["sk-甲乙丙丁", "sk-abc\ndef", "sk-ａｂｃ１２３", "sk abc"])
def test_a_key_that_no_header_can_hold_is_refused_in_words(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with pytest.raises(UsageError, match=r"OPENAI_API_KEY.*全角字符") as caught:
        load_settings()
    assert key not in str(caught.value)


def test_blanks_around_a_key_and_an_address_are_none_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", " sk-abcdef\r\n")
    monkeypatch.setenv("OPENAI_BASE_URL", " http://127.0.0.1:8000/v1/ ")
    settings = load_settings()
    assert settings.openai_api_key is not None
    assert settings.openai_api_key.get_secret_value() == "sk-abcdef"
    assert settings.openai_base_url == "http://127.0.0.1:8000/v1"
