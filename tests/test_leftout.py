"""Rows left out of the report: their values go, and the sentences that tell of them."""

from __future__ import annotations

import pytest
from drafts import SAMPLES, drafted, profile_of

from qicao.choices import Choices, LeftOut, Override
from qicao.engines.builtin import BuiltinEngine
from qicao.leftout import without
from qicao.quantity import quantity
from qicao.readers.cells import Passage, TextDocument
from qicao.readers.materials import material
from qicao.readers.members import Members
from qicao.values import Figure, Item, Reading
from qicao.workflow import Drafted, draft, prepare


def read(text: str, *labels: str) -> Reading:
    """A material of these lines, `# ` before a heading, and projects of these names."""
    passages = (
        Passage(text=line.removeprefix("# "), place=f"第{n}段", level=int(line.startswith("# ")))
        for n, line in enumerate(text.split("\n"))
    )
    document = TextDocument(blocks=tuple(passages))
    found = material(document, "工作总结.md", Members())
    items = tuple(Item(group="项目", key=label, label=label) for label in labels)
    return found.model_copy(update={"items": items})


def leave(*labels: str) -> Choices:
    return Choices(left_out={f"项目.{label}": LeftOut(who="张某", why="重复") for label in labels})


def told(reading: Reading, *labels: str, names: tuple[str, ...] = ()) -> list[str]:
    """The sentences that are left in the materials."""
    left = without(reading, leave(*labels), names).reading
    return [sentence.plain for found in left.materials for sentence in found.sentences]


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("培训费支出5万元。", False),
        ("全年培 训 费支出5万元。", False),
        ("培训费补助支出5万元。", True),
        ("培训费补助5万元，培训费6万元。", False),
        ("新增培训费补助，职工培训费也下降。", True),
        ("会议费支出5万元。", True),
    ],
)
def test_a_sentence_goes_with_its_row_unless_a_longer_name_is_meant(text: str, stays: bool) -> None:
    reading = read(text, "培训费", "培训费补助", "职工培训费")
    assert told(reading, "培训费") == [text] * stays


def test_names_of_the_catalogue_stay_too() -> None:
    reading = read("公务接待费支出3万元。\n接待费支出2万元。", "接待费")
    assert told(reading, "接待费", names=("公务接待费",)) == ["公务接待费支出3万元。"]


def test_a_name_that_another_row_bears_and_an_ordinary_word_hold_nothing_back() -> None:
    reading = read("智慧茶园建成3处。其他支出减少。", "智慧茶园", "其他")
    twice = Item(group="项目", key="智慧茶园_2", label="智慧茶园")
    reading = reading.model_copy(update={"items": (*reading.items, twice)})
    assert len(told(reading, "智慧茶园", "其他")) == 2


def test_what_a_sentence_gave_goes_with_it_and_so_does_an_empty_paragraph() -> None:
    text = "# 成效\n智慧茶园建成3处，见《茶园名录》。游客达到5万人。\n# 管理\n智慧茶园由专人管护。"
    reading = read(text, "智慧茶园", "古茶树保护")
    kept = without(reading, leave("智慧茶园"))
    (found,) = kept.reading.materials
    assert found.headings == ("成效",)
    assert [figure.unit for figure in kept.reading.figures] == ["万人"]
    assert kept.reading.facts == ()
    told = [sentence.plain for sentence in kept.held["项目.智慧茶园"]]
    assert told == ["智慧茶园建成3处，见《茶园名录》。", "智慧茶园由专人管护。"]


def test_a_decision_about_a_sentence_that_is_held_back_counts_no_more() -> None:
    reading = read("智慧茶园建成3处。", "智慧茶园")
    (figure,) = reading.figures
    more = {figure.id: Override(value="4", unit="处", who="张某", why="补验收")}
    choices = leave("智慧茶园").model_copy(update={"overrides": more})
    assert without(reading, choices).choices.overrides == {}


def test_last_years_report_is_no_source_of_sentences_and_stays() -> None:
    reading = read("智慧茶园建成3处。", "智慧茶园")
    past = tuple(found.model_copy(update={"year": 2023}) for found in reading.materials)
    assert told(reading.model_copy(update={"materials": past}), "智慧茶园") == ["智慧茶园建成3处。"]


def test_figures_of_a_row_that_begins_alike_stay() -> None:
    figures = tuple(
        Figure(id=f"项目.{name}.决算数", label=name, quantity=quantity("1", "万元"), unit="万元")
        for name in ("茶园", "茶园管护")
    )
    reading = read("", "茶园", "茶园管护").model_copy(update={"figures": figures})
    left = without(reading, leave("茶园")).reading
    assert [figure.label for figure in left.figures] == ["茶园管护"]


def test_a_draft_quotes_no_sentence_that_tells_of_a_row_that_was_left_out() -> None:
    row, profile = "粮食播种面积", profile_of("county_full")
    choices = Choices(left_out={f"指标.{row}": LeftOut(who="张某", why="已并入别的指标")})
    ready = prepare([SAMPLES / "county_full"], profile, choices)
    (sentence,) = ready.reconciled.held[f"指标.{row}"]
    assert sentence.plain in written(drafted("county_full"))
    after = written(draft(ready, BuiltinEngine(profile, ready.ledger)))
    assert sentence.plain not in after
    assert "全年新建高标准农田12800亩" in after


REASON, OTHER = "项目.高标准农田建设.偏差原因", "其他.说明"


def typed(**texts: str) -> Choices:
    """A project left out, and these facts typed by hand."""
    overrides = {
        {"reason": REASON, "other": OTHER}.get(key, key): Override(value=text, who="甲", why="补")
        for key, text in texts.items()
    }
    return leave("粮食生产发展").model_copy(update={"overrides": overrides})


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("因粮食生产发展项目调减", False),
        ("因粮食 生产发展调减", False),
        ("因粮食生产调减", True),
        ("粮食生产发展", True),
    ],
)
def test_what_was_typed_of_another_row_is_held_back_where_it_tells_of_one_left_out(
    text: str, stays: bool
) -> None:
    ready = prepare([SAMPLES / "county_full"], profile_of("county_full"), typed(reason=text))
    assert (REASON in ready.ledger.facts) is stays
    silent = ready.reconciled.silent.get("项目.粮食生产发展", ())
    assert [(fact.id, fact.text) for fact in silent] == [(REASON, text)] * (not stays)


def test_a_draft_prints_nothing_typed_that_tells_of_a_row_that_was_left_out() -> None:
    profile = profile_of("county_full")
    texts = {"reason": "因粮食生产发展项目调减", "other": "粮食生产发展资金已并入其他项目"}
    for choices, stands in ((typed(**texts), False), (without_rows(typed(**texts)), True)):
        ready = prepare([SAMPLES / "county_full"], profile, choices)
        after = written(draft(ready, BuiltinEngine(profile, ready.ledger)))
        assert [text in after for text in texts.values()] == [stands, stands]


def without_rows(choices: Choices) -> Choices:
    return choices.model_copy(update={"left_out": {}})


def test_what_an_indicator_asks_for_stays_with_it() -> None:
    name = "指标.新建高标准农田面积.完成说明"
    choices = typed(**{name: "粮食生产发展全部完成"})
    ready = prepare([SAMPLES / "county_full"], profile_of("county_full"), choices)
    assert ready.ledger.facts[name].text == "粮食生产发展全部完成"


def written(done: Drafted) -> str:
    """The prose of a draft as it reads."""
    return "\n".join(piece.text for piece in done.script.pieces)
