"""`qicao check` against figures of every kind, in one process and in several. All data invented."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from drafts import drafted
from mortal import doubled, lost
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from qicao.cli.app import app
from qicao.cli.checktable import Line, table_lines
from qicao.cli.processes import in_order, processes_for
from qicao.delivery import deliver
from qicao.errors import ImportRefused, UsageError

TEXT = """某测试中心2024年度部门整体支出绩效自评报告
一、支出情况
全年基本支出700.30万元，办公费31.25万元，印刷费12.40万元。
"""
ROWS = [
    ("label", "value", "unit", "period"),
    ("基本支出", "700.20", "万元", "决算"),
    ("办公费", "31.25", "万元", "决算"),
    ("印刷费", "12.40", "万元", "决算"),
]


def check(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)], standalone_mode=False)


def refusal(*arguments: object) -> str:
    """Why nothing was checked."""
    done = check(*arguments)
    assert isinstance(done.exception, ImportRefused | UsageError), done.output
    return str(done.exception)


def csv_of(path: Path, rows: list[tuple[str, ...]] = ROWS) -> Path:
    path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    return path


def text_at(path: Path, text: str = TEXT) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    return text_at(tmp_path / "甲.txt")


def codes(done: Result) -> set[str]:
    return {f["code"] for f in json.loads(done.output)["findings"] if f["severity"] != "hint"}


def workbook(path: Path, rows: list[tuple[str, ...]] = ROWS) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([float(v) if v.replace(".", "").isdigit() else v for v in row])
    book.save(path)
    return path


OWN_WORDS: list[tuple[str, ...]] = [
    ("单位：万元", ""),
    ("项目", "决算数"),
    ("基本支出", "700.20"),
    ("办公费", "31.25"),
    ("印刷费", "12.40"),
]


def test_every_kind_of_figures_finds_the_wrong_number(text: Path, tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    folder.mkdir()
    csv_of(folder / "任意名.csv")
    kinds = [
        csv_of(tmp_path / "a.csv"),
        workbook(tmp_path / "a.xlsx"),
        workbook(tmp_path / "决算.xlsx", OWN_WORDS),
        folder,
    ]
    for figures in kinds:
        done = check(text, "--figures", figures, "--json")
        assert done.return_value == 1, figures.name
        assert codes(done) == {"A48"}, figures.name


def test_several_files_count_together(text: Path, tmp_path: Path) -> None:
    first = csv_of(tmp_path / "a.csv", [ROWS[0], ROWS[2]])
    second = workbook(tmp_path / "b.xlsx", [ROWS[0], ROWS[3]])
    done = json.loads(check(text, "--figures", first, "--figures", second, "--json").output)
    bound = [m["text"] for m in done["mentions"] if m["status"] == "bound"]
    assert bound == ["31.25万元", "12.40万元"]


def test_a_text_of_ours_as_anybodys_is_held_against_its_bundle(tmp_path: Path) -> None:
    for name in ("a.md", "b.qicao"):
        deliver(drafted("county_full"), tmp_path / name)
    done = json.loads(check(tmp_path / "a.md", "--figures", tmp_path / "b.qicao", "--json").output)
    quantities = done["summary"]["mentions"]
    assert done["summary"]["bound"] > quantities // 3


def edited(path: Path) -> Path:
    """A Word file of ours in which somebody changed a number."""
    deliver(drafted("county_full"), path)
    opened = docx.Document(str(path))
    run = next(r for p in opened.paragraphs for r in p.runs if r.text == "8601.30万元")
    run.text = "8601.31万元"
    opened.save(str(path))
    return path


def test_a_word_file_of_ours_finds_its_bundle_in_a_folder_of_figures(tmp_path: Path) -> None:
    (tmp_path / "数据").mkdir()
    deliver(drafted("county_full"), tmp_path / "数据" / "甲.qicao")
    done = check(edited(tmp_path / "甲.docx"), "--figures", tmp_path / "数据", "--json")
    assert "X05" in codes(done)


def test_a_word_file_of_ours_without_its_bundle_is_anybodys_and_says_so(tmp_path: Path) -> None:
    done = check(edited(tmp_path / "甲.docx"), "--json")
    found = json.loads(done.output)["findings"]
    assert any("没有找到它的报告包（甲.qicao）" in finding["message"] for finding in found)
    assert json.loads(done.output)["summary"]["explained"] > 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.csv", b"", "文件是空的"),
        ("乱.xlsx", b"\x00\x01PK", "另存为 xlsx"),
        ("字.csv", "label,value,unit\n支出,见附件,万元\n".encode(), "没有读出一个数"),
        ("文.txt", TEXT.encode(), "没有读出一个数"),
        ("表.ods", b"x", "不读“.ods”文件：请给 .csv"),
    ],
)
def test_figures_that_cannot_be_used_are_refused_in_words(
    text: Path, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    said = refusal(text, "--figures", tmp_path / name)
    assert said.startswith(name)
    assert words in said


def test_figures_that_are_not_there_are_refused_before_anything_is_read(text: Path) -> None:
    assert "找不到 --figures 指定的" in refusal(text, "--figures", text.with_name("没有.csv"))
    empty = text.parent / "空文件夹"
    empty.mkdir()
    assert "没有可读的数据" in refusal(text, "--figures", empty)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (None, "读不了 --manifest"),
        ("报告,数据\n乙,a.csv\n", "没有这些报告：甲.txt；一行一份：报告,数据"),
        ("报告,数据\n甲,没有.csv\n", "写的“没有.csv”不存在"),
        ("报告\n甲\n", "没有这些报告"),
    ],
)
def test_a_list_that_does_not_pair_is_refused(text: Path, rows: str | None, words: str) -> None:
    manifest = text.with_name("清单.csv")
    if rows is not None:
        manifest.write_text(rows, encoding="utf-8")
    assert words in refusal(text, "--manifest", manifest)


def test_a_list_pairs_by_name_and_is_not_mixed_with_figures(text: Path, tmp_path: Path) -> None:
    csv_of(tmp_path / "a.csv")
    manifest = text_at(tmp_path / "清单.csv", "报告,数据\n甲,a.csv\n")
    assert codes(check(text, "--manifest", manifest, "--json")) == {"A48"}
    said = refusal(text, "--manifest", manifest, "--figures", tmp_path / "a.csv")
    assert "只写一个" in said


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Five reports: two with data of their name, one without, one empty, one with empty data."""
    data = tmp_path / "数据"
    data.mkdir()
    for name in ("甲", "乙", "丁"):
        text_at(tmp_path / f"{name}.txt")
    text_at(tmp_path / "戊.txt", TEXT.replace("700.30", "700.20"))
    (tmp_path / "丙.txt").write_bytes(b"")
    csv_of(data / "甲.csv")
    csv_of(data / "戊.csv")
    (data / "乙.csv").write_bytes(b"")
    return tmp_path


