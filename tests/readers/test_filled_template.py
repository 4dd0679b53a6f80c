"""The workbook to fill in: what it asks for, and that everything written into it comes back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet
from reading_files import amounts, codes

from qicao.errors import ImportRefused
from qicao.profile import load_profile
from qicao.profile.catalogue import Catalogue, FactEntry, FigureEntry
from qicao.profile.model import Profile
from qicao.readers import read_file, write_template
from qicao.values import ProfileRef

PROMPTS = Path(__file__).parents[2] / "prompts"
Slots = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def template(profile: Profile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "填报.xlsx"
    write_template(profile, path)
    return path


def slots(path: Path) -> Slots:
    """Sheet, cell and id of every unlocked cell, by the hidden column and the hidden rows."""
    found: Slots = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        heads: dict[int, str] = {}
        for row in sheet.iter_rows(min_row=2):
            if row[0].value == "#":
                heads = {cell.column: str(cell.value) for cell in row[1:] if cell.value}
            for cell in row[1:] if row[0].value and row[0].value != "#" else ():
                name = heads.get(cell.column or 0, "")
                if not isinstance(cell, MergedCell) and not cell.protection.locked:
                    key = str(row[0].value) + ("" if name == "=value" else f".{name}")
                    found.append((sheet.title, cell.coordinate, key))
    return found


def sheet_with(path: Path, key: str) -> tuple[openpyxl.Workbook, Worksheet, str]:
    """The workbook, and the sheet and the first cell that ask for `key`."""
    sheet, cell, _ = next(slot for slot in slots(path) if slot[2] == key)
    book = openpyxl.load_workbook(path)
    return book, book[sheet], cell


def test_the_workbook_asks_for_everything_that_is_not_derived_and_nothing_else(
    template: Path, catalogue: Catalogue
) -> None:
    asked = {key for _, _, key in slots(template) if not key.rpartition(".")[2].startswith("=")}
    entries = [*catalogue.figures.values(), *catalogue.facts.values()]
    unasked = tuple(f"{group.name}.*." for group in catalogue.groups.values() if not group.asked)
    wanted = {
        entry.id
        for entry in entries
        if entry.asked and not entry.derived and (entry.topic or ".*." in entry.id)
        if not entry.id.startswith(unasked)
    }
    assert asked == wanted


def test_every_sheet_is_titled_locked_and_frozen(template: Path, catalogue: Catalogue) -> None:
    book = openpyxl.load_workbook(template)
    assert book.sheetnames == [topic.title for topic in catalogue.topics]
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert sheet.freeze_panes
        assert sheet.column_dimensions["A"].hidden
        assert str(sheet["B1"].value).startswith(sheet.title)
        assert sheet["B5"].protection.locked


def test_comparators_are_chosen_from_a_list(template: Path) -> None:
    _, sheet, cell = sheet_with(template, "指标.*.比较方式")
    (choices,) = [v for v in sheet.data_validations.dataValidation if cell in v.sqref]
    assert choices.formula1 == '"≥,≤,=,范围,定性"'


def test_an_empty_workbook_gives_nothing_and_says_so(profile: Profile, template: Path) -> None:
    reading = read_file(template, profile, None)
    assert (reading.figures, reading.facts, reading.items) == ((), (), ())
    assert reading.unmapped == ()
    assert [finding.message for finding in reading.findings] == ["填报.xlsx：没有读到数据"]


@settings(
    max_examples=5,
    phases=[Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    pool=st.lists(st.integers(-(10**9), 10**11), min_size=8, max_size=8),
    words=st.text("=+-@＝甲乙丙丁〔2024〕号“” x", min_size=1, max_size=12),
)
def test_whatever_is_written_into_it_comes_back_with_its_cell(
    profile: Profile,
    catalogue: Catalogue,
    template: Path,
    tmp_path: Path,
    pool: list[int],
    words: str,
) -> None:
    book = openpyxl.load_workbook(template)
    text = f"《{words}》"
    expected: dict[str, tuple[object, str, str]] = {}
    for index, (sheet, cell, key) in enumerate(slots(template)):
        star = ".*." in key
        member = f"第{book[sheet][cell].row}行"
        full = key.replace(".*.", f".{member}.") if star else key
        entry = catalogue.entry(key) or catalogue.fact_entry(key)
        value: object
        if entry is None:
            value = member if key.endswith("=member") else "%"
        elif isinstance(entry, FigureEntry):
            number = Decimal(pool[index % len(pool)]).scaleb(-2)
            value = float(number) if index % 2 else str(number)
            expected[full] = (number, sheet, cell)
        else:
            value = fact_text(entry, text)
            expected[full] = (" ".join(value.split()), sheet, cell)
        book[sheet][cell].value = value
        if isinstance(value, str):
            book[sheet][cell].data_type = "s"
    book.save(tmp_path / "填报.xlsx")
    reading = read_file(tmp_path / "填报.xlsx", profile, None)
    assert {*codes(reading)} <= {"R12"}
    assert reading.unmapped == ()
    found: dict[str, tuple[object, str, str]] = {}
    for value in (*reading.figures, *reading.facts):
        assert value.source is not None
        content = value.quantity.value if hasattr(value, "quantity") else value.text
        found[value.id] = (content, value.source.sheet or "", value.source.cell or "")
    assert found == expected


def fact_text(entry: FactEntry, text: str) -> str:
    """A text that the fact's form leaves as it is, but for spaces, of which one stays of many."""
    if entry.spelled:
        return "≥"
    return {"date": "2025年5月26日", "year": "2024"}.get(entry.form, text)


