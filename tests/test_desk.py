"""Rows for a screen: what was read, the passages of a draft, files under safe names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao import desk
from qicao.engines.builtin import BuiltinEngine
from qicao.profile import Profile
from qicao.settings import Settings
from qicao.workflow import Drafted, Prepared, draft, edit, prepare


@pytest.fixture(scope="module")
def county(repo: Path, profile: Profile) -> Prepared:
    return prepare([repo / "samples" / "county_full"], profile)


@pytest.fixture(scope="module")
def seed(repo: Path, profile: Profile) -> Prepared:
    return prepare([repo / "samples" / "seed_gaj_2024"], profile)


@pytest.fixture(scope="module")
def drafted(county: Prepared) -> Drafted:
    return draft(county, BuiltinEngine(county.profile, county.ledger))


def passages(drafted: Drafted) -> list[desk.Passage]:
    return [
        passage
        for chapter in desk.chapters(drafted)
        for section in chapter.sections
        for passage in section.passages
    ]


def test_every_figure_that_was_given_has_a_row_with_its_cell(county: Prepared) -> None:
    rows = {row.id: row for row in desk.figure_rows(county)}
    row = rows["支出.决算数"]
    assert (row.value, row.origin, row.source) == ("8601.30万元", "填报", "figures.csv｜C4")
    assert all(row.source for row in rows.values())


def test_given_figures_come_before_derived_ones(county: Prepared) -> None:
    origins = [row.origin == "推算" for row in desk.figure_rows(county)]
    assert origins == sorted(origins)
    assert True in origins


def test_a_computed_value_is_shown_with_no_more_decimals_than_say_something(seed: Prepared) -> None:
    assert max(len(row.value) for row in desk.figure_rows(seed)) < 18


def test_a_rate_that_was_given_is_shown_as_given_and_only_held_against(seed: Prepared) -> None:
    (row,) = [row for row in desk.figure_rows(seed) if row.id == "三公经费.控制率"]
    assert (row.value, row.origin) == ("66%", "填报，仅核对")


def test_the_counts_of_the_summary_are_those_of_the_rows(county: Prepared) -> None:
    counts = dict(desk.summary(county))
    rows = desk.figure_rows(county)
    assert counts["填报的数据"] + counts["推算的数据"] == len(rows)
    assert counts["核对发现"] == len(county.findings)


def test_findings_come_the_worst_first_and_say_what_to_do(seed: Prepared) -> None:
    rows = desk.finding_rows(seed.findings)
    assert [row.severity for row in rows] == ["错误", "警告", "警告"]
    assert all(row.todo and row.sources for row in rows)


def test_what_nobody_provided_is_named_once(seed: Prepared) -> None:
    labels = [row.label for row in desk.missing_rows(seed)]
    assert "自评得分" in labels
    assert len(set(labels)) == len(labels)


def test_what_could_not_be_checked_has_a_reason(seed: Prepared) -> None:
    gaps = desk.coverage_gaps(seed.coverage)
    assert gaps
    assert all(reason.partition("：")[2] for _, reason in gaps)


def test_a_decided_conflict_is_none_any_more_and_can_be_taken_back(
    repo: Path, profile: Profile
) -> None:
    folder = repo / "samples" / "broken_r10"
    before = prepare([folder], profile)
    (conflict,) = desk.conflicts(before)
    assert list(conflict.options) == ["figures.csv｜C65", "项目台账.csv｜C2"]
    assert all(f"万元（{place}）" in said for place, said in conflict.options.items())
    choices = desk.decide(before.choices, conflict.id, list(conflict.options)[1])
    after = prepare([folder], profile, choices)
    assert not desk.conflicts(after)
    assert {row.id: row.value for row in desk.figure_rows(after)}[conflict.id] == "264.30万元"
    assert desk.undo(choices, conflict.id) == before.choices


def test_the_chapters_hold_every_section_in_order(drafted: Drafted) -> None:
    sections = [section.id for row in desk.chapters(drafted) for section in row.sections]
    report = drafted.report
    assert sections == [section.id for section in (*report.sections, *report.appendices)]


def test_a_passage_shows_its_bound_text_and_how_it_reads(drafted: Drafted) -> None:
    passage = next(p for p in passages(drafted) if p.block == "基本支出.构成")
    assert "[[基本支出.决算数]]" in passage.bound
    assert "3598.24万元" in passage.reads
    assert "[[" not in passage.reads
    assert passage.editable


def test_each_quantity_of_a_passage_is_listed_with_its_source(drafted: Drafted) -> None:
    passage = next(p for p in passages(drafted) if p.block == "基本支出.构成")
    used = {figure.label: figure for figure in passage.figures}
    assert used["基本支出"].printed == "3598.24万元"
    assert used["基本支出"].source == "figures.csv｜C8"
    assert all(figure.printed in passage.reads for figure in passage.figures)


def test_a_table_reads_as_it_is_printed(drafted: Drafted) -> None:
    table = desk.chapters(drafted)[-2].sections[0].tables[0]
    assert table.header[0] == "项目名称"
    assert all(len(row) == len(table.header) for row in table.rows)
    assert not any("[[" in cell for row in table.rows for cell in row)


def test_a_bare_quantity_is_a_finding_at_its_own_passage(drafted: Drafted) -> None:
    before = next(p for p in passages(drafted) if p.block == "基本支出.构成")
    changed = edit(drafted, before.section, before.block, before.bound + "另支出12.5万元。")
    after = next(p for p in passages(changed) if p.block == "基本支出.构成")
    assert [row.code for row in after.findings] == ["D03"]
    assert "12.5万元" in after.findings[0].message


def test_every_finding_of_a_draft_stands_somewhere_on_the_screen(drafted: Drafted) -> None:
    shown = [row for chapter in desk.chapters(drafted) for row in chapter.findings]
    assert len(shown) + len(desk.general_findings(drafted)) == len(drafted.findings)


def test_the_whole_samples_come_before_those_with_a_planted_fault() -> None:
    names = [sample.name for sample in desk.list_samples()]
    assert "county_full" in names
    broken = [name.startswith("broken_") for name in names]
    assert broken == sorted(broken)


def test_a_case_is_opened_as_the_kind_of_report_that_it_names(repo: Path) -> None:
    kind = desk.kind_of_case(repo / "samples" / "city_library", Settings())
    assert (kind.ref.id, kind.ref.variant) == ("hunan_overall", "十部分")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("数据.csv", "数据.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\报表\\三公 经费.xlsx", "三公 经费.xlsx"),
        ("..", "文件"),
        ("", "文件"),
        ("![](http://a.test/x.png).csv", "x.png_.csv"),
        ("a\u202egpj.csv", "a_gpj.csv"),
    ],
)
def test_an_upload_is_kept_under_a_safe_name(name: str, safe: str) -> None:
    assert desk.safe_name(name).replace("(", "_").replace(")", "_") == safe


@given(st.text(max_size=300))
def test_a_safe_name_is_one_part_of_a_path_whatever_was_sent(name: str) -> None:
    safe = desk.safe_name(name)
    assert safe == Path(safe).name
    assert safe.isprintable()
    assert 0 < len(safe.encode()) < 400


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("某局2024年度绩效自评报告", "某局2024年度绩效自评报告.docx"),
        ("../../2023/2024年报告", "_.._2023_2024年报告.docx"),
        ("报告：“甲”?*|第1.5版", "报告_“甲”___第1.5版.docx"),
        ("长" * 200, "长" * 75 + ".docx"),
        ("", "报告.docx"),
        ("..", "报告.docx"),
    ],
)
def test_a_file_is_called_by_a_title_wherever_it_is_written(title: str, name: str) -> None:
    assert desk.titled_name(title, ".docx") == name


def test_two_uploads_of_one_name_are_both_kept(tmp_path: Path) -> None:
    paths = desk.keep_files([("甲.csv", b"1"), ("a/甲.csv", b"2")], tmp_path)
    assert [path.name for path in paths] == ["甲.csv", "甲_2.csv"]
    assert [path.read_bytes() for path in paths] == [b"1", b"2"]


def test_the_folder_of_a_session_goes_with_it() -> None:
    class Owner:
        """Something that ends."""

    owner = Owner()
    folder = desk.new_folder(owner)
    assert folder.is_dir()
    del owner
    assert not folder.exists()


def test_pdf_is_offered_where_it_can_be_written() -> None:
    assert {".docx", ".md", ".qicao"} <= set(desk.export_kinds())
