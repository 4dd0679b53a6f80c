"""One thing said twice: the same item, role and unit, in prose and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import is_money
from qicao.arithmetic.index import plain_name
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.statement import Listing

_ONCE = (Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL, Role.SCORE, Role.WEIGHT, Role.TARGET)


_AIMED = (Role.BUDGET, Role.FULL, Role.TARGET)
BOUNDS = ("以上", "以下", "以内", "左右")
"""Behind a number that only bounds another: 达到82%以上."""
MOST = 3
"""Other values of one thing that a later one is held against, the nearest first."""
_DONE = re.compile(
    "[（(].*?[）)]|20[0-9]{2}年度?|决算|支出|收入|实际|完成|执行|发生|使用|本年度?|当年|全年|年度"
    "|情况|资金|经费|金额|数额|数量|合计|小计|总计|人民币|[数额值量]"
)
"""Words of a head that say no more than how much there was."""
_SOME = re.compile("有$")
_OF_NUMBER = re.compile("[0-9][^0-9，。；]{0,3}中[^0-9，。；]{0,6}$")
"""Before what is of the number before it: 281份中满意250份."""
_WORDS, _SENTENCE = 14, 60
"""Characters before a number that may say of which it is; of its sentence."""
_TO_DO = re.compile("(?<!未)(?:安排|计划|拟|定了|确定了?|要求)(?!支出|资金)")
_DONE_SAID = re.compile("实际|完成|实现|达到|建成|决算")
_DID = re.compile("完成|实际|实有|化解|达到")
"""Words of the name of a figure that was reached, and is no plan."""
_OF_SOME = re.compile("[前后上下][两二三四五六七八九]|[两二三四五六七八九][项类个家]")
"""Words of a number that is of some: 前三项合计支出."""
_YEARS = re.compile("[两三四五]年(?:来|间)?(?:累计|合计|共)")
_OF_YEARS = re.compile("累计|合计|[两三四五]年")
"""Several years together, in a text and in the name of a figure."""
_SUBJECT = re.compile("[^，]{2,16}是[^，]{2,16}，")
"""What a sentence begins with that says what something is."""
_SO = re.compile("[因没未不仍尚被需属为]")
"""Behind so many they say which of them are meant: 助餐点有2个因产权不清没有建成."""


class Sames:
    """What a text says more than once."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.rows: dict[tuple[int, int], set[Decimal | None]] = {}
        """What else the rows of tables say, by the table and the line."""
        for cell in (s for s in sources.statements if s.table):
            self.rows.setdefault((cell.table, cell.line), set()).add(cell.worth)

    def claims(self) -> Iterator[Alternatives]:
        """Every later statement with the first of the same thing, and what is said again."""
        for statement in self.sources.statements:
            if statement.role is Role.AGAIN:
                yield (Claim(statement, f.SAME, (self.sources.by_start[statement.under],)),)
        for item, slots in self.sources.index.found.items():
            for (role, _, dimension), found in slots.items():
                if item and role in _ONCE and dimension and _may(role, found):
                    yield from self._again([s for s in found if self._is_own(s)])

    def _is_own(self, s: Statement) -> bool:
        """Whether its words name it, and say how much it is, and not only of some of it."""
        if s.figure:
            return True
        text = self.sources.text
        bound = text.startswith((*BOUNDS, "未"), s.end)
        bound |= s.carried and s.listing is Listing.BRACKET  # 11家机构（1家中心、10家卫生院）
        some = _SOME.search(text, s.start - 1, s.start) and _SO.match(text, s.end)
        of_number = _OF_NUMBER.search(text, max(0, s.start - _WORDS), s.start)
        if s.hedged or s.rest or bound or some or of_number or self._is_of_subject(s):
            return False
        return not s.carried or self.sources.index.knows(s.item)

    def _is_of_subject(self, s: Statement) -> bool:
        """Whether 支出 is that of what its sentence speaks of: 甲是项目支出的主体，支出120万元."""
        if s.table or s.label not in ("支出", "收入"):
            return False
        words = re.split("[。；\n]", self.sources.text[max(0, s.start - _SENTENCE) : s.start])[-1]
        return bool(_SUBJECT.match(words))

    def _again(self, found: Sequence[Statement]) -> Iterator[Alternatives]:
        """The claims of one thing, without those of parts of two wholes: 在职 and 编制."""
        figures = [s for s in found if s.figure]
        stated = [s for s in found if not s.figure]
        for said in stated:
            if offers := tuple(self._of_figures(said, figures)):
                yield offers
        for offers in () if figures else _again(stated):
            yield tuple(c for c in offers if not self._are_two(c.given, c.inputs[0]))

    def _of_figures(self, said: Statement, figures: Sequence[Statement]) -> Iterator[Claim]:
        """What is said, as the figures of its name; of a cell the head names them as well."""
        slot = (said.role, said.base, said.dimension)
        if _is_headed(said):
            head = measure_of(said.whole)
            named = [s for s in self.sources.index.at(said.item + head, slot) if s.figure]
            figures = named or [s for s in figures if head in s.label]
        elif figures and not any(s.worth == said.worth for s in figures):
            alike = self.sources.index.similar(said.item, slot)
            own = plain_name(said.label)
            alike = [s for s in alike if s.figure and own in plain_name(s.label)]
            if self._is_aim(said, figures):
                return
            if any(s.worth == said.worth for s in alike):
                return  # another figure whose name has this one in it: 市县配套资金, 市县配套执行
        if is_planned(said, self.sources.text):
            figures = [s for s in figures if s.worth == said.worth or not _DID.search(s.label)]
        if self._is_of_years(said):
            figures = [s for s in figures if _OF_YEARS.search(s.label)]
        if said.table and said.total and (said.item != said.label or self._is_figure(said)):
            figures = [s for s in figures if s.worth == said.worth]  # of what the table is about
        if said.table:
            row = self.rows.get((said.table, said.line), set())
            figures = [s for s in figures if s.worth == said.worth or s.worth not in row]
        words = self.sources.text[max(0, said.start - _WORDS) : said.start]
        if _OF_SOME.search(said.label if said.table else re.split("[，。；\n]", words)[-1]):
            figures = [s for s in figures if s.worth == said.worth]
        sure = len(figures) == 1 and _is_whole(said)
        yield from (Claim(said, f.SAME, (figure,), sure=sure) for figure in figures)

    def _is_figure(self, said: Statement) -> bool:
        """Whether a number is what some figure of its role says: a total of what that names."""
        alike = (s for s in self.sources.figures if s.role is said.role)
        return any(s.dimension == said.dimension and _is_about(said, s) for s in alike)

    def _is_aim(self, said: Statement, figures: Sequence[Statement]) -> bool:
        """Whether a number is what was aimed at for figures that the text has elsewhere, or what a
        sentence that speaks of a budget has as its part."""
        aims = (s for s in self.sources.figures if s.role in _AIMED and _is_about(said, s))
        aimed = any(s.dimension == said.dimension and s.item == said.item for s in aims)
        if is_money(said.dimension):
            words = self.sources.text[max(0, said.start - _SENTENCE) : said.start]
            return aimed and "预算" in re.split("[。\n]", words)[-1]
        said_too = {s.worth for s in self.sources.statements if s.dimension == said.dimension}
        return aimed and all(s.worth in said_too for s in figures)

    def _is_of_years(self, said: Statement) -> bool:
        """Whether the sentence of a number speaks of several years together."""
        if said.table:
            return bool(_YEARS.search(said.label))
        words = self.sources.text[max(0, said.start - _SENTENCE) : said.start]
        return bool(_YEARS.search(re.split("[。；;\n]", words)[-1]))

    def _are_two(self, one: Statement, other: Statement) -> bool:
        """Whether two numbers are of two things, for all that their names say."""
        cells = one.table == other.table > 0
        return cells or self._of_two(one, other)

    def _of_two(self, one: Statement, other: Statement) -> bool:
        wholes = [self.sources.by_start.get(s.under) for s in (one, other) if s.under >= 0]
        items = {whole.item or whole.label for whole in wholes if whole}
        return len(items) == 2 and not other.figure


