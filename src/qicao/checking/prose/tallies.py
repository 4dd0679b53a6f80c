"""How many rows of a table are so (A54): 五个执行率不到92%, 得满分的有8项, by the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from qicao.arithmetic.groups import RATE, TOTALS, Group
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.quantity.numerals import parse_numeral
from qicao.statements import Role, Statement
from qicao.values import Severity

_NUMBER = "(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})"
_N = f"{_NUMBER}(?:个|项|类)"
_PLACES = f"{_NUMBER}(?:个|项|类|家|地|县|区|市|州|镇|乡|村|所)"
_HOW = "(?P<how>低于|不到|不足|未达到?|高于|超过|达到|在)(?:了)?"
_LIMIT = (
    "(?:(?P<x>[0-9]+(?:\\.[0-9]+)?)%|(?P<all>(?:全[国省市州县区]|总体)(?:平均)?(?:水平|数)?))"
    "(?P<side>以上|以下)?"
)
_AIM = "(?:的?(?:年度|绩效)?(?:目标|要求|标准|平均水平))?"
_IS = f"(?P<rate>[一-鿿]{{0,3}}(?:率|进度))(?:均|都|仅|只)?{_HOW}{_LIMIT}{_AIM}"
_ARE = f"(?P<rate>){_HOW}{_LIMIT}{_AIM}"
_NAMES = "的(?:[一-鿿]{0,4}?)(?:有|共|仅|只)*(?:[一-鿿]{2,8}[、和])*?[一-鿿]{0,8}?"
_RATES = (
    re.compile(f"{_N}(?:项目|专项|指标|任务)?(?:的)?{_IS}(?!的)"),
    re.compile(f"{_N}(?:地区|县区|区县|市州|单位|乡镇|街道){_ARE}(?!的)"),
    re.compile(f"{_IS}{_NAMES}{_PLACES}"),
    re.compile(f"(?<![率度一-鿿]){_ARE}{_NAMES}{_PLACES}"),
)
_FULL = (
    re.compile(f"{_N}(?:三级)?(?:指标)?(?:均|都)?(?:得|获得?)?满分"),
    re.compile(f"得?满分的?(?:三级)?(?:指标)?(?:有|共|为)*{_N}"),
)
_LOST = (
    re.compile(f"{_N}(?:三级)?(?:指标)?(?:有|被|均|都)?(?:扣分|失分|丢分|未得满分)"),
    re.compile(f"(?<!未)(?:扣分|失分|丢分|未得满分)的?(?:三级)?(?:指标)?(?:有|共|为)*{_N}"),
)
_GENERAL = re.compile(
    "(?:其中|有|共|全部|各|三级|二级|具体|绩效|评价|自评|指标|项目|专项|中|的|里|按|表|所列|[个项类]|[0-9一二两三四五六七八九十])*"
)
"""Words before the count that speak of the whole table; others of a part of it."""
_ALL = re.compile("([0-9]{1,2}|[两三四五六七八九十]{1,2})(?:个|项|类)")
_A_RATE = re.compile("[一-鿿]{1,2}(?:率|进度)")
_OF_ALL = re.compile("([0-9]{1,2}|[两三四五六七八九十]{1,2})(?:个|项|类)[一-鿿]{1,4}中，")
_TOTAL = re.compile(TOTALS)
_EXECUTED = ("行率", "支出率", "支付率", "出进度")
"""Rates that two columns of a table make, as the words for them end."""
_ROWS, _OFF = 4, 2
"""Rows of a table at least, and how many a count may be off to be meant for it."""
_CUTS = "，。；：、,;:（("


def _look(subject: Subject) -> Iterator[Spot | None]:
    lines = [(n, b) for n, b in enumerate(subject.examined.text.blocks) if isinstance(b, Line)]
    for number, line in lines:
        if "%" in line.text or "平均" in line.text:
            yield from _rates(line, subject.groups.around(number), subject.groups)
    scored = [line for _, line in lines if "分" in line.text]
    tables = _scored(subject) if scored else []
    for line in scored if tables else ():
        yield from _marks(line, tables)


def _rates(line: Line, near: Sequence[Group], every: Sequence[Group]) -> Iterator[Spot | None]:
    """Rows whose rate is above or below what the words say."""
    for pattern in _RATES:
        for match in pattern.finditer(line.text):
            if not _speaks_of_all(line.text, match):
                continue
            columns = _columns(line, match, near, every)
            counts = [sum(_is_so(v, match, limit) for v in values) for values, limit in columns]
            yield from _judged(line, match, counts)


def _columns(
    line: Line, match: re.Match[str], near: Sequence[Group], every: Sequence[Group]
) -> list[tuple[list[Decimal], Decimal]]:
    """The columns of the rate in the tables beside, or in those of as many rows as are said.

    With what the words hold them against: a number, or what the table says of all.
    """
    rate, rows = _rate(line.text, match), _rows(line.text, match)
    columns = [g for g in (every if rows else near) if g.table and g.dimension == RATE]
    found = []
    for g in columns:
        values = [p.mention.value or Decimal(0) for p in g.parts if not _TOTAL.search(p.label)]
        wholes = [w.mention.value for w in g.wholes if w.mention.value]
        limit = Decimal(match["x"]) if match["x"] else wholes[0] if len(wholes) == 1 else None
        if rate in g.head and limit is not None:
            apart = 0 < sum(_is_so(value, match, limit) for value in values) < len(values)
            found += [(values, limit)] if rate or apart else []
    found = [one for one in found if _is_long(one[0], rows)]
    if found or not (match["x"] and rate.endswith(_EXECUTED)):
        return found
    pairs = (pair for pair in product(every if rows else near, repeat=2) if _is_pair(*pair))
    made = ((_executed(*pair), Decimal(match["x"])) for pair in pairs)
    return [one for one in made if _is_long(one[0], rows)]


def _is_long(values: Sequence[Decimal], rows: int) -> bool:
    """Whether a column has as many rows as are said, or some where none are said."""
    return len(values) == rows if rows else len(values) >= _ROWS


def _is_pair(spent: Group, full: Group) -> bool:
    """Whether two columns of a table are what was spent, and of what."""
    same = spent.table == full.table and spent.table and len(spent.parts) == len(full.parts)
    roles = (spent.parts[0].role, full.parts[0].role)
    return bool(same) and spent.dimension == full.dimension and roles == (Role.LEVEL, Role.FULL)


def _executed(spent: Group, full: Group) -> list[Decimal]:
    """The rates of execution of a table that prints none."""
    pairs = zip(spent.parts, full.parts, strict=True)
    return [100 * (now.worth or Decimal(0)) / of.worth for now, of in pairs if of.worth]


def _rate(text: str, match: re.Match[str]) -> str:
    """The rate that is meant: by its own words, else the last of the sentence; '' if none is."""
    begin = max(text.rfind(cut, 0, match.start()) for cut in "。；") + 1
    said = _A_RATE.findall(text, begin, match.start())
    return (match["rate"] or (said[-1] if said else ""))[-3:]


def _rows(text: str, match: re.Match[str]) -> int:
    """How many there are of which so many are so: 八个项目中，执行率超过95%的有2个; 0 if unsaid."""
    begin = max(text.rfind(cut, 0, match.start()) for cut in "。；") + 1
    found = _ALL.search(_before(text, match)) or _OF_ALL.search(text, begin, match.start())
    return int(parse_numeral(found[1]) or 0) if found else 0


def _is_so(value: Decimal, match: re.Match[str], limit: Decimal) -> bool:
    if match["how"] in ("高于", "超过"):
        return value > limit
    if match["how"] in ("达到", "在"):
        return value < limit if match["side"] == "以下" else value >= limit
    return value < limit


def _scored(subject: Subject) -> list[list[tuple[Statement, Statement]]]:
    """Of every table its rows with one weight and one score."""
    tables: dict[int, dict[int, list[Statement]]] = {}
    for s in subject.examined.statements:
        if s.table and not s.total and s.role in (Role.WEIGHT, Role.SCORE):
            tables.setdefault(s.table, {}).setdefault(s.line, []).append(s)
    rows = ([pair for row in table.values() if (pair := _pair(row))] for table in tables.values())
    return [found for found in rows if len(found) >= _ROWS]


def _pair(row: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    weights, scores = ([s for s in row if s.role is role] for role in (Role.WEIGHT, Role.SCORE))
    return (weights[0], scores[0]) if len(weights) == len(scores) == 1 else None


def _marks(
    line: Line, tables: Sequence[Sequence[tuple[Statement, Statement]]]
) -> Iterator[Spot | None]:
    """Rows that have all their points, or not."""
    for patterns, full in ((_FULL, True), (_LOST, False)):
        for pattern in patterns:
            for match in pattern.finditer(line.text):
                if _speaks_of_all(line.text, match):
                    said = _rows(line.text, match)
                    tables = [rows for rows in tables if said in (0, len(rows))]
                    counts = [
                        sum((s.mention.value == w.mention.value) is full for w, s in rows)
                        for rows in tables
                    ]
                    yield from _judged(line, match, counts)


def _speaks_of_all(text: str, match: re.Match[str]) -> bool:
    """Whether nothing before the count says that it is of a part of the table."""
    return bool(_GENERAL.fullmatch(_before(text, match)))


def _before(text: str, match: re.Match[str]) -> str:
    """The words of the clause before the count."""
    begin = max(text.rfind(cut, 0, match.start()) for cut in _CUTS) + 1
    return text[begin : match.start()].strip()


def _judged(line: Line, match: re.Match[str], counts: Sequence[int]) -> Iterator[Spot | None]:
    said = int(parse_numeral(match["n"]) or 0)
    if not counts:
        return
    near = [count for count in counts if abs(count - said) <= _OFF]
    if said in counts or not near:
        yield None
        return
    yield Spot(
        Severity.WARNING,
        f"“{match[0]}”与表中所列的不符：表中有{near[0]}行",
        line.start + match.start(),
        line.start + match.end(),
        todo="请核对表中的行数和这句话",
    )


TALLIES = TextCheck("A54", "表中有几行的说法与表一致", _look, aim="说表中有几项如何的话")
