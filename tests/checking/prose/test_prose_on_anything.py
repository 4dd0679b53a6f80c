"""Any text at all: no traceback, findings at their words, and work in proportion to its length."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linework import grows
from proselooks import looked
from reports import load_reports

from qicao.checking.foreign import Examined, examine
from qicao.checking.prose import TEXT_CHECKS, look_over
from qicao.checking.prose.subject import Spot, Subject
from qicao.checking.text import text_of

WORDS = [
    *("一、", "（一）", "1.", "（1）", "一是", "二是", "三是", "#", "\n", "\t", "单位：万元"),
    *("增加", "减少", "由", "升至", "降至", "持平", "较上年", "预算", "支出", "占", "超过"),
    *("不足", "近三成", "过半", "翻一番", "控制率", "执行率", "满意度", "得", "10分", "12分"),
    *("3.5", "1,2345", "万元", "100万", "%", "2024年", "2023年12月31日", "截至", "无", "没有"),
    *("存在的问题", "改进措施", "XX", "（增长）", "。。", "的的", "单位名称：某市某局", "我委"),
    *("（", "）", "《", "》", "“", "”", "(", ")", "、", "，", "。", "；", "："),
]
JOINED = st.lists(st.sampled_from(WORDS), max_size=60).map("".join)
REPORT = next(report for report in load_reports() if not report.aside).text


def sound(text: str) -> None:
    for finding in looked(text):
        if finding.start is not None and finding.end is not None:
            assert text[finding.start : finding.end] == finding.text
        assert finding.message


@given(st.text(max_size=300))
def test_any_text_is_looked_over(text: str) -> None:
    sound(text.replace("\r", " "))


@given(JOINED)
@settings(max_examples=200)
def test_any_order_of_the_words_that_checks_know_is_looked_over(text: str) -> None:
    sound(text)


@given(st.integers(0, len(REPORT) - 1), st.sampled_from(WORDS), st.integers(0, 6))
@settings(max_examples=30, deadline=None)
def test_a_report_with_something_cut_or_put_in_is_looked_over(at: int, word: str, cut: int) -> None:
    sound(REPORT[:at] + word + REPORT[at + cut :])


def of(text: str) -> Examined:
    """A text as it is given to the checks; reading it is not their work."""
    return examine(text_of("a", text), year=2024)


# "#" is another number each time: equal ones are claims of equality, pair by pair.
SHAPES = {
    "punctuation": "，。；、：",
    "lines of punctuation": "。。\n",
    "open brackets": "（《“〔【",
    "closed brackets": "）》”〕】",
    "brackets over lines": "（\n",
    "digits": "0123456789",
    "numbered lines": "三、甲\n一、乙\n",
    "lists within lists": "，一是甲，三是乙",
    "leftovers": "XX（增长）",
    "bare scales": "支出#万，",
    "half commas": "总计,867.48元",
    "direction words": "增加5万元，下降3%，",
    "levels": "由83%降至90%，",
    "thresholds": "占61%，超过七成，",
    "satisfaction": "满意度#%，",
    "dates": "截至2023年12月31日，",
    "nothing": "未发生接待费支出，",
    "flat": "支出5万元，与上年6万元持平，",
    "control": "控制率小于预算数，",
    "empty titles": "一、甲\n二、乙\n丙\n",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_work_grows_with_the_text_and_no_faster(shape: str) -> None:
    texts = {n: of("".join(shape.replace("#", f"{100 + k}") for k in range(n))) for n in (60, 240)}
    assert grows(lambda times: lambda: look_over(texts[times]), 60) < 6


@pytest.mark.parametrize(
    ("shape", "length"),
    [("，。；（）“”0123.,%", 700_000), ("（（（（", 700_000), ("。\n", 200_000)],
    ids=["marks and digits", "open brackets", "lines"],
)
def test_a_text_of_700000_characters_is_looked_over(shape: str, length: int) -> None:
    plain = text_of("a", (shape * length)[:length])
    findings, rows = look_over(replace(of(""), text=plain))
    assert len(rows) == len(TEXT_CHECKS)
    assert len(findings) < 31 * len(TEXT_CHECKS)


def test_a_check_looks_at_each_place_once() -> None:
    subject = Subject(of("XX。" * 500))
    spots = [s for check in TEXT_CHECKS if not check.needs for s in check.look(subject)]
    assert sum(isinstance(spot, Spot) for spot in spots) == 500
