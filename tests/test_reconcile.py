"""Reconciling: what agrees is merged, what does not names both cells, and a person decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.choices import LeftOut
from qicao.errors import UsageError
from qicao.profile.catalogue import Catalogue, FigureEntry
from qicao.quantity import quantity
from qicao.reconcile import Choices, Override, read_choices, reconcile
from qicao.values import Fact, Figure, Origin, Reading, Severity, Source, SourceFile

KEY = "三公经费.决算数"


def cell(file: str, place: str = "C4", sheet: str | None = None) -> Source:
    return Source(origin=Origin.CELL, file=file, sheet=sheet, cell=place)


def figure(value: str, unit: str = "万元", file: str = "甲.csv", place: str = "C4") -> Figure:
    return Figure(
        id=KEY,
        label="三公经费支出",
        quantity=quantity(value, unit),
        unit="万元",
        source=cell(file, place),
    )


def fact(text: str, file: str) -> Fact:
    return Fact(id="单位.名称", label="单位名称", text=text, source=cell(file, "B2"))


def reading(*values: Figure | Fact) -> Reading:
    names = dict.fromkeys(v.source.file or "" for v in values if v.source)
    return Reading(
        files=tuple(SourceFile(path=name, sha256="", size=1) for name in names),
        figures=tuple(v for v in values if isinstance(v, Figure)),
        facts=tuple(v for v in values if isinstance(v, Fact)),
    )


def test_values_that_agree_merge_into_the_one_known_most_exactly() -> None:
    result = reconcile(
        reading(figure("417"), figure("4169900", "元", "乙.csv"), figure("416.99", file="丙.csv"))
    )
    assert result.findings == ()
    assert str(result.figures[KEY].quantity) == "4169900元"


@given(st.permutations(["417", "416.99", "416.990", "417.0"]))
def test_the_order_of_the_files_does_not_decide_what_is_merged(values: list[str]) -> None:
    result = reconcile(reading(*(figure(v, file=f"{v}.csv") for v in values)))
    assert str(result.figures[KEY].quantity) == "416.990万元"


def test_values_that_differ_are_a_finding_that_names_both_cells() -> None:
    result = reconcile(reading(figure("416.99"), figure("420.00", file="乙.csv", place="D9")))
    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("R10", Severity.ERROR)
    assert "甲.csv｜C4 是416.99万元" in finding.message
    assert "乙.csv｜D9 是420.00万元" in finding.message
    assert "choices.yaml" in finding.todo_on_command_line
    assert KEY not in result.figures


def test_one_value_between_two_that_differ_does_not_hide_the_conflict() -> None:
    values = [figure("417"), figure("416.6", file="乙.csv"), figure("417.4", file="丙.csv")]
    (finding,) = reconcile(reading(*values)).findings
    assert len(finding.sources) == 2


def test_a_value_twice_in_one_file_is_a_conflict_too() -> None:
    result = reconcile(reading(figure("416.99"), figure("420.00", place="C9")))
    assert [finding.code for finding in result.findings] == ["R10"]


@pytest.mark.parametrize(
    ("first", "second", "unit", "code", "words"),
    [
        ("416.99", "4169900", "万元", "A46", "疑似单位误写"),
        ("416.99", "4169.9", "万元", "R10", "疑似小数点错位"),
        ("416.99", "41699", "万元", "R10", "疑似小数点错位"),
        ("416.99", "416.99", "个", "R10", "不是同一种量"),
        ("416.99", "500.00", "万元", "R10", ""),
    ],
)
def test_an_exact_ratio_says_what_may_have_gone_wrong(
    first: str, second: str, unit: str, code: str, words: str
) -> None:
    (finding,) = reconcile(reading(figure(first), figure(second, unit, "乙.csv"))).findings
    assert finding.code == code
    assert words in finding.todo


@pytest.mark.parametrize("choice", ["乙.csv", "乙.csv｜D9"])
def test_a_choice_settles_a_conflict_by_file_or_by_cell(choice: str) -> None:
    values = reading(figure("416.99"), figure("420.00", file="乙.csv", place="D9"))
    result = reconcile(values, Choices(choices={KEY: choice}))
    assert result.findings == ()
    assert str(result.figures[KEY].quantity) == "420.00万元"


def test_a_preferred_file_settles_every_conflict_it_is_part_of() -> None:
    values = reading(figure("416.99"), figure("420.00", file="乙.csv"), fact("甲局", "甲.csv"))
    result = reconcile(values, Choices(prefer=("乙.csv", "甲.csv")))
    assert str(result.figures[KEY].quantity) == "420.00万元"
    assert result.facts["单位.名称"].text == "甲局"


def test_a_file_that_contradicts_itself_is_not_settled_by_preferring_it() -> None:
    values = reading(figure("416.99"), figure("420.00", place="C9"))
    assert reconcile(values, Choices(prefer=("甲.csv",))).findings


def test_facts_that_differ_are_a_finding_and_spaces_are_no_difference() -> None:
    result = reconcile(reading(fact("青禾县某局", "甲.csv"), fact("青禾县 某局", "乙.csv")))
    assert result.findings == ()
    result = reconcile(reading(fact("青禾县某局", "甲.csv"), fact("某局", "乙.csv")))
    assert [finding.code for finding in result.findings] == ["R11"]
    assert result.facts == {}


def test_an_override_keeps_who_why_and_what_stood_before() -> None:
    override = Override(value="417.50", who="张某", why="决算批复后调整")
    result = reconcile(
        reading(figure("416.99"), figure("420.00", file="乙.csv")),
        Choices(overrides={KEY: override}),
    )
    assert result.findings == ()
    found = result.figures[KEY]
    assert str(found.quantity) == "417.50万元"
    assert found.source is not None
    assert (found.source.origin, found.source.who) == (Origin.OVERRIDE, "张某")
    assert found.source.old == "416.99万元（甲.csv｜C4）；420.00万元（乙.csv｜C4）"


def test_an_override_may_give_what_no_file_has_if_the_catalogue_knows_it() -> None:
    entry = FigureEntry(id="办公经费.决算数", label="办公经费支出", unit="万元", period="决算")
    choices = Choices(overrides={entry.id: Override(value="5", who="张某", why="补充")})
    result = reconcile(reading(), choices, Catalogue(figures={entry.id: entry}))
    assert (str(result.figures[entry.id].quantity), result.figures[entry.id].label) == (
        "5万元",
        "办公经费支出",
    )


def test_an_override_of_a_fact_changes_its_text() -> None:
    choices = Choices(overrides={"单位.名称": Override(value="乙局", who="张某", why="更名")})
    result = reconcile(reading(fact("甲局", "甲.csv")), choices)
    assert result.facts["单位.名称"].text == "乙局"
    assert result.facts["单位.名称"].label == "单位名称"


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (Choices(prefer=("甲.cvs",)), "是不是“甲.csv”"),
        (Choices(choices={"三公经费.决箅数": "甲.csv"}), "是不是“三公经费.决算数”"),
        (Choices(choices={KEY: "甲.csv｜C5"}), "是不是“甲.csv｜C4”"),
        (
            Choices(overrides={"三公经费.决箅数": Override(value="5", who="a", why="b")}),
            "是不是“三公经费.决算数”",
        ),
        (Choices(overrides={KEY: Override(value="约5", who="a", why="b")}), "不能作为数值"),
        (Choices(overrides={KEY: Override(value="5个", who="a", why="b")}), "不是同一种量"),
        (Choices(left_out={"项目.甲": LeftOut(who="a", why="b")}), "没有读到“项目.甲”这一行"),
    ],
)
def test_a_decision_about_nothing_is_refused_with_the_nearest(choices: Choices, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        reconcile(reading(figure("416.99")), choices)


def test_choices_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "choices.yaml"
    path.write_text(
        "prefer: [甲.csv]\nchoices: {三公经费.决算数: 甲.csv｜C4}\n"
        "overrides: {支出.决算数: {value: 5万元, who: 张某, why: 更正}}\n"
        "left_out: {项目.甲: {who: 张某, why: 重复}}\n",
        encoding="utf-8",
    )
    assert read_choices(path) == Choices(
        prefer=("甲.csv",),
        choices={KEY: "甲.csv｜C4"},
        overrides={"支出.决算数": Override(value="5万元", who="张某", why="更正")},
        left_out={"项目.甲": LeftOut(who="张某", why="重复")},
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("perfer: [a]", "是不是“prefer”"),
        ("overrides: {a: {value: '1', who: x}}", "why：缺少"),
        ("overrides: {a: {value: '1', who: x, why: y, wyh: z}}", "没有这一项"),
        ("left_out: {a: {who: x}}", "要写明 who、why"),
        ("left_out: {a: {who: x, why: y, value: z}}", "没有这一项"),
        ("prefer: a.csv", "写法不对"),
        ("- a", "应以 prefer:"),
    ],
)
def test_a_choices_file_with_a_mistake_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "choices.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=words):
        read_choices(path)


def sentence(value: str, file: str = "上年报告.docx", place: str = "第26行第2句") -> Figure:
    """The same figure, as a sentence of a text gives it."""
    text = f"“三公”经费支出{value}万元。"
    source = Source(origin=Origin.SENTENCE, file=file, cell=place, text=text)
    return figure(value).model_copy(update={"source": source})


def test_a_cell_outranks_a_sentence_and_both_are_told() -> None:
    result = reconcile(reading(sentence("420.00"), figure("416.99")))
    (finding,) = result.findings
    assert str(result.figures[KEY].quantity) == "416.99万元"
    assert (finding.code, finding.severity) == ("R23", Severity.WARNING)
    assert "甲.csv｜C4 是416.99万元" in finding.message
    assert (
        "上年报告.docx｜第26行第2句：““三公”经费支出420.00万元。” 写的是420.00万元"
        in finding.message
    )
    assert "choices: {三公经费.决算数: 上年报告.docx}" in finding.todo_on_command_line
    assert [s.file for s in finding.sources] == ["甲.csv", "上年报告.docx"]


def test_cells_that_differ_stay_in_conflict_whatever_a_sentence_says() -> None:
    values = [figure("416.99"), figure("420.00", file="乙.csv"), sentence("420.00")]
    result = reconcile(reading(*values))
    assert [f.code for f in result.findings] == ["R10"]
    assert KEY not in result.figures


def test_a_sentence_that_says_the_same_is_no_finding() -> None:
    assert reconcile(reading(figure("416.99"), sentence("417.0"))).findings == ()
    assert reconcile(reading(sentence("416.99"), sentence("416.99"))).findings == ()


def test_sentences_that_differ_give_nothing_and_stop_no_draft() -> None:
    result = reconcile(reading(sentence("416.99"), sentence("420.00", "乙.md")))
    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("R23", Severity.WARNING)
    assert "只有文字材料给出" in finding.message
    assert KEY not in result.figures


def test_a_sentence_of_a_pdf_comes_after_one_of_the_document_itself() -> None:
    result = reconcile(reading(sentence("420.00", "报告.pdf"), sentence("416.99")))
    assert str(result.figures[KEY].quantity) == "416.99万元"
    assert [f.code for f in result.findings] == ["R23"]


def test_a_person_may_choose_the_sentence() -> None:
    values = reading(sentence("420.00"), figure("416.99"))
    for choices in (Choices(choices={KEY: "上年报告.docx"}), Choices(prefer=("上年报告.docx",))):
        result = reconcile(values, choices)
        assert str(result.figures[KEY].quantity) == "420.00万元"
        assert result.findings == ()


def test_a_name_in_a_cell_outranks_the_one_on_last_years_cover() -> None:
    cover = Source(
        origin=Origin.SENTENCE, file="上年报告.docx", cell="第2段", text="单位名称：旧名"
    )
    old = fact("旧名", "").model_copy(update={"source": cover})
    result = reconcile(reading(old, fact("新名", "甲.csv")))
    assert result.facts["单位.名称"].text == "新名"
    assert [(f.code, f.severity) for f in result.findings] == [("R23", Severity.WARNING)]


def test_a_sentence_that_is_ten_thousand_times_the_cell_is_told_its_unit_may_be_wrong() -> None:
    (finding,) = reconcile(reading(figure("416.99"), sentence("4169900"))).findings
    assert (finding.code, finding.severity) == ("R23", Severity.WARNING)
    assert "疑似单位误写" in finding.todo
