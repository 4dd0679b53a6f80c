"""What a model may reply: four shapes for all profiles, read strictly out of whatever it sent.

Reading forgives the wrapping (thoughts, fences, words around the JSON) and nothing within it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Annotated, Literal, overload

from pydantic import StringConstraints, ValidationError

from qicao.errors import InputError
from qicao.prompt import Output
from qicao.values import Value

MAX_REPLY = 200_000
_THOUGHT = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_OPEN_THOUGHT = re.compile(r"\A.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)

MAX_TEXT = 10_000
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TEXT)]
"""What no text of a reply reaches in good faith; what is merely too long is a fault of its own."""


class ReplyRefused(InputError):
    """A reply that is not in the shape asked for; the message is fit for a repair turn."""


class ProseReply(Value):
    """Paragraphs of bound text."""

    paragraphs: tuple[Text, ...]


class Problem(Value):
    """A problem that a signal stands for."""

    signal: Text
    title: Text
    text: Text


class ProblemsReply(Value):
    """One problem a signal."""

    problems: tuple[Problem, ...]


class Measure(Value):
    """What is to be done about one problem or several, by whom and until when."""

    problems: tuple[Text, ...]
    """Codes of the signals that it answers."""
    title: Text
    text: Text
    who: Text
    by_when: Text


class MeasuresReply(Value):
    """The measures: together they answer every signal."""

    measures: tuple[Measure, ...]


class RewriteReply(Value):
    """One passage of bound text, written anew."""

    text: Text


Reply = ProseReply | ProblemsReply | MeasuresReply
"""What a section is written by."""
Model = type[ProseReply] | type[ProblemsReply] | type[MeasuresReply] | type[RewriteReply]
MODELS: dict[Output, Model] = {
    "prose": ProseReply,
    "problems": ProblemsReply,
    "measures": MeasuresReply,
    "rewrite": RewriteReply,
}


@overload
def read_reply(raw: str, kind: Literal["rewrite"]) -> RewriteReply: ...
@overload
def read_reply(raw: str, kind: Literal["prose", "problems", "measures"]) -> Reply: ...
def read_reply(raw: str, kind: Output) -> Reply | RewriteReply:
    """The reply in `raw`. ReplyRefused, in words for the model, if it is not in its shape."""
    found = find_object(unwrap(raw))
    try:
        return MODELS[kind].model_validate(found)
    except ValidationError as error:
        raise ReplyRefused(_misshapen(error)) from None


def unwrap(raw: str) -> str:
    """The reply without thoughts and without characters that nobody sees."""
    text = _UNSEEN.sub("", raw[:MAX_REPLY])
    return _OPEN_THOUGHT.sub("", _THOUGHT.sub("", text)).strip()


def find_object(text: str) -> object:
    """The first JSON object in `text`, whatever stands around it. ReplyRefused if there is none."""
    # Models write line breaks inside strings, which strict JSON forbids.
    decoder = json.JSONDecoder(strict=False)
    for start in _braces(text):
        try:
            found: object = decoder.raw_decode(text, start)[0]
        except (json.JSONDecodeError, RecursionError):
            continue
        return found
    raise ReplyRefused("回复里没有完整的 JSON 对象：请只输出一个 JSON 对象，前后不加别的文字")


def _braces(text: str, limit: int = 50) -> Iterator[int]:
    """Where an object may begin; `limit` keeps a reply of braces alone from taking for ever."""
    position = -1
    for _ in range(limit):
        position = text.find("{", position + 1)
        if position < 0:
            return
        yield position


def _misshapen(error: ValidationError) -> str:
    lines = []
    for entry in error.errors()[:8]:
        where = ".".join(str(part) for part in entry["loc"]) or "整个对象"
        lines.append(f"{where}：{_REASONS.get(entry['type'], '类型或内容不对')}")
    return f"JSON 的结构不对（{'；'.join(lines)}）：请按要求的键和类型重写"


_REASONS = {
    "missing": "缺少这个键",
    "extra_forbidden": "多出这个键，请去掉",
    "string_type": "应为字符串",
    "tuple_type": "应为列表",
    "string_too_long": "太长",
}
