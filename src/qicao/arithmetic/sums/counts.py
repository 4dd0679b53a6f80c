"""Counts beside the list that they count: 内设机构5个：甲、乙、丙…, or after it.

Works on the text itself, for the names of a list are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.formula import SUM
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_AFTER = re.compile(
    "[一-鿿]{0,8}(?:[：:，,]?(?:分别是|分别为|依次是|依次为|即|包括|为|(?<=[项个类家条]是)|有)[：:]?|[：:])(?P<names>(?:(?![，,](?:其中|其余|均|共|合计|总计|全部|与[局厅委院办]?机关))[^。；;：:\n])*)"
)
_BRACKET = re.compile("[一-鿿]{0,6}[（(](?:即|分别[为是])?(?P<names>[^（）()。；;：:，,\n]+)[）)]")
_SOME = re.compile("其中|[包不]?含|另|详见|附|如|主要|等$")
"""What may name some of what is counted, or what is no part of it."""
_CUTS = "。；;：:，,\n"
"""What parts a list from the words before it."""
_COLON = re.compile("[：:]")
_MARKS = re.compile("[、，]|以及|,(?![0-9]{3})")
_LAST = re.compile("(?<=[一-鿿）)])(?:以及|和|及|与)(?=[一-鿿“])")
_OPEN = re.compile("(?:(?<=[^高中初平同])|(?<=合同))等[一-鿿]{0,10}$")
_NUMBERED = re.compile("^\\s*(?:[0-9]{1,2}[.．、]|[（(][0-9]{1,2}[）)])")
_POINTS = re.compile("\\s*(?:一是|第一|[1１①一][.．、]|[（(][1一])")
"""How points begin that are written out one by one."""
_HAN = "[零〇一二两三四五六七八九十百千万亿]"
_NOT_A_NAME = re.compile(
    f"[0-9０-９]|百分之|{_HAN}{{2,}}[家个名所户人项件次张]$|"
    "[一二两三四五六七八九十百]+[家个名所户人项]$|其中|合计|共计|[的了]"
)
VALUED = re.compile(
    "([一-鿿“”（）()]{2,20}?)"
    f"(?:[0-9][0-9,]*(?:\\.[0-9]+)?[万亿]?|{_HAN}+)(?:元|人|件|亩|公里|户|个|次|项|套|分|家|处|名|座|台|辆|期|场|吨|(?<=万))"
)
"""A name with its amount."""
_INHABITANTS, _NAMED = frozenset({"户", "人", "名", "人次", "件"}), 20
"""What is counted in places that are named, and how many of which a list may name."""
_LONG_LIST = 8
"""Names of an open list that leaves out more than one, if any; a shorter one does where its count
says of what."""
_CALLED = re.compile("[一-鿿]")
MOST, LONGEST = 80, 30
"""Names of a list, and characters of a name."""
_COUNTED = (Role.LEVEL, Role.TARGET)
_PARTED = re.compile(
    "(?P<value>[两二三四五六七八九十]|[2-9])(?:个方面|大方面|方面)(?:的[一-鿿]{2,6})?(?=[：:，,。；])"
)
"""A count of what is told apart, which is no quantity: 用于四个方面."""
_APART = re.compile(
    "(?<=[一-鿿）”])(?P<value>[三四五六七八九])(?:个?(?:方面|阶段|环节|维度|层面|步骤)|级(?=[一-鿿]))"
)
_TIMES = 3
"""Times as many as the names before it a number is at most that counts them: 220份 sent to three
kinds of readers counts none of these."""
_PAIR = 2
LEAST = 3
"""Names that make a list: two things joined may be one name."""


class Count(NamedTuple):
    """A number that counts names, at `start` to `end`; `text` is what it counts in."""

    value: int
    start: int
    end: int
    text: str
    called: bool = False
    """Whether the words behind it say what it counts: 等8个科室, and not 等8项."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with the names that it counts; an open list (…等) may have more."""

    stated: Count
    names: tuple[str, ...]
    open: bool
    start: int
    end: int

    @property
    def holds(self) -> bool:
        """Whether there are as many names, or no more where the list is open."""
        value, many = self.stated.value, len(self.names)
        nearly_all = (many >= _LONG_LIST or self.stated.called) and many == value - 1
        return many <= value and not nearly_all if self.open else many == value

    @property
    def twice(self) -> tuple[str, ...]:
        """The names that stand in the list more than once; the first may have words before it."""
        first, *others = self.names
        known = [next((n for n in others if _is_last(n, first)), first), *others]
        return tuple(dict.fromkeys(n for n in known if known.count(n) > 1))


