"""Of how many rows a table is said to have (A54): 为六个项目中最低, 其余五项, by its rows.

Only tables whose rows add up to their total count, so that no row is a part of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from qicao.arithmetic.groups import RATE, Group
from qicao.checking.blocks import Grid
from qicao.checking.prose.saiddays import number
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.text import Line
from qicao.statements import Role
from qicao.values import Severity

_SENTENCE = re.compile("[^。；;\n]+")
_NUMBER = "(?<![0-9.一二两三四五六七八九十百第])(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
_EACH = "(?:个|项|类|块|种)"
_WITHIN = re.compile(
    f"{_NUMBER}{_EACH}(?P<noun>[一-鿿]{{0,6}}?)之?[中里内](?:[，,]?(?:唯一|只有|仅有)|[一-鿿]{{0,4}}最[高低多少大小快慢])"
)
_OTHERS = re.compile(
    f"(?P<k>[一二两三四五六七八九十]{{1,2}}|[0-9]{{1,2}}){_EACH}[一-鿿]{{0,4}}(?:共|合计|共计|相加|总计)"
    f"[^。\n]{{0,60}}?[，；。]其[余他]{_NUMBER}{_EACH}"
)
_ALL_BUT = re.compile(
    f"(?:除|剔除|扣除)(?P<one>[^，。；0-9]{{2,16}})[，,]?[^，。；]{{0,12}}?[，,]?其[余他]{_NUMBER}{_EACH}"
)
_EACH_OF = re.compile(f"{_NUMBER}{_EACH}")
_THINGS = "(?:预算|支出|子|重点|专项|财政)?(?:项目|专项|用途|科目)"
_PLAIN = re.compile("[项类目分标源向途位门资金区域]$")
"""How a noun ends that rows of any table may be called by."""
_BEHIND = _NUMBER.replace("P<n>", "P<after>")
_ANNOUNCED = re.compile(
    f"{_NUMBER}(?:{_EACH}{_THINGS}|大?类(?=[，,。支])|个子项)|{_THINGS}{_BEHIND}{_EACH}"
)
_TABLE = re.compile("[^。]{0,60}。?[^。]{0,60}?(?:如下|[下上]表|如表|见表|表[0-9一二三四五六七]所)")
"""What says that a table lists what is counted."""
_LISTED = re.compile(
    f"(?:(?:数量|质量|产出|效益)(?P<indicated>指标)(?:共有?|有|为)|(?:安排|实施|共有?|设有?)(?P<things>项目))"
    f"{_NUMBER}[项个]|(?<![余他])(?P<after>[一二两三四五六七八九十]{{1,3}}|[0-9]{{1,2}})个项目中[，,]"
)
_SERIAL = re.compile("序\\s*号|编号")
"""The head of a column that only numbers the rows."""
_NEXT = 3
"""Lines between such words and the table at most."""
_KINDS = re.compile(
    f"(?P<kind>产出|效益|满意度|过程|决策|投入|成本)(?:类)?(?:三级)?指标(?:有|共|为)?{_NUMBER}(?:个|项)"
)
_INDICATED = re.compile(
    f"{_NUMBER}[项个](?P<kind>(?:[一-鿿]{{2}}){{0,3}})指标(?:(?:全部|均|都)(?:达到|完成|超额|实现|已)"
    "|中[，,]?|[^。；\n]{0,16}(?:[见如][下上]?表|如下))"
)
_KIND_OF, _CAPTION = re.compile("主要|绩效|年度|具体|核心|重点|三级"), 60
"""Words of a kind of indicators that leave out none; characters above a table that name it."""
_SOME = re.compile("其中|余下|其[余他]|另|还有|[0-9一二两三四五六七八九十][项个]")
"""Before such a count: it is of some of the rows."""
_ALL_OF_IT = re.compile("\\s*(?:合\\s*计|小计|总\\s*[计分])")
_SCORED = (Role.WEIGHT, Role.SCORE, Role.DEDUCTION)
_LONG = 300
"""Characters before a count among which a row is named that it speaks of."""
_OFF = 2
"""How many a count may be off to be meant for a table."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    columns = [group for group in subject.groups if _is_whole(group)]
    yield from _announced(subject, columns)
    yield from _scored(subject)
    yield from _indicated(subject)
    yield from _below(subject)
    for line in subject.lines if columns else ():
        for sentence in _SENTENCE.finditer(line.text):
            at = line.start + sentence.start()
            for match in _WITHIN.finditer(sentence[0]):
                before = line.text[max(0, sentence.end() - _LONG) : sentence.end()]
                counted = [group for group in columns if _counts(group, match["noun"])]
                named = _named(counted, sentence[0]) or _named(counted, before)
                yield _judged(named, match, 0, at)
            for match in _ALL_BUT.finditer(sentence[0]):
                told = _EACH_OF.search(match[0], 0, match.start("n") - match.start())
                but = number(told["n"]) if told else 1
                yield _judged(_named(columns, match["one"]), match, but, at)
        for match in _OTHERS.finditer(line.text):
            words = line.text[: match.start()]
            words = words[max(words.rfind(mark) for mark in "。；，") + 1 :]
            many = number(match["k"])
            yield _judged(_named(columns, words, many), match, many, line.start)


def _announced(subject: Subject, columns: Sequence[Group]) -> Iterator[Spot | None]:
    """六个项目，明细如下, by the table right below."""
    for place, block in enumerate(subject.examined.text.blocks):
        if not isinstance(block, Line):
            continue
        said = _ANNOUNCED.finditer(block.text)
        found = [match for match in said if _TABLE.match(block.text, match.end())]
        below = [g for g in columns if g.table and 0 < g.line - place <= _NEXT]
        first = min((g.table for g in below), default=0)
        rows = {len(g.parts) for g in below if g.table == first}
        if len(found) == 1:
            yield _judged(rows, found[0], 0, block.start)