@pytest.mark.parametrize(
    "name", ["hunan_overall", "hubei_overall", "mof_project", "transfer_payment"]
)
def test_no_sheet_of_it_is_taken_for_a_form_of_others(name: str, tmp_path: Path) -> None:
    whole = load_profile(PROMPTS / name)
    write_template(whole, tmp_path / "填报.xlsx")
    empty = read_file(tmp_path / "填报.xlsx", whole, None)
    assert [finding.message for finding in empty.findings] == ["填报.xlsx：没有读到数据"]
    reasons = [slot for slot in slots(tmp_path / "填报.xlsx") if slot[2].startswith("变动.")]
    book = openpyxl.load_workbook(tmp_path / "填报.xlsx")
    for sheet, cell, _ in reasons:
        book[sheet][cell].value = "政策调整"
    book.save(tmp_path / "填报.xlsx")
    reading = read_file(tmp_path / "填报.xlsx", whole, None)
    assert {fact.id for fact in reading.facts} == {key for _, _, key in reasons}
    assert reading.unmapped == ()


def test_changed_labels_names_and_order_do_not_matter(
    profile: Profile, template: Path, tmp_path: Path
) -> None:
    book, sheet, cell = sheet_with(template, "人员.编制数")
    sheet[cell] = 1200
    sheet[cell].offset(0, -1).value = "随便改的名称"
    sheet.title = "改名"
    sheet.insert_rows(3, 2)
    book.save(tmp_path / "填报.xlsx")
    assert amounts(read_file(tmp_path / "填报.xlsx", profile, None)) == {"人员.编制数": "1200人"}


def test_a_member_row_without_a_name_is_told(
    profile: Profile, template: Path, tmp_path: Path
) -> None:
    book, sheet, cell = sheet_with(template, "项目.*.决算数")
    sheet[cell] = 550
    book.save(tmp_path / "填报.xlsx")
    reading = read_file(tmp_path / "填报.xlsx", profile, None)
    assert codes(reading) == ["R05"]
    assert reading.items == ()


def test_members_come_back_in_their_order_with_the_cell_of_their_name(
    profile: Profile, template: Path, tmp_path: Path
) -> None:
    book, sheet, cell = sheet_with(template, "项目.*.=member")
    first = sheet[cell]
    first.value, first.offset(1, 0).value = "信息化（一期）", "禁毒专项"
    book.save(tmp_path / "填报.xlsx")
    items = read_file(tmp_path / "填报.xlsx", profile, None).items
    assert [item.id for item in items] == ["项目.信息化一期", "项目.禁毒专项"]
    assert str(items[0].source) == f"填报.xlsx｜项目支出｜{cell}"


def test_a_text_with_its_own_unit_is_read_in_it(
    profile: Profile, template: Path, tmp_path: Path
) -> None:
    book, sheet, cell = sheet_with(template, "三公经费.决算数")
    sheet[cell] = "4169900元"
    book.save(tmp_path / "填报.xlsx")
    found = amounts(read_file(tmp_path / "填报.xlsx", profile, None))
    assert found == {"三公经费.决算数": "4169900元"}


def test_a_workbook_of_another_profile_is_refused(profile: Profile, template: Path) -> None:
    other = profile.model_copy(update={"ref": ProfileRef(id="other", version="1", digest="")})
    with pytest.raises(ImportRefused, match="--profile hunan_overall"):
        read_file(template, other, None)


def test_a_label_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    entry = FigureEntry(id="甲.乙", label="=1+1", unit="万元", note="@x")
    ref = ProfileRef(id="p", version="1", digest="")
    profile = Profile(
        ref=ref, title="+t", outline=(), catalogue=Catalogue(figures={entry.id: entry})
    )
    write_template(profile, tmp_path / "t.xlsx")
    (sheet,) = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds == {"s"}
