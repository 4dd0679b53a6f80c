"""One sheet into the forms that stand on it, and what each of their cells means."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from qicao.profile.catalogue import Catalogue
from qicao.profile.forms import Forms
from qicao.readers.cells import FormPart, Sheet
from qicao.readers.forms.bands import Band
from qicao.readers.forms.blocks import by_heads
from qicao.readers.forms.filled import Filled
from qicao.readers.forms.formpart import part_of
from qicao.readers.forms.grid import Grids, is_amount
from qicao.readers.forms.heads import Heads
from qicao.readers.forms.leftovers import left_outside
from qicao.readers.forms.lists import with_lists
from qicao.readers.forms.numbering import counting_places
from qicao.readers.forms.pairs import About, find_about, of_member, pair_targets
from qicao.readers.forms.regions import Region, find_regions
from qicao.readers.forms.tables import Rows
from qicao.readers.forms.targets import Spread, Target
from qicao.readers.forms.units import line_unit


def read_forms(
    sheet: Sheet, forms: Forms, catalogue: Catalogue, file: str, names: Collection[str] = ()
) -> tuple[FormPart, ...]:
    """The forms on a sheet with their rows; none where no form is recognised.

    One with a title and heads that are known is there even if nobody has filled it in.
    Rows of members without any value are left out, and cells that nothing explains are in `left`.
    `names` are those that members are known by, as `segment` writes them.
    """
    grids = Grids(sheet)
    found = _find_targets(grids, forms, catalogue, file, names)
    parts = [part_of(grids.of(f.region.year), f, forms, catalogue, file) for f in found]
    outside = left_outside(grids.of(), forms, [filled.region for filled in found]) if found else ()
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
    return _find_targets(Grids(sheet), forms, catalogue, file, names)


def _find_targets(
    grids: Grids, forms: Forms, catalogue: Catalogue, file: str, names: Collection[str]
) -> list[Filled]:
    grid = grids.of()
    regions = find_regions(grid, forms, file) or by_heads(grid, forms, file)
    regions = with_lists(grid, regions, forms, file, names)
    return [_Regions(grids, forms, catalogue).filled(region, names) for region in regions]


class _Regions:
    """Reads the regions of one sheet."""

    def __init__(self, grids: Grids, forms: Forms, catalogue: Catalogue) -> None:
        self.grids, self.forms, self.catalogue = grids, forms, catalogue

    def filled(self, region: Region, names: Collection[str]) -> Filled:
        """The region with what its tables and its pairs say."""
        grid = self.grids.of(region.year)
        about = find_about(grid, region, names)
        heads = Heads(grid, region, self.forms)
        bands = heads.bands()
        found = self.tables(heads, bands, about)
        if not bands:
            turned = self.turned(region, about)
            found = turned if turned.targets else found
        taken = {target.place for target in found.targets} | found.seen
        pairs = _beyond(found, pair_targets(grid, region, taken | found.owned, about))
        taken_by_pairs = {target.place for target in pairs}
        first = bands[0].bottom if bands else min(region.top + 6, region.bottom)
        return Filled(
            region,
            (*found.targets, *pairs),
            frozenset(taken | found.owned | taken_by_pairs)
            | counting_places(grid, region, self.forms),
            line_unit(grid, region, first),
            about,
            tuple(pair for pair in found.unknown if pair[1] not in taken_by_pairs),
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
                found.add(replace(spread, targets=targets))
            places = grid.places(band.top, band.bottom, region.left, region.right)
            found.seen |= {place for place in places if not is_amount(grid.cell(*place))}
        return found

    def turned(self, region: Region, about: About) -> Spread:
        """The region read with rows for columns: heads at the left, names above."""
        grid = self.grids.of(region.year).transposed()
        other = replace(
            region, top=region.left, left=region.top, bottom=region.right, right=region.bottom
        )
        heads = Heads(grid, other, self.forms)
        found = self.tables(heads, heads.bands(), about)
        seen, owned = ({place[::-1] for place in places} for places in (found.seen, found.owned))
        unknown = [(head[::-1], place[::-1]) for head, place in found.unknown]
        return Spread([_turned_back(target) for target in found.targets], seen, owned, unknown)


def _beyond(found: Spread, pairs: list[Target]) -> list[Target]:
    """The pairs without the empty ones by whose label a row has a column: 总分 with its 得分."""
    known = {_asked(target) for target in found.targets}
    return [pair for pair in pairs if pair.cell.text or _asked(pair) not in known]


def _asked(target: Target) -> tuple[str, str, int]:
    """What is asked by which label in which row."""
    return target.id, target.row, target.place[0]


def _turned_back(target: Target) -> Target:
    name = target.name_place
    return replace(target, place=target.place[::-1], name_place=name[::-1] if name else None)
