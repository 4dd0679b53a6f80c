"""Materials: sentences as bound text, their quantities as figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qicao.boundtext import render_plain, slots
from qicao.readers import read_material
from qicao.values import Ledger, NumberStyle, Origin, Reading

TEXT = """# 一、主要成绩

全年打掉涉毒团伙3个，破案率达98.50%。投入经费1867.48万元。

- 依据某发〔2024〕5号文件，2024年首次实现过半目标

（二）存在问题
近七成所队反映**警力不足**。
"""


def figures_of(reading: Reading) -> Ledger:
    return Ledger(
        year=2024,
        figures={figure.id: figure for figure in reading.figures},
        facts={fact.id: fact for fact in reading.facts},
    )


def test_headings_paragraphs_and_sentences_are_told_apart(write_csv: Callable[..., Path]) -> None:
    (material,) = read_material(write_csv(TEXT, "工作总结.md")).materials
    assert (material.id, material.title, material.file) == (
        "材料.工作总结",
        "工作总结",
        "工作总结.md",
    )
    assert material.headings == ("主要成绩", "主要成绩", "存在问题")
    assert [sentence.id for sentence in material.sentences] == [
        f"材料.工作总结.s{number}" for number in range(1, 5)
    ]


def test_a_quantity_becomes_a_figure_with_its_sentence_as_source(
    write_csv: Callable[..., Path],
) -> None:
    reading = read_material(write_csv(TEXT, "工作总结.md"))
    first = reading.figures[0]
    assert (first.id, str(first.quantity), first.label) == (
        "材料.工作总结.s1_1",
        "3个",
        "全年打掉涉毒团伙",
    )
    assert first.source is not None
    assert (first.source.origin, first.source.file) == (Origin.SENTENCE, "工作总结.md")
    assert first.source.text == "全年打掉涉毒团伙3个，破案率达98.50%。"
    sentence = reading.materials[0].sentences[0]
    assert sentence.text == (
        "全年打掉涉毒团伙[[材料.工作总结.s1_1|原样]]，破案率达[[材料.工作总结.s1_2|原样]]。"
    )


def test_dates_and_file_numbers_are_no_figures(write_csv: Callable[..., Path]) -> None:
    reading = read_material(write_csv("依据某发〔2024〕5号文件，2024年开展工作。", "总结.md"))
    (sentence,) = reading.materials[0].sentences
    assert sentence.text == sentence.plain
    assert (reading.figures, reading.facts) == ((), ())


def test_a_quantity_word_without_a_value_is_a_fact(write_csv: Callable[..., Path]) -> None:
    reading = read_material(write_csv("首次实现目标。", "总结.md"))
    assert [(fact.id, fact.text) for fact in reading.facts] == [("材料.总结.s1_1", "首次")]
    assert reading.materials[0].sentences[0].text == "[[材料.总结.s1_1]]实现目标。"


def test_gbk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_bytes("打掉团伙3个。".encode("gbk"))
    assert [str(figure.quantity) for figure in read_material(path).figures] == ["3个"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            ["完成3个", "98.50%", "[[甲]]", "\\", "。", "1万元", "“", "；", "过半", "["]
        )
    )
)
def test_a_sentence_prints_as_it_stood(tmp_path: Path, parts: list[str]) -> None:
    path = tmp_path / "甲.txt"
    path.write_text("起" + "".join(parts), encoding="utf-8")
    reading = read_material(path)
    ledger = figures_of(reading)
    for sentence in reading.materials[0].sentences:
        assert render_plain(sentence.text, ledger, NumberStyle()) == sentence.plain
        assert {
            slot.id for slot in slots(sentence.text)
        } <= ledger.figures.keys() | ledger.facts.keys()
