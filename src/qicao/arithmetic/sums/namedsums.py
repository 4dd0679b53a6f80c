"""Totals of what is named short, or only counted: 东河、西河两镇共3426人, 三个县合计9396万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import SUM
from qicao.arithmetic.groups import RATE, Group
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.tables.rownames import heads_suiting
from qicao.statements import Role, Statement

_HAN = {han: n for n, han in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_TOTAL = (
    "(?P<number>[两二三四五六七八九十]|[2-9])"
    "(?P<of>个?(?:级|类|项|地|市|县|区|镇|乡|州|街道|村|家|大类)[^，。；、0-9]{0,8}?)"
    "[，,]?(?:合计|共计|总计|加起来|相加|之和|共)[^，。；、0-9]{0,8}$"
)
_COUNTED = re.compile(_TOTAL)
_FUSED = re.compile("(?P<names>[一-鿿]{3,7})(?:合计|共计|共)[^，。；、0-9]{0,4}$")
_JOINS = re.compile("[、和及与]")
_LEAD = re.compile("[，,：:的有为]")
_CUTS = "。；;\n"
_OPEN = re.compile("等$|除|不含|其余|其他")
_LEFT = re.compile("短缺|缺口|欠|结余|结转|节约|剩余|未|超支|增加|减少")
_PAIR = 2


_Found = tuple[Group, tuple[Statement, ...]]


class NamedSums:
    """What a text claims that so many parts of a list or a table make together."""

    def __init__(self, sources: Sources) -> None:
        self.text, self.sources = sources.text, sources
        self.groups = sources.groups

    def claims(self) -> Iterator[Alternatives]:
        """Every total of as many parts as the words name, or as have the name that is counted."""
        for given in self.sources.statements if self.groups else ():
            words = self._words(given) if _is_read(given) else ""
            if words and not _OPEN.search(words):
                found = _suiting([*self._found(given, words)], words)
                only = len({tuple(s.worth for s in parts) for _, parts in found}) == 1
                if offers := tuple(_claim(given, parts, only=only) for _, parts in found):
                    yield offers

    def _found(self, given: Statement, words: str) -> Iterator[_Found]:
        """The groups near it that have the parts, with them."""
        said, fused = _COUNTED.search(words), _FUSED.search(words)
        for group in self.groups.around(given.line):
            own = [p for p in group.parts if p.start != given.start]
            if group.dimension != given.dimension:
                continue
            parts = _counted(group, own, words, said) if said else ()
            if fused and not said:
                parts = _fused(own, fused["names"])
            if parts:
                yield group, parts

    def _words(self, given: Statement) -> str:
        """The words of its sentence before a number, if no other of its kind is among them."""
        begin = max(self.text.rfind(cut, 0, given.start) for cut in _CUTS) + 1
        own = self.sources.sentences.get(given.sentence, ())
        kind = [s for s in own if s.dimension == given.dimension and s.start < given.start]
        begin = max([begin, *(s.end for s in kind)])
        return self.text[begin : given.start]


def _is_read(s: Statement) -> bool:
    plain = s.role is Role.LEVEL and not (s.table or s.hedged) and s.amount is not None
    return plain and s.dimension not in (RATE, "")


def _suiting(found: Sequence[_Found], words: str) -> list[_Found]:
    """Those whose heads the words name, if they name any; this year's before other ones."""
    left = _LEFT.search(words)
    found = [(g, parts) for g, parts in found if not left or left[0] in g.head]
    heads = heads_suiting([g for g, _ in found], words)
    suiting = [pair for pair in found if any(pair[0] is g for g in heads)]
    now = [(g, parts) for g, parts in suiting if parts[0].role is Role.LEVEL]
    return now if len(now) == 1 else suiting


def _counted(
    group: Group, own: Sequence[Statement], words: str, said: re.Match[str]
) -> tuple[Statement, ...]:
    """As many parts as are counted: named, in short at least, or ending with what is counted."""
    number = _HAN.get(said["number"]) or int(said["number"])
    named = [p for p in group.named(words) if p in own]
    if len(named) == number:
        return tuple(named)
    listed = _JOINS.split(_LEAD.split(words[: said.start()])[-1])
    short = _all_called(listed, own)
    if len(short) == number > 1:
        return short
    ended = [p for p in own if p.label.endswith(said["of"].removeprefix("个")[:1])]
    bare = not listed[-1] and len(ended) == number < len(own) and bool(group.table)
    return tuple(ended) if bare else ()


def _fused(own: Sequence[Statement], names: str) -> tuple[Statement, ...]:
    """Parts whose names are run into one: 优良中等路 of 优等路, 良等路, 中等路."""
    ends = (own[0].label[n:] for n in range(1, len(own[0].label)))
    end = next((end for end in ends if all(p.label.endswith(end) for p in own)), "")
    short = _all_called([*names.removesuffix(end)], own) if end and names.endswith(end) else ()
    return short if _PAIR <= len(short) < len(own) else ()


def _all_called(names: Sequence[str], own: Sequence[Statement]) -> tuple[Statement, ...]:
    """What each of some names is the beginning of; nothing unless there is one for each."""
    found = [_called(name, own) for name in names if name]
    known = tuple(p for p in found if p)
    return known if len({p.start for p in known}) == len(found) else ()


def _called(name: str, parts: Sequence[Statement]) -> Statement | None:
    """The only part whose name begins so."""
    found = [p for p in parts if p.label.startswith(name)]
    return found[0] if len(found) == 1 else None


def _claim(given: Statement, parts: tuple[Statement, ...], *, only: bool) -> Claim:
    return Claim(given, SUM, parts, sure=only, likely=only)
