"""A prompt, and filling it in."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import TemplateError
from pydantic import Field, field_validator

from qicao.errors import ImportRefused
from qicao.prompt.parts import Input, Message, ModelDefaults, Output, Rules, Turn
from qicao.prompt.template import compiled, line_of, refused
from qicao.values import Value

MAX_OUTPUT = 200_000
"""Characters of all turns together."""


class Prompt(Value):
    """A prompt with its version, the inputs that it needs, and the reply that it asks for."""

    id: str
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    title: str
    output: Output
    sections: tuple[str, ...] = ()
    """Ids of the sections that it is for; () for every one that no other prompt is for."""
    inputs: dict[str, Input]
    repair: str = ""
    """What a model is told before the list of faults in its reply; '' for what the rules say."""
    cut: tuple[str, ...] = ()
    """Inputs that may be shortened where the whole is too long, the first to go first."""
    model: ModelDefaults = ModelDefaults()
    basis: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    template: dict[str, dict[str, str]] = {}
    """For the prompty package; not looked at here."""
    file: str
    digest: str
    """sha256 of the file and of the rules beside it."""
    rules: Rules | None = None
    turns: tuple[Turn, ...]

    @field_validator("inputs", mode="before")
    @classmethod
    def _described(cls, given: object) -> object:
        """An input may be given by its description alone."""
        if not isinstance(given, Mapping):
            return given
        return {k: {"description": v} if isinstance(v, str) else v for k, v in given.items()}

    @property
    def fixed(self) -> dict[str, object]:
        """The inputs that are the same for every report, with what they hold."""
        names = [name for name, entry in self.inputs.items() if entry.default is not None]
        return dict.fromkeys(names, self.rules)

    @property
    def needed(self) -> tuple[str, ...]:
        """The inputs that a caller gives."""
        return tuple(name for name, entry in self.inputs.items() if entry.default is None)

    @property
    def repair_words(self) -> str:
        """What stands before a list of faults."""
        return (self.repair or (self.rules.repair if self.rules else "")).strip()

    def render(self, inputs: Mapping[str, object]) -> tuple[Message, ...]:
        """The turns, filled in. ImportRefused for a name missing or unknown, or too long."""
        self._require_names(inputs)
        values = {**self.fixed, **inputs}
        budget = MAX_OUTPUT
        messages = []
        for turn in self.turns:
            content = self._fill(turn, values, budget)
            budget -= len(content)
            messages.append(Message(turn.role, content.strip()))
        return tuple(messages)

    def _require_names(self, inputs: Mapping[str, object]) -> None:
        described = self.inputs
        missing = [f"{n}（{described[n].description}）" for n in self.needed if n not in inputs]
        unknown = [name for name in inputs if name not in self.needed]
        said = [f"缺少输入 {'、'.join(missing)}"] if missing else []
        said += [f"没有声明过输入 {'、'.join(unknown)}"] if unknown else []
        if said:
            raise ImportRefused("prompt_inputs", self.file, "；".join(said) + "，请补齐后再用")

    def _fill(self, turn: Turn, inputs: Mapping[str, object], budget: int) -> str:
        pieces: list[str] = []
        try:
            for piece in compiled(turn.source).generate(inputs):
                budget -= len(piece)
                if budget < 0:
                    raise refused(self.file, turn.line, f"写出超过 {MAX_OUTPUT} 字，请缩短循环")
                pieces.append(piece)
        except (TemplateError, TypeError) as error:
            raise refused(self.file, line_of(error, turn), f"不能填写：{error}") from None
        return "".join(pieces)