def test_the_table_says_against_how_many_figures_or_that_there_are_none(many: Path) -> None:
    done = check(many, "--figures", many / "数据")
    assert done.return_value == 3
    rows = {
        line.split()[0]: line.split()[1:] for line in done.output.splitlines() if ".txt" in line
    }
    assert rows["甲.txt"][:3] == ["3", "1", "0"]
    assert rows["戊.txt"][:3] == ["3", "0", "0"]
    assert rows["丁.txt"][0] == "没有数据"
    assert "没有数据 丁.txt：没有与报告同名的数据" in done.output
    assert "没有读 丙.txt：文件是空的" in done.output
    assert "没有读 乙.txt：乙.csv：文件是空的" in done.output


def test_two_processes_say_what_one_says(many: Path) -> None:
    for extra in (["--json"], []):
        arguments = [many, "--figures", many / "数据", *extra]
        one, two = check(*arguments, "--jobs", 1), check(*arguments, "--jobs", 2)
        assert two.stdout == one.stdout
        assert two.return_value == one.return_value == 3


def test_lines_of_many_texts_stand_in_their_order_with_the_name_of_each(many: Path) -> None:
    done = check(*(many / f"{name}.txt" for name in "戊甲丙丁"), "--json", "--jobs", 2)
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [document["file"] for document in documents] == ["戊.txt", "甲.txt", "丁.txt"]
    assert "没有读 丙.txt" in done.stderr


def test_a_wrong_number_of_processes_is_a_mistake(text: Path) -> None:
    assert check(text, "--jobs", 0).exception is not None
    assert processes_for(3, None) == 1
    assert processes_for(3, 8) == 3
    assert processes_for(0, None) == 1
    assert processes_for(500, 100) == 61  # more cannot be waited for on Windows


def test_a_process_that_dies_costs_one_result() -> None:
    numbers = [1, 2, 5, 3, 4, 6, 5]
    assert [*in_order(numbers, doubled, lost, 2)] == [2, 4, -5, 6, 8, 12, -5]


def test_a_fault_is_raised_and_not_taken_for_a_death() -> None:
    with pytest.raises(ValueError, match="seven"):
        [*in_order([1, 7, 2], doubled, lost, 2)]


def test_one_text_shows_how_its_numbers_stand_and_what_it_was_held_against(
    text: Path, tmp_path: Path
) -> None:
    done = check(text, "--figures", csv_of(tmp_path / "a.csv"))
    assert "数 3 处：与数据相符 2，与数据或别处矛盾 1" in done.output
    assert "a.csv，读出 3 个数" in done.output
    assert "位置：第一部分第1段「全年基本支出【700.30万元】，办公费31.25" in done.output
    assert "怎么办：改为700.20万元" in done.output


def test_nothing_to_check_is_said_as_that(tmp_path: Path) -> None:
    done = check(text_at(tmp_path / "甲.txt", "正文一句。\n"))
    assert "没有读到一个数" in done.output
    assert "没有读到数，没有可以核对的" in done.output
    assert "没有发现问题" not in done.output


def test_hints_are_one_line_a_kind_until_they_count(tmp_path: Path) -> None:
    amounts = "".join(f"支出{n}.25万元。\n" for n in range(31, 39))
    path = text_at(tmp_path / "甲.txt", f"{amounts}支出4万。支出5万。\n")
    folded, told = check(path), check(path, "--fail-on", "hint")
    assert "（等 2 条）" in folded.output
    assert folded.output.count("没有写“元”") == 1
    assert told.output.count("没有写“元”") == 2
    assert told.return_value == 1


def test_the_table_with_figures_keeps_to_80_columns() -> None:
    lines = [Line("很长的文件名" * 9 + ".docx", (1, 20, 300), "A10 " + "问题" * 60, figures="1234")]
    shown = table_lines([*lines, Line("乙.docx", (0, 0, 0))], 80, figured=True)
    assert max(map(cell_len, shown)) <= 80
    assert "没有数据" in shown[2]