_TOGETHER = re.compile("，(?:一共|总共|合计|共计|共有|共|计)$")
"""Between names and how many they are: …财政所、服务中心，共六个站所."""
_ALL = re.compile("(?:(?<!公)共|合计|共计|一共|总共)$")
"""The same without a comma: 市场信息股共七个股室."""
_NAMES = "(?P<names>[^。；;：:，\n]+、[^。；;：:，\n]+)"
_EACH = re.compile("分别|依次")
"""Behind names it says that each has a number of its own."""
_COUNTED_ALREADY = re.compile(
    f"(?:{_HAN}|[0-9]{{1,2}})(?:类|种|项|个|家|大类|部门|单位|方)[^、，]{{0,8}}$"
)
"""Behind names it says how many they are: 族谱、老照片、契约三类资料共1364件."""
_COUNTED_BEFORE = re.compile(f"{_HAN}个[一-鿿]{{1,4}}[和及与]")
_COUNTED_NEXT = re.compile("[两二三四五六七八九十0-9][个项家条类]")
_OFFICE = re.compile("[室股科处局所部办队站厅院馆会司委校园]$|中心$")
"""How the name of an office ends."""
_LEAD = re.compile(
    "^(?:其中|涉及|包括|分别是|其中包括)+|^.*(?:的|[^国公私所])有(?=.)"
    "|^.*(?:围绕|聚焦|紧扣|突出|(?:修订|制定|完善|健全|出台|印发|建立)了)(?=[一-鿿])"
)
_OPENS = re.compile("(?:设有?|有|包括|为|辖|含|即|是|分为)$")
"""How words end that stand before the first name of a list."""


def _is_last(name: str, words: str) -> bool:
    """Whether words end with a name that others introduce: 局机关内设办公室."""
    return len(name) > 1 and words.endswith(name) and bool(_OPENS.search(words[: -len(name)]))


def find_counts(text: str, statements: Sequence[Statement]) -> Iterator[Counted]:
    """The counts of a text that stand beside their list."""
    yield from _told_apart(text)
    for stated in (*_counts(statements), *_parted(text)):
        count = stated._replace(called=bool(_CALLED.match(text, stated.end)))
        only_after = count.text.endswith("次") or count.value < LEAST
        found = _after(text, count) or (None if only_after else _before(text, count))
        if found:
            yield found
    yield from _later(text, statements)


def _told_apart(text: str) -> Iterator[Counted]:
    """从投入、过程、产出、效果四个方面: names before a count of what is no quantity."""
    for match in _APART.finditer(text):
        count = Count(_DIGITS[match["value"]], match.start(), match.end(), match[0], called=True)
        found = None if _PARTED.match(text, match.start()) else _before(text, count)
        if found and "、" in text[found.start : found.end]:
            yield found


def _later(text: str, statements: Sequence[Statement]) -> Iterator[Counted]:
    """Names that a sentence of the paragraph gives for what one before it counted by that name."""
    for s in statements:
        if s.table or len(s.item) <= LEAST or not (counts := list(_counts([s]))):
            continue
        rest = text[s.end : s.end + MOST * LONGEST].split("\n", 1)[0]
        named = f"。{re.escape(s.item)}(?:分别)?(?:为|是|包括|即){_NAMES}"
        if match := re.search(named, rest):
            start = s.end + match.start("names")
            found = _list(counts[0], match["names"], start, LEAST)
            yield from [found] if found else []


def _counts(statements: Sequence[Statement]) -> Iterator[Count]:
    for s in statements:
        value, kind = s.mention.value, s.mention.kind.value
        if s.label.endswith("各"):
            continue  # 大班、中班、小班各4个: so many of each
        if s.table or kind != "计数" or value is None or value != int(value) or value < _PAIR:
            continue
        if s.mention.unit in _INHABITANTS and value > _NAMED:
            continue  # 大桥、双溪、枫林139户: what is in them, and not they
        if s.role in _COUNTED or s.role is Role.OTHER:
            yield Count(int(value), s.start, s.end, s.mention.text)


