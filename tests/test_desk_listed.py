"""The lists of a report: problems and measures ordered anew, worded, taken out, put in."""

from __future__ import annotations

import pytest
from uivisits import drafted_of

from qicao.desk import Item, Listed, arrange, listed_entries
from qicao.errors import TextError, UsageError
from qicao.keeping import drafted_with
from qicao.values import Section
from qicao.workflow import Drafted

NEW = Item(id="", heading="档案归集不及时", text="年末还有资料没有归档，具体原因待核实。")


@pytest.fixture(scope="module")
def drafted() -> Drafted:
    """A sample, drafted."""
    return drafted_of("county_full")


@pytest.fixture(scope="module")
def problems(drafted: Drafted) -> Listed:
    """Its problems."""
    return listed_entries(drafted)[0]


def written(drafted: Drafted, entry: str) -> list[Section]:
    """The sections below an entry."""
    return [s for s in drafted.report.sections if s.id.startswith(f"{entry}.")]


def after(drafted: Drafted, entry: Listed, *items: Item) -> list[Section]:
    report = arrange(drafted, entry.id, items)
    return [s for s in report.sections if s.id.startswith(f"{entry.id}.")]


def test_problems_and_measures_are_the_lists(drafted: Drafted) -> None:
    lists = listed_entries(drafted)
    assert len(lists) == 2
    for entry in lists:
        assert [item.id for item in entry.items] == [s.id for s in written(drafted, entry.id)]


def test_a_list_as_it_is_leaves_the_report_as_it_is(drafted: Drafted, problems: Listed) -> None:
    assert arrange(drafted, problems.id, problems.items) == drafted.report


def test_another_order_is_numbered_anew_and_keeps_the_texts(
    drafted: Drafted, problems: Listed
) -> None:
    before = written(drafted, problems.id)
    turned = after(drafted, problems, *reversed(problems.items))
    assert [s.blocks for s in turned] == [s.blocks for s in reversed(before)]
    assert [s.number for s in turned] == [s.number for s in before]


def test_one_less_and_another_title(drafted: Drafted, problems: Listed) -> None:
    first, second, *_ = problems.items
    left = after(drafted, problems, second.model_copy(update={"heading": " 采购  慢 "}))
    assert [(s.id, s.heading) for s in left] == [(second.id, "采购 慢")]
    assert first.id not in {s.id for s in left}


def test_one_more_is_checked_like_any_text(drafted: Drafted, problems: Listed) -> None:
    said = NEW.model_copy(update={"text": "年末还有12.5万元没有支付，具体原因待核实。"})
    report = arrange(drafted, problems.id, (*problems.items, said))
    mine = next(s for s in report.sections if s.heading == said.heading)
    assert mine.level == written(drafted, problems.id)[0].level
    found = drafted_with(drafted, report).findings
    assert any(f.place and f.place.section == mine.id and "12.5" in f.message for f in found)


def test_a_measure_that_was_put_in_answers_a_problem_that_was(
    drafted: Drafted, problems: Listed
) -> None:
    more = drafted_with(drafted, arrange(drafted, problems.id, (*problems.items, NEW)))
    _, measures = listed_entries(more)
    (code,) = (c for c, heading in measures.answerable.items() if heading == NEW.heading)
    assert unpaired(more) == {NEW.heading}
    answer = NEW.model_copy(update={"heading": "按月归档", "answers": (code,)})
    answered = drafted_with(more, arrange(more, measures.id, (*measures.items, answer)))
    assert unpaired(answered) == set()


def unpaired(drafted: Drafted) -> set[str]:
    """The titles of problems and measures that stand alone."""
    told = [f.message for f in drafted.findings if f.code == "A59"]
    return {message.partition("“")[2].partition("”")[0] for message in told}


def test_what_follows_the_list_stays_behind_it(drafted: Drafted, problems: Listed) -> None:
    ids = [s.id for s in drafted.report.sections]
    behind = ids[ids.index(problems.items[-1].id) + 1 :]
    report = arrange(drafted, problems.id, ())
    assert [s.id for s in report.sections][-len(behind) :] == behind


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (NEW.model_copy(update={"heading": " "}), "没有标题"),
        (NEW.model_copy(update={"text": ""}), "没有正文"),
    ],
)
def test_a_part_that_is_missing_is_named(
    drafted: Drafted, problems: Listed, item: Item, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        arrange(drafted, problems.id, (item,))


def test_a_slot_that_names_nothing_is_refused(drafted: Drafted, problems: Listed) -> None:
    with pytest.raises(TextError):
        arrange(drafted, problems.id, (NEW.model_copy(update={"text": "共[[没有.这个]]。"}),))
