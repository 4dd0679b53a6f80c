"""What was recognised, file by file and form by form, and the one list of what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qicao.missing import Missing
from qicao.steps import on_page
from qicao.values import Fact, SeenForm, Source, Value
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
    tables: int = 1
    """How many of this name stand on the sheet."""
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

    @property
    def is_form(self) -> bool:
        """Whether a form was recognised, and not only rows or a text."""
        return self.form not in (PLAIN, TEXT, NOTHING)


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
    note = on_page(row.note, row.step)
    return MissingRow(topic=row.topic, label=row.label, unit=row.unit, note=note)


def missing_workbook(prepared: Prepared) -> bytes:
    """The list that `qicao figures -o` writes, in the words of the page."""
    from qicao.wanted import wanted_workbook

    return wanted_workbook(prepared, on_page)


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
            forms: dict[tuple[str, str, str], list[SeenForm]] = {}
            for form in self.reconciled.forms:
                if form.file == file.path:
                    key = (form.file, form.sheet or "", form.label)
                    forms.setdefault(key, []).append(form)
            for key, found in forms.items():
                yield self.form(key, found)
            counted = sum(form.left for found in forms.values() for form in found)
            yield from self.besides(file.path, self.left[file.path] - counted, alone=not forms)

    def form(self, key: tuple[str, str, str], forms: list[SeenForm]) -> SeenRow:
        """The forms of one name on a sheet."""
        figures, facts = (kept.get(key, []) for kept in (self.figures, self.facts))
        every = [*figures, *facts]
        return SeenRow(
            file=key[0],
            sheet=key[1],
            form=key[2],
            year=forms[0].year,
            tables=len(forms),
            figures=len(figures),
            facts=len(facts),
            mapped=sum(form.mapped for form in forms),
            left=sum(form.left for form in forms),
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
