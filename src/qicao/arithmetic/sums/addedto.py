"""What there was to spend: what came in, and what was carried over from the year before.

本年收入2595.46万元…。加上年初结转128.64万元，全年可用资金2724.10万元; 新收4719件…；加上旧存148件，
共受理4867件. What came in is the largest number of its kind that the line has said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement

_ADDED = re.compile(
    "(?:加上|加|连同)(?!强|快|大|权)[一-鿿“”（）]{0,14}$|(?:年初|上年)结[转余][一-鿿]{0,4}$"
)
_TOTAL = re.compile("总[计额]$")
"""Words of a total that is told apart where it is what came in and no more."""
_WITHIN = re.compile("(?:其中|[包不]?含|来自)[^，。；]*$")
"""Before what is no more than a part of what came in."""
_ALL = re.compile("可用|可支配|可安排|共受理|应办|资金来源|(?:收入|资金)总[计额]")
"""Words of what there was in all."""
_CAME_IN = re.compile("收入|拨款|新收|新受理|受理")
_WHOLES = (Role.FULL, Role.LEVEL)
_WORDS = 20
"""Characters before a number that may say that it is added."""


def added_to(sources: Sources) -> Iterator[Alternatives]:
    """Every total right behind what is added, with what came in before."""
    said = [s for s in sources.statements if not s.table]
    for place, whole in enumerate(said):
        added = said[place - 1] if place else whole
        if not _is_all(whole, added) or not _is_added(added, sources.text):
            continue
        base = _came_in(said[:place], added)
        if base and not (base.worth == whole.worth and _TOTAL.search(whole.label)):
            yield (Claim(whole, f.SUM, (base, added), sure=True),)


def _is_all(whole: Statement, added: Statement) -> bool:
    beside = whole.line == added.line and alike(whole, added) and whole is not added
    return beside and whole.role in _WHOLES and bool(_ALL.search(f"{whole.label}{whole.item}"))


def _is_added(added: Statement, text: str) -> bool:
    words = text[max(0, added.start - _WORDS) : added.start]
    within = added.under >= 0 or _WITHIN.search(words)
    return added.role is Role.LEVEL and not (added.hedged or within) and bool(_ADDED.search(words))


def _came_in(before: Sequence[Statement], added: Statement) -> Statement | None:
    """The largest number of what came in that the line has said."""
    found = [
        s
        for s in before
        if s.line == added.line and s.start < added.start and alike(s, added)
        if s.role is Role.LEVEL and _CAME_IN.search(f"{s.label}{s.item}")
    ]
    return max(found, key=lambda s: s.worth or 0, default=None)