def _scored(subject: Subject) -> Iterator[Spot | None]:
    """产出指标七项, by the rows of that kind in the table of scores."""
    kinds: dict[int, list[str]] = {}
    for s in subject.examined.statements:
        if s.table and s.role is Role.WEIGHT and not s.total and s.group:
            kinds.setdefault(s.table, []).append(s.group)
    for line in subject.lines if kinds else ():
        for match in _KINDS.finditer(line.text):
            rows = {sum(g.startswith(match["kind"]) for g in own) for own in kinds.values()}
            yield _judged(rows - {0}, match, 0, line.start)


def _indicated(subject: Subject) -> Iterator[Spot | None]:
    """上述8项指标中, 10项主要产出指标全部完成, by the rows of the table of them beside."""
    for line in subject.lines if subject.grids else ():
        for match in _INDICATED.finditer(line.text):
            clause = re.split("[。；;]", line.text[: match.start()])[-1]
            if not _SOME.search(clause):
                at = line.start + match.start()
                near = [grid for grid in subject.grids if _is_beside(grid, at)]
                own = [grid for grid in near if _lists(subject, grid, match["kind"])]
                yield _judged({_rows_of(grid) for grid in own}, match, 0, line.start)


def _below(subject: Subject) -> Iterator[Spot | None]:
    """数量指标共6项，完成情况如下; 安排项目6个, 七个项目中: by the table right below."""
    blocks = subject.examined.text.blocks
    for place, block in enumerate(blocks):
        if not isinstance(block, Grid) or not block.rows:
            continue
        heads = [cell.text.strip() for cell in block.rows[0]]
        head = next((name for name in heads if not _SERIAL.fullmatch(name)), "")
        above = [b for b in blocks[max(0, place - _NEXT) : place] if isinstance(b, Line)]
        for line in above:
            found = [m for m in _LISTED.finditer(line.text) if _is_of_head(m, head, line.text)]
            if len(found) == 1:
                yield _judged({_rows_of(block)}, found[0], 0, line.start)


def _is_of_head(match: re.Match[str], head: str, text: str) -> bool:
    """Whether what is counted is what the first column of a table has, and all of it."""
    called = head.startswith(match["indicated"] or match["things"] or "项目")
    below = not match["indicated"] or _TABLE.match(text, match.end())
    before = re.split("[。；;\n]", text[: match.start()])[-1]
    return called and bool(below) and not _SOME.search(before)


def _lists(subject: Subject, grid: Grid, kind: str) -> bool:
    """Whether a table has indicators of a kind: all of them, of one level, or by its caption."""
    heads = [cell.text.strip() for cell in grid.rows[0]]
    if kind.endswith("级"):
        return heads[0] == f"{kind}指标" and not any("指标" in head for head in heads[1:])
    aimed = any("目标" in head for head in heads)
    caption = subject.text[max(0, grid.start - _CAPTION) : grid.start]
    return aimed and _KIND_OF.sub("", kind) in caption


def _is_beside(grid: Grid, place: int) -> bool:
    """Whether a table stands right above or below a place."""
    return grid.start - _LONG < place < grid.rows[-1][-1].start + _LONG


def _rows_of(grid: Grid) -> int:
    """How many rows a table has below its head, but for totals; those that it numbers, if any."""
    if _SERIAL.fullmatch(grid.rows[0][0].text.strip() or "-"):
        return sum(row[0].text.strip().isdigit() for row in grid.rows[1:])
    return sum(not any(_ALL_OF_IT.match(cell.text) for cell in row[:2]) for row in grid.rows[1:])


def _counts(group: Group, noun: str) -> bool:
    """Whether the rows of a table may be called by a noun: projects, or what ends as they do."""
    plain = not noun or _PLAIN.search(noun)
    return bool(plain) or any(part.label.endswith(noun[-1]) for part in group.parts)


def _named(columns: Sequence[Group], words: str, least: int = 1) -> frozenset[int]:
    """How many rows the tables have of which words name a row, in part at least."""
    more = [group for group in columns if len(group.parts) > least]
    named = [g for g in more if g.named(words)] or [g for g in more if g.like(words)]
    return frozenset(len(group.parts) for group in named)


def _judged(rows: Set[int], match: re.Match[str], beside: int, at: int) -> Spot | None:
    """Nothing if a table has as many rows, or several have not the same number."""
    name = "n" if match["n"] else "after"
    said = number(match[name]) + beside
    if len(rows) != 1 or abs(said - max(rows)) > _OFF or said in rows:
        return None
    due = max(rows) - beside
    counter = match.string[match.end(name) : match.end(name) + 1]
    return Spot(
        Severity.WARNING,
        f"“{match[name]}{counter}”与所列的行数不符：应为{due}{counter}",
        at + match.start(name),
        at + match.end(name) + 1,
        todo="请核对所列的行数和这句话",
        expected=f"{due}",
    )


def _is_whole(group: Group) -> bool:
    """Whether some rows are all of a total, and nothing twice."""
    scored = group.dimension in ("", RATE, "分值") or group.parts[0].role in _SCORED
    if scored or len(group.parts) <= _OFF or not (group.table or group.labels):
        return False
    added = sum((part.worth or Decimal(0) for part in group.parts), Decimal(0))
    return any(whole.worth == added for whole in group.wholes)


ROW_COUNTS = TextCheck("A54", "说几项之中与表的行数一致", _look, aim="说几项之中的话")
