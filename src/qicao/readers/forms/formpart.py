"""A form read into the rows that name ids, what is left of it, and what to say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.profile.catalogue import Catalogue
from qicao.profile.forms import Form, Forms
from qicao.quantity.amount import is_blank
from qicao.readers.cells import FormPart, Left, Row, with_known_decimals
from qicao.readers.forms.filled import Filled
from qicao.readers.forms.formrows import is_money, rows_of, told_units
from qicao.readers.forms.grid import Grid
from qicao.readers.forms.labels import is_placeholder
from qicao.readers.forms.leftovers import left_in
from qicao.readers.forms.targets import Target
from qicao.readers.forms.unknown import not_taken
from qicao.readers.unread import is_empty, told
from qicao.values import Finding


def part_of(grid: Grid, filled: Filled, forms: Forms, catalogue: Catalogue, file: str) -> FormPart:
    """What a form gives, what of it is left, and what a person should know of it.

    Of a form about one member that nothing names, all is left: it could be anybody's.
    """
    region, form = filled.region, filled.region.form
    nameless = bool(form.group) and is_placeholder(filled.about.name)
    filled = _left_whole(filled) if nameless else filled
    given = _rows(filled, catalogue)
    unsure = [row for row in given if not row.unit and is_money(row, catalogue)]
    rows = [row for row in given if row.unit or not is_money(row, catalogue)]
    rows += [] if unsure else _zeros(grid, filled, rows, forms, catalogue)
    left = (*left_in(grid, filled), *(_unsure(row) for row in unsure))
    wanted = _no_name(form, left, file) if nameless else ()
    return FormPart(
        form=form.id,
        label=form.title,
        sheet=grid.sheet,
        year=region.year,
        rows=with_known_decimals(tuple(rows)),
        left=left,
        title=region.title,
        year_id=form.year,
        findings=(*wanted, *_findings(grid, filled, rows, unsure, file)),
        also=filled.about.also,
    )


def _rows(filled: Filled, catalogue: Catalogue) -> list[Row]:
    """The rows that its targets give, but those of members that nothing names."""
    named = {(t.group, t.member) for t in filled.targets if _names_member(t)}
    targets = [t for t in filled.targets if not t.group or (t.group, t.member) in named]
    units = told_units(targets)
    return [row for target in targets for row in rows_of(target, filled, catalogue, units)]


def _left_whole(filled: Filled) -> Filled:
    """The form with no cell of it explained."""
    meant = {target.place for target in filled.targets}
    return replace(filled, targets=(), seen=filled.seen - meant)


def _names_member(target: Target) -> bool:
    """Whether it is a value of a member with a name; classes alone and free rows name none."""
    is_named = bool(target.member) and not is_placeholder(target.member)
    says = bool(target.cell.trouble) or not is_blank(target.cell.text)
    return is_named and not target.is_class and says


def _unsure(row: Row) -> Left:
    label = "｜".join(text for text in (row.member or row.label, row.head) if text)
    return Left(row.value, label, "", row.form)


def _findings(
    grid: Grid, filled: Filled, rows: list[Row], unsure: list[Row], file: str
) -> Iterator[Finding]:
    """What a person should know of a form; a form without any value has nothing to be told of."""
    if unsure:
        yield _no_unit(filled.region.form.title, unsure, file)
    heads = Counter(head for head, _ in filled.unknown) if not is_empty(rows) else {}
    for (row, column), texts in heads.items():
        yield not_taken(grid.rows[row][column], texts, filled.region.form, file)


def _no_name(form: Form, left: Sequence[Left], file: str) -> Iterator[Finding]:
    """Which name a form wants, if it has anything of that member."""
    label = next(pair.names[0] for pair in form.pairs if pair.member)
    if left:
        first = left[0].cell
        where = "｜".join(part for part in (file, first.sheet) if part)
        seen = f"{where}：“{form.title}”里没有找到{label}，{len(left)}个数没有读入"
        todo = f"请在表里写明{label}后重新读入；不是这张表的，请写明表的标题"
        yield told("R08", seen, todo, file, first.sheet, first.place)


def _no_unit(title: str, rows: list[Row], file: str) -> Finding:
    first = rows[0].value
    where = "｜".join(part for part in (file, first.sheet) if part)
    seen = f"{where}：“{title}”没有写明金额单位，{len(rows)}个金额没有读入"
    todo = "请在表的上方写明“单位：元”或“单位：万元”后重新读入"
    return told("R01", seen, todo, file, first.sheet, first.place)


def _zeros(
    grid: Grid, filled: Filled, rows: list[Row], forms: Forms, catalogue: Catalogue
) -> list[Row]:
    """What a form says that has no amount and a sentence that there is none."""
    region = filled.region
    if not region.form.zero or any(not is_blank(row.value.text) for row in rows):
        return []
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
