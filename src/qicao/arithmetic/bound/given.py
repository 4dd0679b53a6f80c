"""Figures as statements: what the accounts say, in the same terms as what a text says.

A figure is never at fault: a claim between a text and figures is broken by the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qicao.mentions import Mention
from qicao.mentions.readings import kind_of
from qicao.quantity import Quantity
from qicao.statements import Role, Statement
from qicao.statements.lexicon import COMPARED, DIRECTIONS, Sign
from qicao.statements.meaning import meaning_of
from qicao.statements.naming import trimmed
from qicao.statements.signwords import words_of

_OF_ROLE = frozenset(
    {
        *(Sign.PRIOR, Sign.BUDGET, Sign.FULL, Sign.TARGET, Sign.OUTTURN, Sign.COMPLETION),
        *(Sign.CHANGE, Sign.SAVING, Sign.SHARE, Sign.AGAINST, Sign.SCORED, Sign.WEIGHT),
        *(Sign.DEDUCTED, *DIRECTIONS, *COMPARED),
    }
)
_OF_PERIOD = {
    **dict.fromkeys(("上年", "上年末", "年初", "期初"), Role.PRIOR),
    "预算": Role.BUDGET,
    "调整预算": Role.FULL,
    "上年预算": Role.OTHER,
}
"""What a period says of an item's own number; this year's is the level."""


@dataclass(frozen=True, slots=True)
class Given:
    """A figure; `known` says that its id is the catalogue's, so that item and measure part."""

    id: str
    label: str
    period: str
    quantity: Quantity
    known: bool = False


def given_statements(figures: Iterable[Given], year: int) -> Iterator[Statement]:
    """Statements of figures, which begin before the text, each at a place of its own."""
    for number, figure in enumerate(figures):
        yield _statement(figure, -2 - number, year)


def as_given(statement: Statement, number: int, figure: str) -> Statement:
    """A statement of a table of the accounts as the figure that it gives, the `number`th."""
    place = -2 - number
    return replace(
        statement, start=place, end=place, line=place, sentence=place, figure=figure, table=0
    )


def _statement(given: Given, start: int, year: int) -> Statement:
    item, measure = _parts(given)
    quantity = given.quantity
    mention = Mention(
        start=0,
        end=0,
        text=f"{quantity}",
        kind=kind_of(quantity),
        value=quantity.value,
        unit=quantity.unit,
        decimals=quantity.decimals,
    )
    meaning = meaning_of(mention, measure, "", year)
    role, of_year = meaning.role, _of_period(given.period, year)
    if role is Role.LEVEL and not (_STOCK.search(given.label) and given.period in _OPENING):
        role = of_year
    if _NEXT.match(given.period) or _SEVERAL.search(given.label):
        role = Role.OTHER
    if role is Role.LEVEL and "/" in quantity.unit:
        role = Role.PER
    if role in (Role.BUDGET, Role.PER) and _AIM.search(given.label):
        role = Role.TARGET
    stated = Statement(
        mention=mention,
        start=start,
        end=start,
        line=start,
        sentence=start,
        clause=0,
        item=item,
        label=given.label,
        carried=False,
        role=role,
        base=_base(role, meaning.base, of_year),
        sign=meaning.sign,
        figure=given.id or given.label,
    )
    return for_each(stated)


def _base(role: Role, said: Role | None, of_year: Role) -> Role | None:
    """What a figure is compared with; last year for what was then so much each."""
    if role is Role.PER and of_year is Role.PRIOR:
        return Role.PRIOR
    return said if role not in (Role.LEVEL, Role.PRIOR, Role.SCORE) else None


def is_of_last_year(figure: Statement) -> bool:
    """Whether a figure is what there was last year, in all or each."""
    return figure.role is Role.PRIOR or (figure.role is Role.PER and figure.base is Role.PRIOR)


def for_each(statement: Statement) -> Statement:
    """What is so much for each of something, without it: 1200元/人·月 is said as 每人每月1200元."""
    above, stroke, _ = (statement.mention.unit or "").partition("/")
    mention = statement.mention._replace(unit=above)
    return replace(statement, mention=mention) if stroke else statement


def _of_period(period: str, year: int) -> Role:
    if _SEVERAL.search(period):
        return Role.OTHER
    if period[:4].isdigit() and year:
        return {year: Role.LEVEL, year - 1: Role.PRIOR}.get(int(period[:4]), Role.OTHER)
    return _OF_PERIOD.get(period, Role.LEVEL)


_NEXT = re.compile("下一?年|次年|明年")
"""Periods of what is only planned."""
_SEVERAL = re.compile("20[0-9]{2}年?[-—~至到]+20[0-9]{2}|(?<!年末)(?<!本年)累计|[两三四五]年合计")
"""Periods of several years."""
_OPENING = ("年初", "期初")
_STOCK = re.compile("年初|期初|结转|结余")
"""What there was at the beginning is called so in the text as well."""
_AIM = re.compile("目标|指标值|计划")
_PERIOD = re.compile("(?<=..)(?:全年|本年|当年)$")
_COUNTED = re.compile("(?<=..)(?:(?:[个人份件起次条所座户辆台]|人次)?数|数量|金?额|[个人份]次)$")


def bare_name(label: str) -> str:
    """What a figure is called, without the words of its measure and its period."""
    left = label
    for word in reversed(words_of(label, 0)):
        if word.sign in _OF_ROLE | {Sign.TOTAL}:
            left = left[: word.start] + left[word.end :]
    return _COUNTED.sub("", _PERIOD.sub("", trimmed(left))) or label


def _parts(given: Given) -> tuple[str, str]:
    """The item of a figure and the words that say its measure: by its id, else by its label."""
    item, dot, measure = given.id.rpartition(".")
    if dot and given.known:
        return item.rpartition(".")[2], measure
    left = given.label
    for word in reversed(words_of(given.label, 0)):
        if word.sign in _OF_ROLE:
            left = left[: word.start] + left[word.end :]
    return trimmed(left), given.label
