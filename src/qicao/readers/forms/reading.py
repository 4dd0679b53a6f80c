"""One sheet into the forms that stand on it, each cut into rows that name ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from qicao.profile.catalogue import Catalogue
from qicao.profile.forms import Forms
from qicao.quantity import Kind, find_unit
from qicao.quantity.amount import is_blank
from qicao.readers.cells import Cell, FormPart, Left, Row, Sheet, with_known_decimals
from qicao.readers.forms.blocks import by_heads
from qicao.readers.forms.goals import Goal, read_goal
from qicao.readers.forms.grid import (
    Grid,
    Place,
    behind_label,
    is_amount,
    is_quantity,
    numbers_row,
)
from qicao.readers.forms.heads import Band, Heads
from qicao.readers.forms.labels import is_placeholder
from qicao.readers.forms.pairs import NOBODY, About, find_about, of_member, pair_targets
from qicao.readers.forms.regions import Region, find_regions
from qicao.readers.forms.tables import Rows
from qicao.readers.forms.targets import Target
from qicao.readers.forms.units import line_unit, own_unit
from qicao.readers.unread import told
from qicao.values import Finding


@dataclass(frozen=True, slots=True)
class Filled:
    """A region read: its targets, the places that hold no amounts, and the unit of its money."""

    region: Region
    targets: tuple[Target, ...]
    seen: frozenset[Place]
    unit: str
    about: About = NOBODY
    """The member that the whole form is about."""


def read_forms(
    sheet: Sheet, forms: Forms, catalogue: Catalogue, file: str, names: Collection[str] = ()
) -> tuple[FormPart, ...]:
    """The forms on a sheet with their rows; none where no form is recognised.

    One with a title and heads that are known is there even if nobody has filled it in.
    Rows of members without any value are left out, and cells that nothing explains are in `left`.
    `names` are those that members are known by, as `segment` writes them.
    """
    found = find_targets(sheet, forms, catalogue, file, names)
    parts = [_part(sheet, filled, forms, catalogue, file) for filled in found]
    outside = _outside(sheet, [filled.region for filled in found]) if found else ()
    kept = [
        part
        for part, filled in zip(parts, found, strict=True)
        if part.rows or part.left or (part.title and filled.targets)
    ]
    return (*kept[:-1], replace(kept[-1], left=(*kept[-1].left, *outside))) if kept else ()


def _outside(sheet: Sheet, regions: list[Region]) -> tuple[Left, ...]:
    """The amounts of a sheet with forms that stand in none of them."""
    grid = Grid(sheet)
    return tuple(
        Left(grid.rows[row][column], _around(grid, row, column))
        for row, column in grid.places(0, grid.height - 1, 0, grid.width - 1)
        if is_quantity(grid.rows[row][column]) and not any(r.holds(row, column) for r in regions)
    )


def find_targets(
    sheet: Sheet,
    forms: Forms,
    catalogue: Catalogue,
    file: str = "",
    names: Collection[str] = (),
) -> list[Filled]:
    """What every cell of every form on a sheet means, blank cells included."""
    grid = Grid(sheet)
    regions = find_regions(grid, forms, file) or by_heads(grid, forms, file)
    return [_filled(sheet, region, forms, catalogue, names) for region in regions]


def _filled(
    sheet: Sheet, region: Region, forms: Forms, catalogue: Catalogue, names: Collection[str]
) -> Filled:
    grid = Grid(sheet, region.year)
    about = find_about(grid, region, names)
    heads = Heads(grid, region, forms)
    bands = heads.bands()
    found = _tables(grid, region, forms, catalogue, heads, bands, about)
    if not bands:
        turned = _turned(sheet, region, forms, catalogue, about)
        found = turned if turned[0] else found
    targets, seen = found
    taken = {target.place for target in targets} | seen
    pairs = pair_targets(grid, region, taken, about)
    first = bands[0].bottom if bands else min(region.top + 6, region.bottom)
    return Filled(
        region,
        (*targets, *pairs),
        frozenset(taken | {target.place for target in pairs}),
        line_unit(grid, region, first),
        about,
    )


def _tables(
    grid: Grid,
    region: Region,
    forms: Forms,
    catalogue: Catalogue,
    heads: Heads,
    bands: list[Band],
    about: About,
) -> tuple[list[Target], set[Place]]:
    targets: list[Target] = []
    seen: set[Place] = set()
    ends = (*(band.top - 1 for band in bands[1:]), region.bottom)
    for band, end in zip(bands, ends, strict=False):
        for fitted in heads.fit(band):
            rows = Rows(grid, forms, catalogue, band, fitted, region.form.pair_words)
            spread = rows.walk(band.bottom + 1, end, about.name)
            targets += [of_member(about, region.form, target) for target in spread.targets]
            seen |= spread.seen
        places = grid.places(band.top, band.bottom, region.left, region.right)
        seen |= {place for place in places if not is_amount(grid.cell(*place))}
    return targets, seen


def _turned(
    sheet: Sheet, region: Region, forms: Forms, catalogue: Catalogue, about: About
) -> tuple[list[Target], set[Place]]:
    """The region read with rows for columns: heads at the left, names above."""
    grid = Grid(sheet, region.year).transposed()
    other = replace(
        region, top=region.left, left=region.top, bottom=region.right, right=region.bottom
    )
    heads = Heads(grid, other, forms)
    targets, seen = _tables(grid, other, forms, catalogue, heads, heads.bands(), about)
    return [_turned_back(target) for target in targets], {(i, row) for row, i in seen}


def _turned_back(target: Target) -> Target:
    name = target.name_place
    return replace(target, place=target.place[::-1], name_place=name[::-1] if name else None)


def _part(sheet: Sheet, filled: Filled, forms: Forms, catalogue: Catalogue, file: str) -> FormPart:
    region, form = filled.region, filled.region.form
    named = {(t.group, t.member) for t in filled.targets if _names_member(t)}
    targets = [t for t in filled.targets if not t.group or (t.group, t.member) in named]
    units = _units(targets)
    rows = [row for target in targets for row in _rows(target, filled, catalogue, units)]
    unsure = [row for row in rows if not row.unit and _is_money(row, catalogue)]
    rows = [row for row in rows if row.unit or not _is_money(row, catalogue)]
    rows += [] if unsure else _zeros(sheet, filled, rows, forms, catalogue)
    return FormPart(
        form=form.id,
        label=form.title,
        sheet=sheet.name,
        year=region.year,
        rows=with_known_decimals(tuple(rows)),
        left=(*_left(sheet, filled), *(_unsure(row) for row in unsure)),
        title=region.title,
        year_id=form.year,
        findings=(_no_unit(form.title, unsure, file),) if unsure else (),
        also=filled.about.also,
    )


def _names_member(target: Target) -> bool:
    """Whether it is a value of a member with a name; classes alone and free rows name none."""
    is_named = bool(target.member) and not is_placeholder(target.member)
    return is_named and not target.is_class and not is_blank(target.cell.text)


def _is_money(row: Row, catalogue: Catalogue) -> bool:
    """Whether a row with a value is an amount of money, of which the unit must be known."""
    entry = None if is_blank(row.value.text) else catalogue.entry(row.id)
    found = find_unit(entry.unit) if entry and not entry.free_unit else None
    return found is not None and found.kind is Kind.MONEY


def _unsure(row: Row) -> Left:
    label = "｜".join(text for text in (row.member or row.label, row.head) if text)
    return Left(row.value, label, "", row.form)


def _no_unit(title: str, rows: list[Row], file: str) -> Finding:
    first = rows[0].value
    where = "｜".join(part for part in (file, first.sheet) if part)
    seen = f"{where}：“{title}”没有写明金额单位，{len(rows)}个金额没有读入"
    todo = "请在表的上方写明“单位：元”或“单位：万元”后重新读入"
    return told("R01", seen, todo, file, first.sheet, first.place)


def _zeros(
    sheet: Sheet, filled: Filled, rows: list[Row], forms: Forms, catalogue: Catalogue
) -> list[Row]:
    """What a form says that has no amount and a sentence that there is none."""
    region = filled.region
    if not region.form.zero or any(not is_blank(row.value.text) for row in rows):
        return []
    grid = Grid(sheet, region.year)
    for place in grid.places(region.top, region.bottom, region.left, region.right):
        said = grid.word(*place)
        if any(sentence in said for sentence in forms.empty_words):
            cell = replace(grid.cell(*place), text="0")
            named = ((name, catalogue.entry(name)) for name in region.form.zero)
            return [
                Row(cell, id=name, unit=entry.unit, form=region.form.title)
                for name, entry in named
                if entry
            ]
    return []


def _goal(target: Target, unit: str = "") -> Goal:
    """What a target or a result says; a bare number is in its row's unit, else in `unit`."""
    return read_goal(target.cell.text, target.unit or own_unit(target.head) or unit)


