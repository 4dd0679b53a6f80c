"""A cell of a form spoiled: all other cells give what they gave, or are told; nothing is silent.

The department and its files are invented, by the generator, in a layout that may be looked at.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from cellmutations import CONTENTS, Content, given, placed, spoiled, told, unlike
from hypothesis import HealthCheck, settings
from hypothesis import given as for_any
from hypothesis import strategies as st

from qicao.errors import ImportRefused, InputError
from qicao.profile import Profile, load_profile
from qicao.readers.cells import Cell, Sheet
from qicao.readers.collect import collect
from qicao.readers.dating import dated, form_year
from qicao.readers.guard.door import open_file
from qicao.readers.members import Members
from qicao.readers.sheets import Sheets, kind_of
from qicao.readers.workbook import Workbook
from qicao.trial.generate import Order, generate
from qicao.values import Reading, SourceFile

REPO = Path(__file__).parents[2]
SPOILING = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
ANY = st.integers(0, 10_000)
NOTHING = ("—", "/", "无", "\u200b", "\n")
"""What says that there is no value."""


class Form:
    """A sheet of a file, the profile that it is read by, and what it gives; prints as its name."""

    def __init__(self, file: SourceFile, sheet: Sheet, profile: Profile) -> None:
        self.file, self.sheet, self.profile = file, sheet, profile
        self.reading = read(file, sheet, profile)

    def __repr__(self) -> str:
        return f"Form({self.file.path}, {self.sheet.name})"


@pytest.fixture(scope="module")
def hunan() -> Profile:
    return load_profile(REPO / "prompts" / "hunan_overall")


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory, hunan: Profile) -> list[Form]:
    """Every sheet of a department's final accounts and appraisals that gives something."""
    folder = tmp_path_factory.mktemp("department")
    generate(Order(15, layout="county"), folder, lambda _: "")
    books = [*sorted(folder.glob("决算*.xlsx")), *sorted(folder.glob("*自评*.xlsx"))[:2]]
    found = [form for path in books for form in sheets_of(path, hunan)]
    assert len(found) >= 8
    return found


def read(file: SourceFile, sheet: Sheet, profile: Profile) -> Reading:
    """What one sheet gives, in a file of its own."""
    kind = kind_of(profile)
    parsed = Sheets(file, kind).read([sheet], alone=True)
    year = form_year([parsed])
    return collect(dated(parsed, year, kind.catalogue), kind.catalogue, year, Members())


@SPOILING
@for_any(ANY, ANY, CONTENTS)
def test_a_spoiled_cell_ends_in_no_traceback_and_no_silence(
    forms: list[Form], which: int, where: int, content: Content
) -> None:
    form = forms[which % len(forms)]
    cells = [cell for row in form.sheet.rows for cell in row if not cell.blank]
    sheet = placed(form.sheet, spoiled(cells[where % len(cells)], content))
    try:
        reading = read(form.file, sheet, form.profile)
    except InputError as refused:
        message = str(refused)
    else:
        assert reading.figures or reading.findings or reading.unmapped
        return
    assert message.startswith(form.file.path)


@SPOILING
@for_any(ANY, ANY, CONTENTS)
def test_a_spoiled_amount_is_a_value_or_is_told_and_changes_no_other(
    forms: list[Form], which: int, where: int, content: Content
) -> None:
    filled = [form for form in forms if amounts(form)]
    form = filled[which % len(filled)]
    cells = amounts(form)
    cell = spoiled(cells[where % len(cells)], content)
    reading = read(form.file, placed(form.sheet, cell), form.profile)
    place = (cell.sheet, cell.place)
    assert list(unlike(form.reading, reading, place)) == []
    says_nothing = cell.blank or cell.text in NOTHING
    known = cell.trouble != ""  # see the next test
    assert says_nothing or known or place in given(reading) or place in told(reading)


def test_a_cell_of_a_form_that_cannot_be_read_is_told(forms: list[Form]) -> None:
    silent = []
    for form in forms:
        for cell in amounts(form)[:4]:
            unsaved = spoiled(cell, ("trouble", "unsaved"))
            reading = read(form.file, placed(form.sheet, unsaved), form.profile)
            silent += [cell] if (cell.sheet, cell.place) not in told(reading) else []
    assert silent == []


def test_a_row_of_column_numbers_with_a_gap_is_no_amount(tmp_path: Path, hunan: Profile) -> None:
    generate(Order(15, layout="export"), tmp_path, lambda _: "")
    for form in sheets_of(tmp_path / "决算.xlsx", hunan):
        for row in form.sheet.rows:
            numbers = [cell for cell in row if cell.text.isdigit()]
            if [cell.text for cell in numbers] != [str(n + 1) for n in range(len(numbers))]:
                continue
            for cell in numbers[:6] if len(numbers) > 3 else ():
                gap = placed(form.sheet, spoiled(cell, ("text", "")))
                changes = unlike(form.reading, read(form.file, gap, hunan), ("", ""))
                assert [change for change in changes if "gave nothing" in change] == []


def test_a_form_without_a_value_is_told(forms: list[Form]) -> None:
    said, empty = next(
        (cell, form)
        for form in forms
        for row in form.sheet.rows
        for cell in row
        if "本表为空" in cell.text
    )
    reading = read(empty.file, placed(empty.sheet, spoiled(said, ("text", ""))), empty.profile)
    (finding,) = reading.findings
    assert (finding.code, finding.sources[0].sheet) == ("R08", said.sheet)


def sheets_of(path: Path, profile: Profile) -> list[Form]:
    """The sheets of a workbook that give a figure; one that is no form is refused alone."""
    opened = open_file(path, path.name)
    assert isinstance(opened.content, Workbook)
    forms = []
    for sheet in opened.content.sheets:
        with suppress(ImportRefused):
            forms.append(Form(opened.file, sheet, profile))
    return [form for form in forms if form.reading.figures]


def amounts(form: Form) -> list[Cell]:
    """The cells that give an amount and nothing else."""
    places = {value.source.cell for value in form.reading.figures if value.source}
    texts = {fact.source.cell for fact in form.reading.facts if fact.source}
    cells = (cell for row in form.sheet.rows for cell in row)
    return [cell for cell in cells if cell.place in places - texts and cell.number is not None]
