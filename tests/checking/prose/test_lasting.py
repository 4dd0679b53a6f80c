"""Days between a first and a last day, with the last and without it."""

from __future__ import annotations

import pytest

from qicao.checking import check_text
from qicao.checking.text import text_of

HEAD = "某某县水产站2024年度部门整体支出绩效自评报告\n\n"


def _found(text: str) -> list[str]:
    report = check_text(text_of("例.md", HEAD + text))
    return [one.text or "" for one in report.findings if one.code == "A50"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("禁渔期（4月15日至10月15日，共{}天）逐日巡查。", ("183", "184"), ("182", "148")),
        ("核查自6月18日起，至6月27日止，历时{}天。", ("9", "10", "十"), ("8", "十二")),
        ("自2024年2月20日至3月1日止，历时{}天。", ("10", "11"), ("9",)),
        ("2月20日至3月1日，共{}天。", ("9", "10", "11"), ("12",)),
        ("2024年12月20日至次年1月5日，为期{}天。", ("16", "17"), ("15",)),
        ("集中培训共计{}天（5月6日至17日）。", ("11", "12"), ("10",)),
        ("5月6日至5月17日，共{}个工作日。", ("9", "10"), ()),
        ("2月30日至3月5日，共{}天。", ("40",), ()),
    ],
)
def test_days_are_those_between_the_dates(
    text: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    assert [_found(text.format(count)) for count in right] == [[]] * len(right)
    assert [_found(text.format(count)) for count in wrong] == [[count] for count in wrong]