def _is_about(said: Statement, figure: Statement) -> bool:
    """Whether a number is what a figure is, as exactly as it is printed."""
    worth = figure.worth
    return (
        said.amount is not None
        and worth is not None
        and (said.amount.low <= worth <= said.amount.high)
    )


def is_planned(said: Statement, text: str, to_do: re.Pattern[str] = _TO_DO) -> bool:
    """Whether the sentence of a number says what was to be done, and not yet what was."""
    words = re.split("[。\n]", text[max(0, said.start - _SENTENCE) : said.start])[-1]
    plan = max((match.end() for match in to_do.finditer(words)), default=-1)
    return not said.table and plan >= 0 and not _DONE_SAID.search(words, plan)


def measure_of(head: str) -> str:
    """What the head of a column measures, '' for what was done: 下达, 应到位; 决算数 is ''."""
    return _DONE.sub("", head)


def _is_headed(said: Statement) -> bool:
    """Whether a cell stands under a head that says more than that it is what was done."""
    return said.table > 0 and said.role is Role.LEVEL and bool(measure_of(said.whole))


def _may(role: Role, found: Sequence[Statement]) -> bool:
    """Scores and targets are held against figures only: a text has many of one name."""
    return role not in (Role.SCORE, Role.WEIGHT, Role.TARGET) or any(s.figure for s in found)


def _is_whole(said: Statement) -> bool:
    """Whether a number is of its item as a whole: 结转 alone may be that of a project."""
    return said.under < 0 and said.label not in _ANY_STOCK


_ANY_STOCK = ("结转", "结余", "结转结余", "剩余")


def _again(stated: Sequence[Statement]) -> Iterator[Alternatives]:
    values: dict[object, Statement] = {}
    for later in (s for s in stated if not s.place):  # 满意度分别为…: of several, by turns
        if values:
            earlier = list(values.values())[::-1]
            same = values.get(later.mention.value)
            chosen = [same] if same else earlier[:MOST]
            yield tuple(Claim(later, f.SAME, (first,), sure=False) for first in chosen)
        values.pop(later.mention.value, None)
        values[later.mention.value] = later
