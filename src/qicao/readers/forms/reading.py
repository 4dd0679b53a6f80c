"""One sheet into the forms that stand on it, each cut into rows that name ids."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from qicao.profile.catalogue import Catalogue
from qicao.profile.forms import Forms
from qicao.quantity.amount import is_blank
from qicao.readers.cells import FormPart, Left, Row, Sheet, with_known_decimals
from qicao.readers.forms.bands import Band
from qicao.readers.forms.blocks import by_heads
from qicao.readers.forms.filled import Filled
from qicao.readers.forms.formrows import is_money, rows_of, told_units
from qicao.readers.forms.grid import Grid, is_amount
from qicao.readers.forms.heads import Heads
from qicao.readers.forms.labels import is_placeholder
from qicao.readers.forms.leftovers import left_in, left_outside
from qicao.readers.forms.pairs import About, find_about, of_member, pair_targets
from qicao.readers.forms.regions import Region, find_regions
from qicao.readers.forms.tables import Rows
from qicao.readers.forms.targets import Spread, Target
from qicao.readers.forms.units import line_unit
from qicao.readers.unread import told
from qicao.values import Finding


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
    outside = left_outside(sheet, [filled.region for filled in found]) if found else ()
    kept = [
        part
        for part, filled in zip(parts, found, strict=True)
        if part.rows or part.left or (part.title and filled.targets)
    ]
    return (*kept[:-1], replace(kept[-1], left=(*kept[-1].left, *outside))) if kept else ()


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
    return [_Regions(sheet, forms, catalogue).filled(region, names) for region in regions]


class _Regions:
    """Reads the regions of one sheet."""

    def __init__(self, sheet: Sheet, forms: Forms, catalogue: Catalogue) -> None:
        self.sheet, self.forms, self.catalogue = sheet, forms, catalogue

    def filled(self, region: Region, names: Collection[str]) -> Filled:
        """The region with what its tables and its pairs say."""
        grid = Grid(self.sheet, region.year)
        about = find_about(grid, region, names)
        heads = Heads(grid, region, self.forms)
        bands = heads.bands()
        found = self.tables(heads, bands, about)
        if not bands:
            turned = self.turned(region, about)
            found = turned if turned.targets else found
        taken = {target.place for target in found.targets} | found.seen
        pairs = pair_targets(grid, region, taken | found.owned, about)
        first = bands[0].bottom if bands else min(region.top + 6, region.bottom)
        return Filled(
            region,
            (*found.targets, *pairs),
            frozenset(taken | found.owned | {target.place for target in pairs}),
            line_unit(grid, region, first),
            about,
        )

    def tables(self, heads: Heads, bands: list[Band], about: About) -> Spread:
        """What the tables below each band gave."""
        grid, region = heads.grid, heads.region
        found = Spread()
        ends = (*(band.top - 1 for band in bands[1:]), region.bottom)
        for band, end in zip(bands, ends, strict=False):
            for fitted in heads.fit(band):
                words = region.form.pair_words
                rows = Rows(grid, self.forms, self.catalogue, band, fitted, words)
                spread = rows.walk(band.bottom + 1, end, about.name)
                targets = [of_member(about, region.form, target) for target in spread.targets]
                found.add(Spread(targets, spread.seen, spread.owned))
            places = grid.places(band.top, band.bottom, region.left, region.right)
            found.seen |= {place for place in places if not is_amount(grid.cell(*place))}
        return found

    def turned(self, region: Region, about: About) -> Spread:
        """The region read with rows for columns: heads at the left, names above."""
        grid = Grid(self.sheet, region.year).transposed()
        other = replace(
            region, top=region.left, left=region.top, bottom=region.right, right=region.bottom
        )
        heads = Heads(grid, other, self.forms)
        found = self.tables(heads, heads.bands(), about)
        seen, owned = ({place[::-1] for place in places} for places in (found.seen, found.owned))
        return Spread([_turned_back(target) for target in found.targets], seen, owned)


def _turned_back(target: Target) -> Target:
    name = target.name_place
    return replace(target, place=target.place[::-1], name_place=name[::-1] if name else None)


def _part(sheet: Sheet, filled: Filled, forms: Forms, catalogue: Catalogue, file: str) -> FormPart:
    region, form = filled.region, filled.region.form
    named = {(t.group, t.member) for t in filled.targets if _names_member(t)}
    targets = [t for t in filled.targets if not t.group or (t.group, t.member) in named]
    units = told_units(targets)
    rows = [row for target in targets for row in rows_of(target, filled, catalogue, units)]
    unsure = [row for row in rows if not row.unit and is_money(row, catalogue)]
    rows = [row for row in rows if row.unit or not is_money(row, catalogue)]
    rows += [] if unsure else _zeros(sheet, filled, rows, forms, catalogue)
    return FormPart(
        form=form.id,
        label=form.title,
        sheet=sheet.name,
        year=region.year,
        rows=with_known_decimals(tuple(rows)),
        left=(*left_in(sheet, filled), *(_unsure(row) for row in unsure)),
        title=region.title,
        year_id=form.year,
        findings=(_no_unit(form.title, unsure, file),) if unsure else (),
        also=filled.about.also,
    )


def _names_member(target: Target) -> bool:
    """Whether it is a value of a member with a name; classes alone and free rows name none."""
    is_named = bool(target.member) and not is_placeholder(target.member)
    says = bool(target.cell.trouble) or not is_blank(target.cell.text)
    return is_named and not target.is_class and says


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