def _units(targets: list[Target]) -> dict[tuple[str, str], str]:
    """Member → the unit that its target or its result is written with: ≥300亩, and 310."""
    split = [t for t in targets if t.split and not is_blank(t.cell.text)]
    told = ((t, _goal(t).unit) for t in reversed(split))
    return {(t.group, t.member): unit for t, unit in told if unit}


def _rows(
    target: Target, filled: Filled, catalogue: Catalogue, units: dict[tuple[str, str], str]
) -> Iterator[Row]:
    """The rows that a target gives: one, or as many as its cell has parts."""
    if target.split is None or is_blank(target.cell.text):
        yield _row(target, target.cell, target.id, filled, catalogue)
        return
    goal = _goal(target, units.get((target.group, target.member), ""))
    for field, text in _parts(target, goal):
        cell = (
            target.cell
            if text == target.cell.text
            else Cell(text, target.cell.place, target.cell.sheet)
        )
        pattern = f"{target.group}.*.{field}"
        yield _row(target, cell, pattern, filled, catalogue, goal.unit)


def _parts(target: Target, goal: Goal) -> Iterable[tuple[str, str]]:
    split = target.split
    assert split is not None  # noqa: S101 - callers pass targets of a split column
    pairs = (
        (split.comparator, goal.comparator),
        (split.value, goal.value),
        (split.upper, goal.upper),
        (split.text, goal.text),
    )
    return ((field, text) for field, text in pairs if field and text)


