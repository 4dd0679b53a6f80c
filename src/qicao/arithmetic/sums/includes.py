"""Parts of what a sentence names again: 单位资金420万元。…单位资金包括培训费300万元、场租120万元.

The whole is said sentences before. 包括 says that the parts are all; 中 and 里 say so where the
last part is whatever else there is, and else leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.sums.summands import is_count
from qicao.statements import Role, Statement
from qicao.statements.vacant import is_vacant

_NAMED = re.compile(
    "(?P<name>[^，。；;、：:（）()\\n0-9]{2,14}?)(?P<all>包括|包含|由|中|里)[，：:]?[^，。；;、：:\\n0-9]{2,}$"
)
_NEXT, _OPEN = re.compile("(?:、|和|以及|及)[^，。；;、\n0-9]+"), re.compile("等")
_NEXT_TOO = re.compile("(?:[、，]|和|以及|及)[^，。；;、\n0-9]+")
"""The same in a list whose whole is named before it: there a comma parts it as well."""
_INLINE = re.compile("(?:中|里|内|[，,](?:分别|全部)?用于)[，,：:]?[^，。；;、：:\n0-9]{2,20}")
"""Between a whole and the first of its parts: 资金189万元中，道路100万元，桥梁50万元."""
_JOIN = re.compile("[和与及、]")
_OTHER = ("其他", "其它", "其余", "剩余")
_MAIN = ("主要", "其", "其中")
_MADE = re.compile("[^，。；;\n0-9]{0,6}(?:组成|构成|合成)")
_LINES, _LEAST = 4, 2
"""Lines above in which the whole stands."""
_INDICATORS = ("产出", "效益", "满意")
"""The kinds of indicators that any table of them has."""


def included(sources: Sources) -> Iterator[Alternatives]:
    """Every list of parts whose whole is named at the beginning of their sentence."""
    for said in sources.sentences.values():
        for place, first in enumerate(said):
            found = _NAMED.fullmatch(_words(sources.text, first))
            if not found or found["name"].endswith(_MAIN) or not _is_plain(first):
                continue
            joins = _NEXT_TOO if found["all"] in "中里" else _NEXT
            parts = tuple(_run(sources.text, said[place:], joins))
            closed = _is_closed(sources.text, found["all"], parts)
            if len(parts) >= _LEAST and (closed or _may_be_all(sources.text, found["all"], parts)):
                wholes = _wholes(sources, found["name"], first)
                only = len(wholes) == 1 and closed
                if wholes:
                    yield tuple(Claim(w, f.SUM, parts, sure=only, likely=only) for w in wholes)


def inline(sources: Sources) -> Iterator[Alternatives]:
    """Every list right behind the number that it may be all of, which 中 or 用于 joins to it."""
    for said in sources.sentences.values():
        for whole, first in pairwise(said):
            between = sources.text[whole.end : first.start].strip()
            plain = _is_plain(whole) and _is_plain(first) and above(whole, first)
            if not (plain and alike(whole, first) and _INLINE.fullmatch(between)):
                continue
            parts = tuple(_run(sources.text, said[said.index(first) :], _NEXT_TOO))
            if len(parts) > _LEAST and not _OPEN.match(sources.text, parts[-1].end):
                yield (Claim(whole, f.SUM, parts, sure=False),)


def indicators(whole: Statement, parts: Sequence[Statement]) -> Iterator[Alternatives]:
    """绩效指标10个，其中产出指标6个，效益指标3个，满意度指标1个: their kinds are all of them."""
    counts = tuple(p for p in parts if is_count(p) and p.mention.unit == whole.mention.unit)
    names = [p.item for p in counts]
    kinds = all(any(kind in name for name in names) for kind in _INDICATORS)
    if kinds and "指标" in whole.item and len(names) == len(parts) == len({*names}):
        yield (Claim(whole, f.SUM, counts, sure=True, likely=True),)


def joined(whole: Statement, parts: Sequence[Statement]) -> Iterator[Alternatives]:
    """结转结余536.38万元（结转498.20万元、结余38.18万元）: its name joins those of its parts."""
    names = "".join(p.label for p in parts)
    plain = all(alike(p, whole) and not p.hedged for p in parts) and not whole.hedged
    if len(parts) >= _LEAST and plain and names and names == _JOIN.sub("", whole.label):
        yield (Claim(whole, f.SUM, tuple(parts), sure=True, likely=True),)


def _words(text: str, first: Statement) -> str:
    """The words of its sentence before a number, or behind a semicolon."""
    begin = max(text.rfind(cut, 0, first.start) for cut in "。；;\n") + 1
    return text[begin : first.start].strip()


def _is_plain(s: Statement) -> bool:
    return s.role is Role.LEVEL and not (s.hedged or s.table) and s.amount is not None


def _run(text: str, said: Sequence[Statement], joins: re.Pattern[str]) -> Iterator[Statement]:
    """A number and those behind it that only a join and a name part from the one before."""
    last = said[0]
    yield last
    for s in said[1:]:
        joined = joins.fullmatch(text[last.end : s.start].strip())
        if not (joined and _is_plain(s) and alike(s, last)):
            return
        yield s
        last = s


def _is_closed(text: str, word: str, parts: Sequence[Statement]) -> bool:
    """Whether the words say that some parts are all."""
    after = text[parts[-1].end :][:_MOST]
    if _OPEN.match(after) or len({p.item for p in parts}) < len(parts):
        return False
    if word == "由":
        return bool(_MADE.match(after))
    return word.startswith("包") or parts[-1].label.startswith(_OTHER)


def _may_be_all(text: str, word: str, parts: Sequence[Statement]) -> bool:
    """Whether parts may be all that there is: 中 and 里 leave it open where nothing says 等."""
    return word in "中里" and not _OPEN.match(text, parts[-1].end)


def _wholes(sources: Sources, name: str, first: Statement) -> list[Statement]:
    """The values of what is named, in the lines before."""
    own = sources.index.name(name)
    found = {
        s.worth: s
        for s in sources.named(name, (Role.LEVEL, None, first.dimension), first)
        if sources.index.name(s.item) == own and _is_plain(s) and s.start < first.start
        if first.line - s.line <= _LINES
    }
    return [s for s in found.values() if len(found) == 1 or above(s, first)]


_MOST = 12
"""Characters behind a list that may say that it is all."""


def own_parts(parts: Sequence[Statement]) -> list[Statement]:
    """Parts without what another one is worth, what one came to, and posts that nobody has."""
    parts = [part for part in parts if not (part.role is Role.LEVEL and part.sign)] or [*parts]
    gross = any("原值" in part.label for part in parts)
    held = [part for part in parts if not (gross and _NET.search(part.label))]
    return [part for part in held if not is_vacant(part.label)] or held


_NET = re.compile("净值|折旧|摊销")
"""固定资产原值、累计折旧、净值; what is said behind the people that there are."""