def _parted(text: str) -> Iterator[Count]:
    for match in _PARTED.finditer(text):
        value = _DIGITS.get(match["value"]) or int(match["value"])
        yield Count(value, match.start(), match.end(), match[0])


_SUMMED = re.compile(
    "(?P<count>[0-9]{1,2}|[两二三四五六七八九十])(?:个|项|类|块|部分|方面|家|笔|款)"
    "[一-鿿]{0,6}?(?:合计|相加|之和|总计|共计|共|构成|组成)"
)
_DIGITS = {
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_BESIDE = 16
"""Characters between a total and the words that say of how many parts it is."""


@dataclass(frozen=True, slots=True)
class Summed:
    """How many parts a total is said to have, at `start` to `end`, and how many it has."""

    stated: int
    parts: int
    start: int
    end: int


def find_summed(text: str, claims: Iterable[Claim]) -> Iterator[Summed]:
    """三项相加 of two numbers: counts of the parts of totals that hold, where they are wrong."""
    right: set[int] = set()
    wrong: dict[int, Summed] = {}
    for claim in claims:
        prose = claim.inputs and not any(s.table for s in claim.members)
        if claim.formula is not SUM or not prose:
            continue
        for begin, end in _around(claim):
            if match := _SUMMED.search(text, begin, end):
                stated = _DIGITS.get(match["count"]) or int(match["count"])
                start = match.start("count")
                if stated in (len(claim.inputs), _listed_under(claim)):
                    right.add(start)
                wrong[start] = Summed(stated, len(claim.inputs), start, match.end("count") + 1)
    yield from (one for start, one in wrong.items() if start not in right)


def _listed_under(claim: Claim) -> int:
    """How many parts there are, where those of one of them count as it."""
    inner = (Listing.AMONG, Listing.BRACKET)
    within = [s.listing in inner and s.under != claim.given.start for s in claim.inputs]
    starts = (s.under if in_ else s.start for s, in_ in zip(claim.inputs, within, strict=True))
    return len({*starts})


def _around(claim: Claim) -> Iterator[tuple[int, int]]:
    """Where the words on the parts of a total stand: right before it, or right after."""
    last = max(s.end for s in claim.inputs)
    if last <= claim.given.start:
        yield max(last, claim.given.start - _BESIDE), claim.given.start
    else:
        yield claim.given.end, min(claim.given.end + _BESIDE, min(s.start for s in claim.inputs))


def _after(text: str, stated: Count) -> Counted | None:
    match = _AFTER.match(text, stated.end)
    if match is None:
        return _inside(text, stated)
    lead = text[stated.end : match.start("names")]
    least = _PAIR if _EACH.search(lead) else LEAST
    if least == LEAST and "、" not in match["names"] and not _COLON.search(match[0]):
        return None
    if _COUNTED_NEXT.search(text, stated.end, match.start("names")):
        return None  # 五个子项完成四个：甲、乙、丙、丁
    return _list(stated, match["names"], match.start("names"), least)


def _inside(text: str, stated: Count) -> Counted | None:
    """The list in a bracket right behind a count: 科室6个（办公室、人事科、…）."""
    match = _BRACKET.match(text, stated.end)
    if match is None or "、" not in match["names"] or _SOME.search(match["names"]):
        return None
    found = _list(stated, match["names"], match.start("names"), LEAST)
    near = found is not None and abs(len(found.names) - stated.value) <= _PAIR
    return found if near else None


def _before(text: str, stated: Count) -> Counted | None:
    least = max(0, stated.start - MOST * LONGEST)
    together = _TOGETHER.search(text, max(least, stated.start - _PAIR - 1), stated.start)
    end = together.start() if together else stated.start
    cut = max(text.rfind(mark, least, end) for mark in _CUTS)
    begin = max(least, cut + 1, _last_count(text, cut + 1, end))
    words = text[begin:end]
    listed = "、" in words and not (_EACH.search(words) or _COUNTED_ALREADY.search(words))
    found = _list(stated, words, begin, 0) if listed else None
    few = found and not found.open and stated.value > len(found.names) * _TIMES
    return None if few else found


def _last_count(text: str, start: int, end: int) -> int:
    """Where a list begins behind the one that was counted before: 甲、乙、丙三个区和丁、戊…县."""
    ends = [match.end() for match in _COUNTED_BEFORE.finditer(text, start, end)]
    return ends[-1] if ends else 0


def _list(stated: Count, words: str, begin: int, valued: int) -> Counted | None:
    """The list that words are; None if they are none, as when they hold numbers of their own.

    So many names at least as `valued` may have each a number; 0 if they may have none.
    """
    if _POINTS.match(words) or _UP_TO.search(words):
        return None
    parts = [part.strip() for part in _MARKS.split(_NUMBERED.sub("", words))]
    opened = bool(_OPEN.search(parts[-1]))
    parts[-1] = _ALL.sub("", _OPEN.sub("", parts[-1]))
    tail = _LAST.split(parts[-1])
    if len(tail) > _PAIR:  # 管网检测与信息化和积水点整治 are two
        last = [*_LAST.finditer(parts[-1])][-1]
        tail = [parts[-1][: last.start()], parts[-1][last.end() :]]
    if all(_OFFICE.search(name) for name in (*parts, tail[-1])) and not _OFFICE.search(tail[0]):
        tail = parts[-1:]  # 捐献服务与志愿股 is one
    split = len(parts) + len(tail) - 1
    near = len(tail) == _PAIR and abs(split - stated.value) <= _PAIR
    two = len(tail) == _PAIR and (all(_OFFICE.search(n) for n in tail) or _alike(parts, tail))
    if two or split == stated.value or (near and len(parts) != stated.value):
        parts[-1:] = tail
    parts[0] = _LEAD.sub("", parts[0])
    commas = [part.strip() for part in _COMMA.split(words)]
    several = (commas, _to_comma(words)) if valued else ()
    if named := next(filter(None, (_named(p, valued or LEAST) for p in (parts, *several))), []):
        parts = named if not any(_same_unit(part, stated) for part in _to_comma(words)) else []
    names = [part for part in parts if part]
    office = stated.value == LEAST and all(_OFFICE.search(name) for name in names)
    few = office or valued == _PAIR or (stated.value == LEAST and _are_two(words))
    least = (valued or LEAST) if named else _PAIR if few else LEAST
    if not least <= len(names) <= MOST or any(_is_none(name) for name in names):
        return None
    return Counted(stated, tuple(names), opened, begin, begin + len(words))


def _are_two(words: str) -> bool:
    """Whether words are just two names before a count: 财务管理、救灾资金管理3项."""
    return words.count("、") == 1 and not _JOINED.search(words)


_UP_TO = re.compile("第[一二三四五六七八九十]+至第")
"""Names of which some are not written out: 第一至第六检察部."""
_JOINED = re.compile("[和及与或，,]|等")
_COMMA = re.compile("，|,(?![0-9]{3})")


def _alike(parts: Sequence[str], tail: Sequence[str]) -> bool:
    """Whether all names end with the same word, the two of the last part too: 目标 of 产出目标."""
    ends = {name[-_PAIR:] for name in (*parts[:-1], *tail)}
    return len(ends) == 1 and len(parts) > 1 and all(len(name) > _PAIR for name in tail)


def _to_comma(words: str) -> list[str]:
    """The parts up to a comma: 噪声683件、停车597件，…"""
    return [part.strip() for part in _COMMA.split(words)[0].split("、")]


def _named(parts: Sequence[str], least: int) -> list[str]:
    """The names of parts that have each a number of one kind, all of them and enough of them."""
    found = [match for part in parts if (match := VALUED.fullmatch(part))]
    if len({part[-1:] for part in parts} - {"万"}) > 1:
        return []
    return [match[1] for match in found] if least <= len(found) == len(parts) else []


def _same_unit(part: str, stated: Count) -> bool:
    """Whether a part is counted with the word of the number itself, and so makes it up."""
    return part.endswith(stated.text[-1:])


def _is_none(name: str) -> bool:
    return len(name) > LONGEST or bool(_NOT_A_NAME.search(name))
