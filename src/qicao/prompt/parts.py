"""What a prompt file is made of: turns, inputs, the rules beside it, what it asks of a model."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import Field

from qicao.values import Value

Role = Literal["system", "user", "assistant"]
Output = Literal["prose", "problems", "measures", "rewrite"]


class Message(NamedTuple):
    """One turn as it is sent."""

    role: Role
    content: str


class Options(Value):
    """How a model is to answer, unless the endpoint says otherwise; named as prompty names them."""

    temperature: float = Field(default=0.3, ge=0, le=2)
    maxOutputTokens: int = Field(default=1500, ge=1, le=32_000)


class ModelDefaults(Value):
    """What a prompt asks of a model."""

    options: Options = Options()

    @property
    def temperature(self) -> float:
        """How freely the model chooses."""
        return self.options.temperature

    @property
    def max_tokens(self) -> int:
        """How long the answer may become."""
        return self.options.maxOutputTokens


class Rules(Value):
    """The rules that stand first, word for word the same, in every prompt of a profile."""

    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    text: str
    repair: str
    """What a model is told before the list of faults in its reply."""
    basis: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


class Input(Value):
    """A name that the template prints."""

    kind: Literal["string", "object", "array"] = "string"
    description: str = ""
    default: str | None = None
    """`${file:NAME}` of a file beside the prompt: fixed text, the same for every report."""


class Turn(Value):
    """One turn of the file as Jinja2; `line` is where it begins."""

    role: Role
    source: str
    line: int
