"""What prose says of rows of a table, or of parts of a list, by their names or their places.

面积最小的是青阳街道，占3.37%; 甲、乙、丙合计120万元; 前三项合计90万元; 三个假期合计接待30万人次.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import SAME, SHARE, SUM
from qicao.arithmetic.groups import RATE, Group, apart, last_before, wholes_of
from qicao.arithmetic.shares.portions import MOST, share_of, share_of_all
from qicao.arithmetic.shares.together import AND_MORE, counts_names
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.mentions import MentionKind
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role, Statement

_CUTS = "。；;\n"
_LOST = re.compile("[扣失丢]分")
"""A whole of points, and of no number of indicators."""
_TOTAL = re.compile("合计|共计|总计|总共|之和|相加|累计|共(?=[一-鿿]{0,4}$)")
_SAID_TOTAL = re.compile("合计|共计|总计")
_OPEN = re.compile("[^同初高平]等(?:[一-鿿]{0,2}[0-9一二三四五六七八九十两]|[，,合共])")
"""甲、乙等五镇: more are meant than are named."""
_WITHOUT = re.compile("除[^了]|[之以]外|不含|其余")
"""Of what is named something is left out, or it is left out itself."""
_ALL = re.compile("全|总|本|合计|所有|各|其|支出|项目|收入|资金")
"""How the words begin for all of a group; others name another whole."""
_GAP = re.compile("缺|欠|差|余")
"""Words of what is lacking or left, which only a column of it says."""
_MOST_OF_ALL = re.compile("最|居首|首位|第一")
"""Words for the row that has most or least of all."""
_AFTER = 3
"""Statements after a total among which its share stands."""
_MOST = 40
"""Characters between the two."""
_NEXT = 2
"""Lines between a count and the table that it counts the rows of."""
_SO_MANY = re.compile("(?P<count>[两二三四五六])[类项者](?:[合共]计?)?$")
"""How many names a share is of, behind them."""
_TWO_AT_ONCE = re.compile(
    "(?<![一二三四五六七八九])([一二三四五六七八九])([一二三四五六七八九])([级类期][一-鿿]{0,4})"
)
_Found = tuple[Group, tuple[Statement, ...]]


class RowNames:
    """What a text claims of rows and parts that it names."""

    def __init__(self, sources: Sources) -> None:
        self.text = sources.text
        self.groups = sources.groups
        self.prose = [s for s in sources.statements if not s.table]
        self.places = {s.start: place for place, s in enumerate(self.prose)}

    def claims(self) -> Iterator[Alternatives]:
        """The readings of every share and total of what is named."""
        for place, given in enumerate(self.prose if self.groups else ()):
            words, first = self._words(place)
            if given.hedged or _WITHOUT.search(words) or AND_MORE.search(given.label):
                continue
            if given.dimension == RATE and "占" in words:
                yield from _offered([*self._shares(given, words, first)])
            elif given.role is Role.LEVEL and given.dimension != RATE:
                yield from self._totals(place, words, first)
                yield from self._of_rows(place)

    def _near(self, given: Statement, first: int = 0) -> list[Group]:
        """The groups that a number may speak of; with 前三项 the list right before it."""
        near = self.groups.around(given.line)
        return last_before(near, given) if first else near

    def _words(self, place: int) -> tuple[str, int]:
        """The words before a number back to the number before, and how many they point back to.

        居前四位的是甲、乙: the count belongs to the words. 前三项: the first three; else 0.
        """
        given, first = self.prose[place], 0
        begin = max(self.text.rfind(cut, 0, given.start) for cut in _CUTS) + 1
        while place and self.prose[place - 1].end > begin:
            place -= 1
            before = self.prose[place]
            if self._points(before):
                if self.text[before.end - 1] != "位":
                    first = int(before.mention.value or 0)
            elif counts_names(before, self.text):
                continue
            elif not _in_words(before):  # 近一半，占49.4%
                begin = min(before.end, given.start)
        return self.text[begin : given.start], first

    def _points(self, count: Statement) -> bool:
        """Whether a count only says how many are meant: 居前四位, 前三项."""
        ahead = self.text[count.start - 1 : count.start] == "前"
        return count.mention.kind is MentionKind.COUNT and ahead and not count.hedged

    def _shares(self, given: Statement, words: str, first: int) -> Iterator[Claim]:
        """A share of what stands before 占, or of what had the share before it."""
        found = self._meant(given, words, first)
        clear = bool(_MOST_OF_ALL.search(words) or self._last_named(given))
        for group, parts in found:
            if group.dimension != RATE:
                sure = clear and len(found) == len(parts) == 1 and _is_said(group, words)
                yield from _portions(given, group, parts, sure=sure)
                if shares := self._own_shares(parts):
                    yield Claim(given, SUM, shares, sure=False)
            elif len(parts) == 1 and "占" in group.head:
                yield Claim(given, SAME, parts, sure=False)

    def _own_shares(self, parts: Sequence[Statement]) -> tuple[Statement, ...]:
        """The shares right behind several parts, which a share of all of them may add up."""
        behind = [
            self.prose[n : n + 1] for p in parts if (n := self.places.get(p.start, -2) + 1) > 0
        ]
        shares = tuple(s for found in behind for s in found if s.role is Role.SHARE)
        return shares if len(shares) == len(parts) > 1 else ()

    def _meant(self, given: Statement, words: str, first: int) -> list[_Found]:
        """The columns that a share may be of, with the parts that are named, in part if need be."""
        named, last = _apart(words.rpartition("占")[0]), self._last_named(given)
        groups = [g for g in self._near(given, first) if _is_whole(g, given.whole, named)]
        if _LOST.search(given.whole):
            groups = [g for g in groups if g.dimension == "分值"]
        found = [(group, _parts(group, named, first, given)) for group in groups]
        if last and not any(parts for _, parts in found):
            found = [(g, _parts(g, last, first, given)) for g in groups if _is_said(g, named)]
        if _MOST_OF_ALL.search(named) and not any(parts for _, parts in found):
            found = [(group, tuple(group.like(named))) for group in groups]
        if counted := _SO_MANY.search(named):
            found = [pair for pair in found if len(pair[1]) == parse_numeral(counted["count"])]
        return _suiting([pair for pair in found if pair[1]], words)

    def _last_named(self, given: Statement) -> str:
        """The words before the share before, of the same sentence: 甲只占件数的17%，金额却占39%."""
        place = self.places[given.start]
        before = self.prose[place - 1] if place else given
        share = before.role is Role.SHARE and before.sentence == given.sentence
        return self._words(place - 1)[0].rpartition("占")[0] if share and place else ""

    def _totals(self, place: int, words: str, first: int) -> Iterator[Alternatives]:
        """The sum of what is named, and the share that follows it."""
        given = self.prose[place]
        if not _TOTAL.search(words):
            return
        found = [
            (group, parts)
            for group in self._near(given, first)
            if group.dimension == given.dimension and group.parts[0].role is not Role.PER
            if _GAP.search(group.head) or not _GAP.search(words)
            if len(parts := _parts(group, words, first, given)) > 1
        ]
        found = _suiting(found, words)
        sure = len(found) == 1 and self._is_counted(place, len(found[0][1]), words)
        yield from _offered([Claim(given, SUM, parts, sure=sure) for _, parts in found])
        if found and (share := self._share_after(place)):
            claims = [claim for pair in found for claim in _of_total(share, given, *pair)]
            yield from _offered(claims)

    def _is_counted(self, place: int, parts: int, words: str) -> bool:
        """Whether as many are named as the words say; or they say nothing, and leave none open."""
        counts = [s for s in self.prose[max(0, place - 2) : place] if self._points(s)]
        counts = [s for s in counts if s.sentence == self.prose[place].sentence]
        if counts:
            return counts[-1].mention.value == parts
        return not _OPEN.search(words)

    def _share_after(self, place: int) -> Statement | None:
        """The share right after a total: 合计120亩，占全县的六成以上（61.42%）."""
        given = self.prose[place]
        for share in self.prose[place + 1 : place + 1 + _AFTER]:
            between = self.text[given.end : share.start]
            if share.sentence != given.sentence or len(between) > _MOST:
                return None
            if not share.hedged and not _in_words(share):
                return share if share.dimension == RATE and "占" in between else None
        return None

    def _of_rows(self, place: int) -> Iterator[Alternatives]:
        """三个假期合计接待…, of a table of three rows beside it that says no total."""
        given = self.prose[place]
        count = self._count_before(place)
        if count is None:
            return
        between = self.text[count.end : given.start]
        rows = [g for g in self._near(given) if g.table or g.labels]
        columns = [
            g
            for g in rows
            if g.dimension == given.dimension and all(w is given for w in g.wholes)
            if len(g.parts) == count.mention.value and apart(g, given) <= _NEXT
        ]
        columns = heads_suiting(columns, between)
        sure = len(columns) == 1 and bool(_SAID_TOTAL.search(between))
        yield from _offered([Claim(given, SUM, g.parts, sure=sure) for g in columns])

    def _count_before(self, place: int) -> Statement | None:
        """The count that a total is said of, with nothing but other totals between them."""
        given = self.prose[place]
        begin = max(self.text.rfind(cut, 0, given.start) for cut in _CUTS) + 1
        while place and self.prose[place - 1].start >= begin:
            place -= 1
            before = self.prose[place]
            if before.hedged or before.role is not Role.LEVEL:
                return None
            between = self.text[before.end : given.start]
            if before.mention.kind is MentionKind.COUNT and _TOTAL.search(between):
                return before
        return None


def _is_whole(group: Group, whole: str, named: str) -> bool:
    """Whether a share may be of all of a group: the words say all, its name, or which is most."""
    if not whole or _ALL.match(whole) or _MOST_OF_ALL.search(named):
        return True
    of_all = "总" in whole or whole.endswith("数")
    return of_all and bool(pairs(whole) & pairs(group.head))


def _in_words(statement: Statement) -> bool:
    """Whether it is a share in words, which one in figures says again."""
    return statement.dimension == RATE and statement.mention.in_words


def _offered(offers: Sequence[Claim]) -> Iterator[Alternatives]:
    if offers:
        yield tuple(offers)


def _parts(group: Group, words: str, first: int, given: Statement) -> tuple[Statement, ...]:
    """The parts of a group that words name, or the first so many."""
    if first:
        before = group.start < given.start and len(group.parts) > first
        return group.parts[:first] if before else ()
    parts = group.named(words)
    if len(parts) > 1 and not _TOTAL.search(words):
        parts = group.named(_last_clause(words))
        parts = parts if len(parts) == 1 else []
    return tuple(part for part in parts if part.start != given.start)


def _apart(words: str) -> str:
    """Words that name two things at once, with a name for each: 三四级手术; 甲和乙两类."""
    added = f"{words}合计" if _SO_MANY.search(words) else words
    return _TWO_AT_ONCE.sub(r"\1\3和\2\3合计", added)


def _last_clause(words: str) -> str:
    return re.split("[，,]", words.rstrip("，, "))[-1]


def _portions(
    given: Statement, group: Group, parts: tuple[Statement, ...], *, sure: bool = False
) -> Iterator[Claim]:
    """What some parts are of the wholes of their group, or of all of its parts.

    Of a table it is open which column is meant: the cells are not at fault for that.
    """
    inner = [w for w in group.parts if all(w.start == part.under for part in parts)]
    wholes = [w for w in (*group.wholes, *inner) if w.start != given.start and w not in parts]
    count, table = len(parts), bool(group.table)
    likely = bool(given.whole) or not table
    sure = sure and len(wholes) == 1 and group.parts[0].role is Role.LEVEL
    for whole in wholes:
        inputs = (*parts, whole)
        yield Claim(given, share_of(count), inputs, sure=sure, likely=likely, alone=table)
    others = tuple(part for part in group.parts if part not in parts)
    others = others if not _has_whole(group) else ()
    if not wholes and others and len(group.parts) <= MOST:
        formula = share_of_all(count, len(group.parts))
        yield Claim(given, formula, (*parts, *others), sure=False, alone=table)


def _has_whole(group: Group) -> bool:
    """Whether a list has a whole with its parts: 手术8640台次，其中三级3715台次、四级1262台次."""
    under = {part.under for part in group.parts}
    return any(part.start in under for part in group.parts)


def _of_total(
    share: Statement, given: Statement, group: Group, parts: tuple[Statement, ...]
) -> Iterator[Claim]:
    """What a total of some parts is of the wholes of their group, or the parts are themselves."""
    wholes = wholes_of(group, given)
    yield from (Claim(share, SHARE, (given, whole), sure=False) for whole in wholes)
    yield from _portions(share, group, parts)


def _suiting(found: Sequence[_Found], words: str) -> list[_Found]:
    """Those whose columns the words name beside their parts, if they name any."""
    for part in {part.item for _, parts in found for part in parts}:
        words = words.replace(part, "，")
    heads = heads_suiting([group for group, _ in found], words)
    return [pair for pair in found if any(pair[0] is group for group in heads)]


def heads_suiting(groups: Sequence[Group], words: str) -> list[Group]:
    """The groups of whose heads two neighbouring characters stand in the words; else all."""
    return [g for g in groups if _is_said(g, words)] or [*groups]


def _is_said(group: Group, words: str) -> bool:
    """Whether two neighbouring characters of the head of a group stand in some words."""
    return any(group.head[n : n + 2] in words for n in range(len(group.head) - 1))
