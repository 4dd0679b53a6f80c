"""Who answers for a measure and by when: as it was given, asked for where it was not."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from drafts import prepared, profile_of

from qicao.boundtext import render_plain
from qicao.engines.builtin import BuiltinEngine
from qicao.engines.offers import term_slots
from qicao.missing import charged_data
from qicao.outline import split_sentences
from qicao.resources import samples_folder
from qicao.wanted import HEADS, wanted_workbook
from qicao.workflow import Prepared, draft, prepare

SAMPLE = "county_full"
VALUE = HEADS.index("数值") + 1
ANSWERS = {"责任科室": "畜牧水产股", "责任人": "周某", "整改时限": "2025年6月底"}


def measures(ready: Prepared) -> dict[str, str]:
    """The text below each heading of the measures, as it is printed."""
    drafted = draft(ready, BuiltinEngine(ready.profile, ready.ledger))
    return {
        section.id: "".join(
            render_plain(text, drafted.ledger, drafted.report.numbers)
            for block in section.blocks
            for text in block.texts
        )
        for section in drafted.report.sections
        if section.id.startswith("改进措施.")
    }


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    return measures(prepared(SAMPLE))


def test_a_measure_names_the_office_of_each_subject_that_has_one(told: dict[str, str]) -> None:
    text = told["改进措施.项目执行偏慢"]
    assert text.endswith(
        "乡村产业融合发展由乡村产业发展股负责；农村厕所革命奖补由农村社会事业股负责。"
    )


def test_nobody_is_named_where_nobody_was_given(told: dict[str, str]) -> None:
    text = told["改进措施.指标未完成"]
    assert "责任人为" not in text
    assert "整改时限" not in text
    assert len(split_sentences(text)) == 2


def test_subjects_of_one_office_are_named_together() -> None:
    ready = prepared(SAMPLE)
    offices = [n for n in ready.ledger.facts if n.startswith("项目.") and n.endswith(".责任科室")]
    same = {n: ready.ledger.facts[n].model_copy(update={"text": "综合股"}) for n in offices}
    ledger = ready.ledger.model_copy(update={"facts": ready.ledger.facts | same})
    engine = BuiltinEngine(ready.profile, ledger)
    (signal,) = [s for s in ledger.signals if s.code == "项目执行偏慢"]
    first, second = signal.subjects
    assert (
        engine.remedies.charged(signal) == f"[[{first}]]、[[{second}]]由[[{first}.责任科室]]负责。"
    )


def test_what_is_lacking_is_asked_for_and_is_said_once_it_is_filled_in(tmp_path: Path) -> None:
    ready = prepared(SAMPLE)
    rows = charged_data(ready.profile, ready.ledger, ready.plans)
    assert all(not row.required for row in rows)
    assert "项目.农村厕所革命奖补.责任科室" not in {row.id for row in rows}
    assert "农村厕所革命奖补责任人" in {row.label for row in rows}
    book = openpyxl.load_workbook(io.BytesIO(wanted_workbook(ready)))
    for cells in book.worksheets[0].iter_rows(min_row=4):
        field = str(cells[0].value).rpartition(".")[2]
        if str(cells[0].value) in {row.id for row in rows}:
            cells[VALUE - 1].value = ANSWERS[field]
    book.save(tmp_path / "清单.xlsx")
    folder = samples_folder() / SAMPLE
    again = prepare([folder, tmp_path / "清单.xlsx"], profile_of(SAMPLE))
    assert charged_data(again.profile, again.ledger, again.plans) == ()
    text = measures(again)["改进措施.指标未完成"]
    assert text.endswith("由畜牧水产股负责，责任人为周某，整改时限为2025年6月底。")


def test_a_model_is_offered_who_answers() -> None:
    ready = prepared(SAMPLE)
    (signal,) = [s for s in ready.ledger.signals if s.code == "项目执行偏慢"]
    offered = term_slots(signal, ready.profile, ready.ledger)
    assert f"{signal.subjects[0]}.责任科室" in offered
    assert f"{signal.subjects[0]}.责任人" not in offered
