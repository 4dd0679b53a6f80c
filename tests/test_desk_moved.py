"""What moved between two sets of data, and the sentences that rest on it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

import pytest
from uivisits import drafted_of, of_sample

from qicao.choices import Choices, Override
from qicao.desk import Moved, MovedRow, moved
from qicao.values import Fact, Figure, Paragraph
from qicao.workflow import Drafted, Prepared, check, settle

PROJECT = "项目.农村厕所革命奖补"
PROSE = "一般公共预算/一般公共预算.总支出"


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return of_sample("county_full")


@pytest.fixture(scope="module")
def drafted() -> Drafted:
    return drafted_of("county_full")


def put(prepared: Prepared, **values: str) -> Prepared:
    """The data with other values for some ids."""
    told = {key: Override(value=value, who="甲", why="更正") for key, value in values.items()}
    return settle(prepared.reading, prepared.profile, Choices(overrides=told))


def without(prepared: Prepared, names: Container[str]) -> Prepared:
    """The data as files have them that do not state these ids."""

    def stated(value: Figure | Fact) -> bool:
        return value.id not in names

    figures = tuple(filter(stated, prepared.reading.figures))
    reading = prepared.reading.model_copy(update={"figures": figures})
    return settle(reading, prepared.profile, Choices(), year=prepared.ledger.year)


def now(drafted: Drafted, prepared: Prepared) -> Drafted:
    """The text with other data."""
    return check(replace(drafted, ledger=prepared.ledger))


def row(found: Moved, name: str) -> MovedRow:
    return next(row for row in found.rows if row.id == name)


@pytest.fixture(scope="module")
def more(prepared: Prepared, drafted: Drafted) -> Moved:
    """What moves when all that was spent is more than the budget."""
    later = put(prepared, **{"支出.决算数": "8902.20"})
    return moved(prepared.ledger, now(drafted, later))


@pytest.fixture(scope="module")
def less(prepared: Prepared, drafted: Drafted) -> Moved:
    """What moves when a project has no amounts any more."""
    amounts = {f.id for f in prepared.reading.figures if f.id.startswith(f"{PROJECT}.")}
    return moved(prepared.ledger, now(drafted, without(prepared, amounts)))


def test_the_same_data_move_nothing(prepared: Prepared, drafted: Drafted) -> None:
    assert moved(prepared.ledger, drafted) == Moved()


def test_the_same_amount_in_another_unit_has_not_moved(
    prepared: Prepared, drafted: Drafted
) -> None:
    yuan = moved(prepared.ledger, now(drafted, put(prepared, **{"支出.决算数": "86013000元"})))
    assert "支出.决算数" not in {row.id for row in yuan.rows}


def test_a_value_that_changed_stands_beside_the_old_one_with_both_places(more: Moved) -> None:
    spent = row(more, "支出.决算数")
    assert (spent.way, spent.before, spent.after) == ("changed", "8601.30万元", "8902.20万元")
    assert spent.difference == "+300.90万元"
    assert spent.old_source == "figures.csv｜C4"
    assert spent.source.startswith("改写：甲，更正")


def test_what_follows_from_it_has_moved_too_and_a_rate_moves_by_points(more: Moved) -> None:
    rate = row(more, "支出.预算执行率")
    assert (rate.before, rate.after, rate.difference) == ("97.37%", "100.77%", "+3.41个百分点")
    assert (rate.old_source, rate.source) == ("推算", "推算")


def test_each_sentence_that_prints_it_is_listed_as_it_prints_now(more: Moved) -> None:
    cited = [cited.row for cited in row(more, "支出.决算数").cited]
    first = next(row for row in cited if row.line == PROSE)
    assert first.heading == "二、一般公共预算支出情况"
    assert "支出合计8902.20万元" in first.text
    assert all("8601.30" not in row.text for row in cited)


def test_a_claim_that_rests_on_it_counts_and_is_told_when_it_turns(more: Moved) -> None:
    notes = {note for cited in row(more, "支出.决算数").cited for note in cited.notes}
    assert "支出合计由“低于”变为“高于”，前后的话要重看" in notes


def test_what_the_text_rests_on_comes_first_and_given_before_derived(more: Moved) -> None:
    order = [(not row.cited, row.source == "推算") for row in more.rows]
    assert order == sorted(order)
    assert more.rows[0].id == "支出.决算数"
    assert more.cited == tuple(row for row in more.rows if row.cited)


def test_a_value_that_is_gone_leaves_sentences_without_a_number(less: Moved) -> None:
    gone = row(less, f"{PROJECT}.决算数")
    assert (gone.way, gone.before, gone.after) == ("gone", "261.00万元", "")
    (listed,) = [c for c in gone.cited if c.row.line.endswith("项目支出.总体")]
    assert listed.notes == ("这里现在没有数可印",)
    assert not listed.broken


def test_a_claim_that_is_gone_is_called_out_and_the_rest_of_its_sentence_reads(less: Moved) -> None:
    assert [cited.row.heading for cited in less.broken] == [
        "（二）项目支出情况",
        "（一）部分项目预算没有按计划执行",
    ]
    lost = less.broken[0]
    assert lost.row.text.startswith(f"[[{PROJECT}|项目执行]]（")
    assert lost.notes == ("“农村厕所革命奖补”的这个结论没有数据可印了，请改写",)


def test_a_cell_of_a_table_is_told_by_its_row_and_its_column(less: Moved) -> None:
    cells = [c.row.text for c in row(less, f"{PROJECT}.决算数").cited if "表" in c.row.line]
    assert "农村厕所革命奖补｜全年执行数：（待补：农村厕所革命奖补全年执行数）" in cells


def test_what_is_new_is_told_apart(prepared: Prepared, drafted: Drafted) -> None:
    amounts = {f.id for f in prepared.reading.figures if f.id.startswith(f"{PROJECT}.")}
    found = moved(without(prepared, amounts).ledger, drafted)
    new = row(found, f"{PROJECT}.决算数")
    assert (new.way, new.before, new.after) == ("new", "", "261.00万元")
    assert new.cited
    assert found.of("new") == tuple(r for r in found.rows if r.way == "new")


def test_a_fact_that_reads_otherwise_has_moved(prepared: Prepared, drafted: Drafted) -> None:
    later = put(prepared, **{"单位.名称": "青禾县茶叶局"})
    found = row(moved(prepared.ledger, now(drafted, later)), "单位.名称")
    assert (found.before, found.after) == ("梓澜县农业农村局", "青禾县茶叶局")


def retold(drafted: Drafted, text: str) -> tuple[Drafted, str]:
    """The report with a text in the place of its first section, and the id of that line."""
    first, *rest = drafted.report.sections
    other = first.model_copy(update={"blocks": (Paragraph(id="段", text=text),)})
    report = drafted.report.model_copy(update={"sections": (other, *rest)})
    return replace(drafted, report=report), f"{first.id}/段"


def test_a_slot_that_names_nothing_breaks_its_own_sentence_only(
    prepared: Prepared, drafted: Drafted
) -> None:
    wrong, line = retold(drafted, "支出[[支出.决算数]]。收入[[没有.这一项]]。")
    later = now(wrong, put(prepared, **{"支出.决算数": "8902.20"}))
    cited = row(moved(prepared.ledger, later), "支出.决算数").cited
    (said,) = [cited for cited in cited if cited.row.line == line]
    assert (said.row.text, said.broken) == ("支出8902.20万元。", False)


def test_text_that_is_no_bound_text_is_passed_over(prepared: Prepared, drafted: Drafted) -> None:
    bad, line = retold(drafted, "支出[[没有完")
    found = moved(prepared.ledger, now(bad, put(prepared, **{"支出.决算数": "8902.20"})))
    assert found.cited
    assert all(said.line != line for said in found.sentences)
