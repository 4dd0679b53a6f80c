"""Inputs that are long in one way: the work grows with them and not with their square."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count, islice, product
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from linework import grows, lines_run
from rapidfuzz import fuzz, process
from reading_files import edited
from worddocs import p, r, table, word

from qicao.boundtext import escape, parse, unparse
from qicao.errors import ImportRefused
from qicao.mentions import find_mentions
from qicao.profile.catalogue import Catalogue
from qicao.profile.load import load_profile
from qicao.profile.model import Profile
from qicao.readers import read_file
from qicao.readers.cells import Cell, Left, Parsed, Passage, Sheet, TextDocument, column_name
from qicao.readers.collect import collect
from qicao.readers.docx_file import read_docx
from qicao.readers.forms import read_forms, unread_cells
from qicao.readers.forms.goals import read_goal
from qicao.readers.guesses import LISTED, Guesses
from qicao.readers.materials import material
from qicao.readers.members import MOST, Members
from qicao.readers.names import Name, find_names
from qicao.readers.passages import AROUND, QUOTED, quoted
from qicao.readers.sheetscan import MAX_FILLED
from qicao.values import Origin, Source, SourceFile

SQUARE = 6
"""Work that grows with the square is sixteen times as much."""
BEGUN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
ENDED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
DELETED_END = "<w:rPr><w:del/></w:rPr>"


def names_of(text: str) -> Callable[[], object]:
    mentions = find_mentions(text)
    return lambda: find_names(text, mentions)


def material_of(text: str) -> Callable[[], object]:
    document = TextDocument((Passage(text, "第1段"),))
    return lambda: material(document, "总结.docx", Members())


@pytest.mark.parametrize("act", [names_of, material_of])
@pytest.mark.parametrize(
    "piece",
    [
        "《关于印发办法的通知》",
        "《关于》1元",
        "由某某县公安局，",
        "1 ",
        "过半",
        "一二三四",
        "〔2020〕1号",
    ],
)
def test_a_line_of_names_or_numerals(
    act: Callable[[str], Callable[[], object]], piece: str
) -> None:
    assert grows(lambda size: act(piece * size), 100) < SQUARE


def styles(size: int) -> str:
    """Styles, each based on the next."""
    chain = (
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(size)
    )
    return "".join(chain)


DOCUMENTS: dict[str, Callable[[int], bytes]] = {
    "runs": lambda n: word(p(*[r("三公1元")] * n)),
    "raised runs": lambda n: word(p(*[r("2", '<w:vertAlign w:val="superscript"/>')] * n)),
    "deleted ends": lambda n: word(p("某1元", properties=DELETED_END) * n),
    "open fields": lambda n: word(p(BEGUN * n)),
    "fields in fields": lambda n: word(p(BEGUN * n, *["某"] * n, ENDED * n)),
    "instructions": lambda n: word(
        p(BEGUN, *[r("PAGE", tag="w:instrText")] * n, *["某"] * n, ENDED)
    ),
    "styles": lambda n: word(
        "".join(p("某", properties=f'<w:pStyle w:val="s{i}"/>') for i in range(n)), styles=styles(n)
    ),
    "notes": lambda n: word(
        "".join(p(f'<w:r><w:footnoteReference w:id="{i}"/></w:r>') for i in range(n)),
        footnotes="".join(f'<w:footnote w:id="{i}">{p("某1元")}</w:footnote>' for i in range(n)),
    ),
    "levels": lambda n: word(
        p("某", properties='<w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr>') * n,
        numbering='<w:abstractNum w:abstractNumId="1">'
        + '<w:lvl w:ilvl="9"/>' * n
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    ),
    "tables": lambda n: word((table("<w:tr/>") + p("某")) * n),
}


@pytest.mark.parametrize("make", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_of_many(make: Callable[[int], bytes]) -> None:
    def act(size: int) -> Callable[[], object]:
        data = make(size)
        return lambda: read_docx(data, "总结.docx")

    assert grows(act, 150) < SQUARE


@pytest.mark.parametrize("text", ["1" + "-" * 100_000, "1" * 100_000, "1." * 50_000])
def test_a_goal_of_any_length_is_a_text_at_once(text: str) -> None:
    assert read_goal(text).comparator == "定性"


def column(texts: list[str]) -> Sheet:
    return Sheet("表", tuple((Cell(text, f"A{n}", "表"),) for n, text in enumerate(texts, 1)))


@pytest.fixture(scope="module")
def hunan() -> Profile:
    return load_profile(Path(__file__).parents[2] / "prompts" / "hunan_overall")


def test_a_column_of_amounts_without_a_head(hunan: Profile) -> None:
    sheets = {size: column(["1.5"] * size) for size in (100, 400)}
    assert grows(lambda size: lambda: unread_cells(sheets[size], hunan.forms), 100) < SQUARE


def forms_of(hunan: Profile, rows: tuple[tuple[str, ...], ...]) -> Callable[[], object]:
    cells = tuple(
        tuple(Cell(text, f"{'ABCD'[i]}{n}", "表") for i, text in enumerate(texts))
        for n, texts in enumerate(rows, 1)
    )
    return lambda: read_forms(Sheet("表", cells), hunan.forms, hunan.catalogue, "数据.xlsx")


@pytest.mark.parametrize(
    "rows",
    [
        (("三公经费", "某", "万元", "决算"),),
        (("收入支出决算总表",), ("项目", "行次", "金额"), ("某收入", "1", "1")),
    ],
)
def test_a_sheet_that_repeats_itself(hunan: Profile, rows: tuple[tuple[str, ...], ...]) -> None:
    assert grows(lambda size: forms_of(hunan, rows * size), 40) < SQUARE


def test_a_form_with_one_label_over_and_over(hunan: Profile) -> None:
    title, row = ("部门整体支出绩效自评表",), ("部门名称", "", "某局")
    assert grows(lambda size: forms_of(hunan, (title, *(row,) * size)), 300) < SQUARE


def test_more_forms_on_a_sheet_than_any_list_has_are_refused(hunan: Profile) -> None:
    sheet = column(["收入支出决算总表", "某"] * 1001)
    with pytest.raises(ImportRefused) as refused:
        read_forms(sheet, hunan.forms, hunan.catalogue, "数据.xlsx")
    assert (refused.value.code, refused.value.sheet) == ("too_large", "表")
    assert "请" in refused.value.hint


def alike() -> Iterator[str]:
    """Names that differ in punctuation alone, so that one key is made of all."""
    return ("某" + "".join(marks) for n in count(1) for marks in product(".-!?", repeat=n))


def test_names_that_give_one_key() -> None:
    def act(size: int) -> Callable[[], object]:
        members, names = Members(), list(islice(alike(), size))
        return lambda: [members.key("项目", name) for name in names]

    assert grows(act, 200) < SQUARE
    assert Members().key("项目", "某.") == "某"


def test_a_list_longer_than_any_report_tells_of_is_refused_with_its_cell(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    rows = "".join(f"甲{n},1,万元,项目\n" for n in range(MOST + 1))
    with pytest.raises(ImportRefused) as refused:
        read_file(write_csv(f"名称,数值,单位,分组\n{rows}"), profile, 2024)
    assert (refused.value.code, refused.value.cell) == ("too_large", f"A{MOST + 2}")
    assert "项目" in refused.value.hint
    assert "请" in refused.value.hint


def test_beyond_so_many_labels_no_nearest_is_looked_for_and_that_is_told(
    catalogue: Catalogue,
) -> None:
    guesses, source = Guesses(catalogue, most=2), Source(origin=Origin.CELL, file="数据.csv")
    labels = ["公务接待费支岀", "甲", "公务接待费支岀", "因公出国费支岀", "乙"]
    found = [guesses.unmapped(source, label, "万元").guess for label in labels]
    assert found == ["公务接待费支出", None, "公务接待费支出", None, None]
    (finding,) = guesses.told("数据.csv")
    assert finding.message.startswith("数据.csv：")
    assert "2 格" in finding.message
    assert list(Guesses(catalogue).told("数据.csv")) == []


def test_rows_of_one_unknown_label_are_guessed_once(
    profile: Profile, write_csv: Callable[..., Path]
) -> None:
    path = write_csv("名称,数值,单位\n" + "不知名的支出,1,万元\n" * 50)
    reading = read_file(path, profile, 2024)
    assert len(reading.unmapped) == 50
    guesses, source = Guesses(profile.catalogue), Source(origin=Origin.CELL)
    first = lines_run(lambda: guesses.unmapped_row(source, "不知名的支出", "", "不知名的支出"))
    again = lines_run(lambda: guesses.unmapped_row(source, "不知名的支出", "", "不知名的支出"))
    assert again < first


def test_beyond_so_many_cells_that_nothing_explains_the_rest_is_counted(
    catalogue: Catalogue,
) -> None:
    left = tuple(Left(Cell("1", f"A{n}", "表"), "某") for n in range(LISTED + 3))
    file = SourceFile(path="数据.xlsx", sha256="", size=0)
    reading = collect(Parsed(file, (), left=left), catalogue, 2024)
    assert len(reading.unmapped) == LISTED
    (finding,) = reading.findings
    assert finding.message.startswith("数据.xlsx：")
    assert "其余 3 格没有逐格列出" in finding.message
    assert "请" in finding.todo


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_more_filled_cells_than_anybody_fills_in_are_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"数据.{suffix}"
    rows = MAX_FILLED // 1000 + 1
    if suffix == "csv":
        path.write_text("1" + (",1" * 999 + "\n1") * rows, encoding="utf-8")
    else:
        cells = "".join(f'<c r="{column_name(i)}#"><v>1</v></c>' for i in range(1000))
        line = f'<row r="#">{cells}</row>'
        data = "".join(line.replace("#", str(n)) for n in range(1, rows + 1)).encode()
        openpyxl.Workbook().save(path)
        empty = re.compile(rb"<sheetData ?/>|<sheetData></sheetData>")
        edited(path, lambda _, part: empty.sub(b"<sheetData>" + data + b"</sheetData>", part))
    with pytest.raises(ImportRefused, match="有内容的格超过 100 万") as refused:
        read_file(path, None, 2024)
    assert refused.value.code == "too_large"
    assert "请" in refused.value.hint


LABELS = st.lists(st.sampled_from("公务接待费支出合计三公经费年初预算数人员 ab"), max_size=14)


@given(LABELS.map("".join))
def test_the_nearest_entry_is_the_one_of_the_best_token_ratio(
    catalogue: Catalogue, text: str
) -> None:
    best = process.extractOne(text, catalogue.labels, scorer=fuzz.token_ratio)
    expected = catalogue.figures[best[2]] if best and best[1] >= 70 else None
    assert catalogue.nearest(text) == expected


PIECES = st.sampled_from(
    [
        "《某办法》",
        "《",
        "》",
        "1元",
        "2024年",
        "由县财政局",
        "，",
        "某发〔2019〕4号",
        "第三次会议",
        "召开",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_names_are_those_that_overlap_nothing_before_them(text: str) -> None:
    mentions = find_mentions(text)
    taken = [(m.start, m.end) for m in mentions if m.is_quantity]
    found: list[Name] = []
    for name in sorted(find_names(text, mentions), key=lambda name: name.start):
        assert all(name.end <= start or end <= name.start for start, end in taken)
        assert text[name.start : name.end] == name.text
        taken.append((name.start, name.end))
        found.append(name)
    titles = {name.text for name in found if name.kind == "文件名"}
    assert ("《某办法》" in text) == ("《某办法》" in titles)


@given(st.text(st.sampled_from("\\[]|a"), max_size=30), st.booleans())
def test_any_run_of_strokes_and_brackets_comes_back(text: str, before_slot: bool) -> None:
    (slot,) = parse("[[甲]]")
    parts = parse(escape(text, before_slot=before_slot) + ("[[甲]]" if before_slot else ""))
    assert unparse(parts) == unparse((text, slot) if before_slot else (text,))
    assert "".join(part for part in parts if isinstance(part, str)) == text


@given(st.integers(0, 3 * QUOTED), st.integers(0, 3 * QUOTED))
def test_a_sentence_is_quoted_whole_or_around_its_place(length: int, start: int) -> None:
    sentence = "".join(chr(0x4E00 + n % 5000) for n in range(length))
    start = min(start, length)
    text = quoted(sentence, start, start)
    assert text == sentence or len(text) <= 2 * AROUND + 4
    assert sentence[max(start - 5, 0) : start + 5] in text


def test_the_sources_of_an_endless_sentence_are_no_longer_than_they_need(
    profile: Profile, tmp_path: Path
) -> None:
    (tmp_path / "总结.docx").write_bytes(word(p("《关于》1元" * 1000)))
    reading = read_file(tmp_path / "总结.docx", profile, 2024)
    assert len(reading.figures) == 1000
    assert (
        max(len(figure.source.text or "") for figure in reading.figures if figure.source) < QUOTED
    )
    assert len(reading.materials[0].paragraphs[0][0].plain) == 6000
