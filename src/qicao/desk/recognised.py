"""What was recognised, file by file and form by form, and the one list of what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from qicao.missing import Missing
from qicao.values import Fact, SeenForm, Source, Value
from qicao.wanted import note, wanted_workbook
from qicao.workflow import Prepared

PLAIN = "按名称逐行读"
TEXT = "文字材料"
NOTHING = "没有读到数据"


class SeenRow(Value):
    """A form of a file, or a file without one: how much of it was mapped, and by what."""

    file: str
    sheet: str = ""
    form: str
    year: int | None = None
    figures: int = 0
    facts: int = 0
    mapped: int = 0
    """Cells that gave a value."""
    left: int = 0
    """Cells that wait for a person to say what they are."""
    conflicts: int = 0
    """Values that another place states differently, and nobody has chosen."""
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    """The names of the rows and the columns that were mapped."""


class MissingRow(Value):
    """Something to ask for."""

    topic: str
    label: str
    unit: str
    note: str


def seen_rows(prepared: Prepared) -> tuple[SeenRow, ...]:
    """Every file in order: its forms, and what it gave besides."""
    return tuple(_Seen(prepared).rows())


def missing_rows(prepared: Prepared) -> tuple[MissingRow, ...]:
    """What the sections must state and nobody provided, topic by topic."""
    return tuple(map(_missing, prepared.missing))


def _missing(row: Missing) -> MissingRow:
    return MissingRow(topic=row.topic, label=row.label, unit=row.unit, note=note(row))


def missing_workbook(prepared: Prepared) -> bytes:
    """The list as `qicao figures -o` writes it, to be filled in and read."""
    return wanted_workbook(prepared)


class _Seen:
    def __init__(self, prepared: Prepared) -> None:
        self.reconciled = prepared.reconciled
        self.left = Counter(row.source.file for row in self.reconciled.unmapped)
        self.disputed = {str(s) for finding in prepared.unresolved for s in finding.sources}
        self.texts = {m.file for m in self.reconciled.materials}
        self.figures: dict[tuple[str, str, str], list[Source]] = {}
        self.facts: dict[tuple[str, str, str], list[Source]] = {}
        for value in self.reconciled.read:
            if value.source:
                kept = self.facts if isinstance(value, Fact) else self.figures
                kept.setdefault(_of(value.source), []).append(value.source)

    def rows(self) -> Iterator[SeenRow]:
        for file in self.reconciled.files:
            forms = [form for form in self.reconciled.forms if form.file == file.path]
            told: set[tuple[str, str, str]] = set()
            for form in forms:
                key = (form.file, form.sheet or "", form.label)
                yield self.form(form, key, again=key in told)
                told.add(key)
            left = self.left[file.path] - sum(form.left for form in forms)
            yield from self.besides(file.path, left, alone=not forms)

    def form(self, form: SeenForm, key: tuple[str, str, str], *, again: bool) -> SeenRow:
        """A form; of several of one name on a sheet the first has all the values."""
        figures, facts = (() if again else kept.get(key, ()) for kept in (self.figures, self.facts))
        every = [*figures, *facts]
        return SeenRow(
            file=form.file,
            sheet=form.sheet or "",
            form=form.label,
            year=form.year,
            figures=len(figures),
            facts=len(facts),
            mapped=form.mapped,
            left=form.left,
            conflicts=self.conflicts(every),
            rows=tuple(dict.fromkeys(s.row for s in every if s.row)),
            columns=tuple(dict.fromkeys(s.column for s in every if s.column)),
        )

    def besides(self, file: str, left: int, *, alone: bool) -> Iterator[SeenRow]:
        """What a file gave outside its forms."""
        figures = self.outside(self.figures, file)
        facts = self.outside(self.facts, file)
        if not (figures or facts or left > 0 or alone):
            return
        form = TEXT if file in self.texts else PLAIN if figures or facts or left else NOTHING
        every = [*figures, *facts]
        yield SeenRow(
            file=file,
            form=form,
            figures=len(figures),
            facts=len(facts),
            mapped=len({str(s) for s in every}) if form == PLAIN else 0,
            left=max(left, 0),
            conflicts=self.conflicts(every),
        )

    def outside(self, kept: dict[tuple[str, str, str], list[Source]], file: str) -> list[Source]:
        return [s for key, found in kept.items() if key[0] == file and not key[2] for s in found]

    def conflicts(self, sources: list[Source]) -> int:
        return len({str(source) for source in sources} & self.disputed)


def _of(source: Source) -> tuple[str, str, str]:
    return (source.file or "", source.sheet or "", source.form or "")


def by_file(rows: tuple[SeenRow, ...]) -> Iterator[tuple[str, tuple[SeenRow, ...]]]:
    """The rows of each file."""
    for file, found in groupby(rows, key=lambda row: row.file):
        yield file, tuple(found)