def _row(
    target: Target, cell: Cell, name: str, filled: Filled, catalogue: Catalogue, unit: str = ""
) -> Row:
    return Row(
        cell,
        label=target.row,
        id=name,
        unit=unit or unit_of(target, name, filled, catalogue),
        group=target.group,
        member=target.member,
        member_cell=target.member_cell,
        form=filled.region.form.title,
        head=target.column,
    )


def unit_of(target: Target, name: str, filled: Filled, catalogue: Catalogue) -> str:
    """Money is in the unit of the head, the row or the form; all else in the catalogue's own."""
    entry = catalogue.entry(name)
    if entry is None or entry.free_unit:
        return ""
    stated, found = find_unit(target.unit), find_unit(entry.unit)
    if stated and found and stated.dimension == found.dimension:
        return stated.name
    if found is None or found.kind is not Kind.MONEY:
        return entry.unit
    return own_unit(target.head) or own_unit(target.row) or filled.unit


def _left(sheet: Sheet, filled: Filled) -> Iterator[Left]:
    """The amounts in a region that nothing explains, each with what stands beside and above it."""
    region, grid = filled.region, Grid(sheet, filled.region.year)
    seen = filled.seen - {t.place for t in filled.targets if t.group and is_placeholder(t.member)}
    for row, column in grid.places(region.top, region.bottom, region.left, region.right):
        cell = grid.rows[row][column]
        if (row, column) in seen or not grid.is_own(row, column):
            continue
        if is_quantity(cell) and not numbers_row(grid, row, column):
            yield Left(cell, _around(grid, row, column), filled.unit, region.form.title)
        elif said := behind_label(cell):
            yield Left(replace(cell, text=said[1]), said[0], filled.unit, region.form.title)


def _beside(grid: Grid, row: int, column: int) -> str:
    """The nearest text to the left in the same row."""
    for left in range(column - 1, -1, -1):
        cell = grid.cell(row, left)
        if cell.text.strip() and not is_amount(cell):
            return " ".join(cell.text.split())[:40]
    return ""


def _over(grid: Grid, row: int, column: int) -> str:
    """The nearest text above in the same column."""
    for above in range(row - 1, -1, -1):
        cell = grid.cell(above, column)
        if cell.text.strip() and not is_amount(cell):
            return " ".join(cell.text.split())[:40]
    return ""


def unread_cells(sheet: Sheet) -> tuple[Left, ...]:
    """Every amount of a sheet that is no form, with what stands beside and above it."""
    grid = Grid(sheet)
    return tuple(
        Left(grid.rows[row][column], _around(grid, row, column))
        for row, column in grid.places(0, grid.height - 1, 0, grid.width - 1)
        if is_quantity(grid.rows[row][column])
    )


def _around(grid: Grid, row: int, column: int) -> str:
    """The nearest texts to the left and above."""
    texts = (_beside(grid, row, column), _over(grid, row, column))
    return "｜".join(text for text in texts if text)
