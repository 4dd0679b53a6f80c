"""How each number of an invented text stands, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from foreigntexts import checked, written

from qicao.checking import ForeignReport

Shown = dict[str, tuple[str, str | None, str | None]]


def shown(report: ForeignReport) -> Shown:
    """Number → status, figure, explanation."""
    mentions = report.document()["mentions"]
    return {m["text"]: (m["status"], m["figure"], m["explanation"]) for m in mentions}


def test_numbers_that_follow_from_each_other_are_explained_with_the_formula() -> None:
    found = shown(checked("公务接待费31.27万元，较上年38.46万元减少7.19万元。"))
    said = "7.19万元＝38.46万元－31.27万元"
    assert {found[n] for n in ("31.27万元", "38.46万元", "7.19万元")} == {("explained", None, said)}


def test_a_long_sum_names_some_of_its_parts_and_counts_them() -> None:
    parts = [f"{n}类{10 + k}.25万元" for k, n in enumerate("甲乙丙丁戊己庚辛")]
    text = f"采购支出110.00万元：{'、'.join(parts)}。"
    status, _, said = shown(checked(text))["110.00万元"]
    assert status == "explained"
    assert said is not None
    assert said.startswith("110.00万元＝10.25万元＋")
    assert said.endswith("＋…（共8项）")


def test_a_count_is_explained_by_its_list() -> None:
    found = shown(checked("内设机构3个：办公室、财务科、法规科。"))
    assert found["3个"] == ("explained", None, "列出的有3个")


def test_a_number_of_figures_is_bound_to_its_id(tmp_path: Path) -> None:
    found = shown(checked("会议费74.20万元。", written(tmp_path)))
    status, figure, _ = found["74.20万元"]
    assert (status, figure) == ("bound", "会议费")


def test_a_number_that_findings_point_at_is_contradicted(tmp_path: Path) -> None:
    found = shown(checked("会议费72.40万元。", written(tmp_path)))
    assert found["72.40万元"][:2] == ("contradicted", "会议费")
    alone = shown(checked("会议费预算80.00万元，决算74.20万元，完成预算的97.25%。"))
    assert alone["97.25%"][0] == "contradicted"


def test_what_may_be_several_figures_names_them(tmp_path: Path) -> None:
    found = shown(checked("采购费61.5万元。", written(tmp_path)))
    assert found["61.5万元"] == ("ambiguous", None, "可能是：南站采购费、北站采购费")


def test_what_nothing_is_known_of_is_unverified() -> None:
    assert shown(checked("植树512.37亩。"))["512.37亩"] == ("unverified", None, None)


def test_a_number_that_states_no_quantity_has_no_status_to_be_worried_about() -> None:
    found = shown(checked("依据财预〔2020〕10号，拨打12345热线。"))
    assert {status for status, _, _ in found.values()} == {"not_a_quantity"}
