"""A line as numbers and the marks between them, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.mentions import Mention, MentionKind

_BREAK = re.compile("[（(][一-鿿]{1,4}[）)]|[。！？；;，,：:、（）()\n]")
"""A cut between clauses; a bracket of a few 汉字 belongs to the word that it stands in."""
_PERIOD = re.compile("[年月]|季度")


def events(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int, Mention | str]]:
    """Numbers and cuts in order; a mark within a number cuts nothing."""
    position = 0
    for mention in mentions:
        yield from _cuts(text, position, mention.start)
        yield mention.start, mention.end, mention
        position = mention.end
    yield from _cuts(text, position, len(text))


def _cuts(text: str, begin: int, end: int) -> Iterator[tuple[int, int, str]]:
    for match in _BREAK.finditer(text, begin, end):
        if len(match[0]) == 1:
            yield match.start(), match.end(), match[0]


def is_kept(mention: Mention) -> bool:
    """Whether a number that is none belongs to the words around it: a name, a year."""
    return mention.kind is MentionKind.NAME or bool(_PERIOD.search(mention.text))
