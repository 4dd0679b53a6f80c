"""Where a model is served and what was used of it; no connection is made here."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator

from qicao.errors import EndpointError
from qicao.prompt import Message, ModelDefaults, Output
from qicao.values import Value


class Endpoint(Value):
    """An OpenAI-compatible server, as settings name it."""

    base_url: str
    """With the version: https://api.example.com/v1."""
    api_key: SecretStr = SecretStr("")
    model: str = Field(min_length=1)
    deadline: float = Field(default=120, gt=0)
    """Seconds of wall clock for one section, waiting and repair included."""
    temperature: float | None = None
    """Overrides the prompt's."""

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
        parts = urlsplit(self.base_url)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{host}{port}{parts.path}"

    def mask(self, text: str) -> str:
        """`text` without the key, on one line of at most 200 characters."""
        key = self.api_key.get_secret_value()
        shown = " ".join(text.split())
        return (shown.replace(key, "***") if len(key) >= 6 else shown)[:200]


class EndpointClosed(EndpointError):
    """The server would refuse every further call too: the key, the quota, the address."""


class Usage(Value):
    """What a run used: calls, tokens as the server counted them, seconds of waiting."""

    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            calls=self.calls + other.calls,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            seconds=self.seconds + other.seconds,
        )


class Chat(Protocol):
    """A model that answers; the only thing that differs between engines of models."""

    @property
    def usage(self) -> Usage:
        """All calls so far."""
        ...

    def start(self) -> float:
        """When the section that begins now must be done, on the chat's own clock."""
        ...

    def ask(
        self, messages: tuple[Message, ...], output: Output, defaults: ModelDefaults, until: float
    ) -> str:
        """The model's whole answer, before `until`. EndpointError names what the server did."""
        ...
