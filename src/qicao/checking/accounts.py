"""The figures that a text is held against: a bundle's, a ledger's, or files by their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from qicao.arithmetic.bound.binding import Binder
from qicao.arithmetic.bound.given import Given, as_given, given_statements
from qicao.arithmetic.index import Canon, Index, Vocabulary, plain_name
from qicao.checking.columns import marked, unit_in
from qicao.delivery import open_report
from qicao.errors import ImportRefused
from qicao.profile import Profile
from qicao.readers.cells import Cell, Sheet
from qicao.readers.ownwords import OwnWords, read_own_words
from qicao.statements import Statement, TableCell, TableReader
from qicao.values import Figure, Ledger, Origin
from qicao.workflow import prepare


@dataclass(frozen=True)
class Accounts:
    """Figures as statements, where each stands, and the kind of report that explains them."""

    statements: tuple[Statement, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    """Id → label, value, file and cell."""
    profile: Profile | None = None
    ledger: Ledger | None = None
    files: tuple[str, ...] = ()
    """The files and folders that were given, by their names."""
    unread: tuple[str, ...] = ()
    """The rows of them that have a number which could not be read, each with the reason."""

    @property
    def told(self) -> str:
        """How many numbers were read, and which rows were not, in a sentence."""
        read = f"读出 {len(self.statements)} 个数。"
        if not self.unread:
            return read
        more = f"等 {len(self.unread)} 行" if len(self.unread) > _NAMED else ""
        return f"{read}没有读成的：{'；'.join(self.unread[:_NAMED])}{more}。"

    @property
    def canon(self) -> Canon:
        """The one name of an item that has several."""
        return Vocabulary(self.profile.catalogue.items_by_name) if self.profile else plain_name

    @cached_property
    def index(self) -> Index:
        """The figures by item and slot, made once for all texts that are held against them."""
        return Index(self.statements, self.canon)

    @cached_property
    def binder(self) -> Binder:
        """The same by value and by name."""
        return Binder(self.statements)


def read_accounts(paths: Sequence[Path], profile: Profile | None, year: int) -> Accounts:
    """The figures of files and folders; `year` is the text's, for files that name none.

    A bundle brings its own kind of report. With `profile` the files are read as for a draft, and
    what it does not know by its own words. ImportRefused for a file that cannot be read, and for
    files that give no number at all.
    """
    if not paths:
        return Accounts(profile=profile)
    files = tuple(path.name for path in paths)
    found = replace(_read(paths, profile, year), files=files)
    if not found.statements:
        raise ImportRefused("no_figures", "、".join(files), _NOTHING)
    return found


_NAMED = 3
"""Rows that are named one by one."""
_NOTHING = (
    "没有读出一个数，不能用来对照：数据表第一行写 label、value、unit（名称、数值、单位），"
    "或给决算表、自评表、报告包"
)


def _read(paths: Sequence[Path], profile: Profile | None, year: int) -> Accounts:
    if len(paths) == 1 and paths[0].suffix.lower() == ".qicao":
        drafted = open_report(paths[0])
        return _of_ledger(drafted.ledger, drafted.profile, OwnWords((), ()), year)
    own = read_own_words(paths, year)
    ledger = _ledger(paths, profile, year) if profile else None
    if ledger is None or profile is None:
        return replace(_of_own(own, profile, year), unread=own.unread)
    return _of_ledger(ledger, profile, own, year)


def _ledger(paths: Sequence[Path], profile: Profile, year: int) -> Ledger | None:
    """The ledger that a draft would have; None where the files are none to draft from."""
    try:
        return prepare(paths, profile, year=year or None).ledger
    except ImportRefused as refused:
        if refused.code in ("no_year", "header"):
            return None
        raise


def _of_ledger(ledger: Ledger, profile: Profile, own: OwnWords, year: int) -> Accounts:
    """The ledger's figures, and those of the files that it has not got."""
    present = [figure for figure in ledger.figures.values() if figure.quantity]
    places = {(f.source.file, f.source.sheet, f.source.cell) for f in present if f.source}
    rest = [f for f in own.figures if f.source and _place(f) not in places]
    if all(f.source and f.source.origin is Origin.PROFILE for f in present) and not rest:
        return Accounts()  # what every report of the kind has says nothing of this one
    return _accounts([*present, *rest], (), profile, ledger, year)


def _place(figure: Figure) -> tuple[str | None, str | None, str | None]:
    source = figure.source
    return (source.file, source.sheet, source.cell) if source else (None, None, None)


def _of_own(own: OwnWords, profile: Profile | None, year: int) -> Accounts:
    return _accounts(own.figures, own.sheets, profile, None, year)


def _accounts(
    figures: Sequence[Figure],
    sheets: Sequence[tuple[str, Sheet]],
    profile: Profile | None,
    ledger: Ledger | None,
    year: int,
) -> Accounts:
    figures = [*_told_apart(figures)]
    given = [_given(figure, profile) for figure in figures if figure.quantity]
    statements = [*given_statements((one for one in given if one), year)]
    sources = {figure.id: figure_line(figure) for figure in figures}
    for file, sheet in sheets:
        for statement, place in _of_sheet(file, sheet, year):
            line = f"{statement.label}（{place.replace(_APART, ' ')}）"
            statements.append(as_given(statement, len(statements), line))
            sources[line] = f"{statement.label}：{_printed(statement)}，{place}"
    return Accounts(tuple(statements), sources, profile, ledger)


def _told_apart(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Figures that have their label for an id, and one that others have, by their period.

    By their place too, where that is the same.
    """
    ids = Counter(figure.id for figure in figures)
    periods = Counter((figure.id, figure.period) for figure in figures)
    for figure in figures:
        if figure.id != figure.label or ids[figure.id] == 1:
            yield figure
            continue
        said = [figure.period]
        if periods[figure.id, figure.period] > 1:
            said.append(f"{figure.source}")
        yield figure.model_copy(update={"id": f"{figure.label}（{'，'.join(said)}）"})


def _given(figure: Figure, profile: Profile | None) -> Given | None:
    known = profile is not None and profile.catalogue.entry(figure.id) is not None
    if figure.quantity is None:
        return None
    return Given(figure.id, figure.label, figure.period, figure.quantity, known)


_APART = "｜"
"""Between a file, a sheet and a cell."""


def _of_sheet(file: str, sheet: Sheet, year: int) -> Iterator[tuple[Statement, str]]:
    """What the cells of a table state, each with its place."""
    cells: dict[int, Cell] = {}
    rows: list[list[TableCell]] = []
    for row in sheet.rows:
        rows.append([TableCell(cell.text, len(cells) + n) for n, cell in enumerate(row)])
        cells |= {len(cells) + n: cell for n, cell in enumerate(row)}
    for statement in TableReader(year).read(marked(rows), unit_in(rows), 1, 0):
        start = statement.start - statement.mention.start
        yield statement, _APART.join(filter(None, (file, sheet.name, cells[start].place)))


def _printed(statement: Statement) -> str:
    """A number of a cell with the unit that its table or its column gives it."""
    mention = statement.mention
    return f"{mention.text}{mention.unit or ''}" if mention.text[-1:].isdigit() else mention.text


def figure_line(figure: Figure) -> str:
    """A figure with its value and where it comes from, in a line."""
    period = f"（{figure.period}）" if figure.period else ""
    value = f"{figure.label}{period}：{figure.quantity}"
    return f"{value}，{figure.source}" if figure.source else value
