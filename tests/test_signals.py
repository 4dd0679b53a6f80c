"""Signals: seen above their thresholds only, at their subjects, the weightiest first."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from givens import ledger_of

from qicao.profile import Profile
from qicao.signals import find_signals
from qicao.values import Signal


def seen(
    profile: Profile, figures: Mapping[str, str], facts: Mapping[str, str] | None = None
) -> dict[str, Signal]:
    ledger = ledger_of(profile, figures, facts)
    return {signal.code: signal for signal in find_signals(profile, ledger)}


def executed(**rates: str) -> dict[str, str]:
    """Projects of 100.00万元 each, of which so much was spent."""
    return {
        key: text
        for name, spent in rates.items()
        for key, text in (
            (f"项目.{name}.全年预算数", "100.00万元"),
            (f"项目.{name}.决算数", f"{spent}万元"),
        )
    }


def test_a_slow_project_is_seen_below_ninety_per_cent_only(profile: Profile) -> None:
    signals = seen(profile, executed(甲="89.99", 乙="90.00", 丙="100.00"))
    assert signals["项目执行偏慢"].subjects == ("项目.甲",)
    assert signals["项目执行偏慢"].labels == ("禁毒专项",)
    assert "项目.甲.执行率" in signals["项目执行偏慢"].figures


def test_the_threshold_is_a_figure_that_a_place_may_change(profile: Profile) -> None:
    figures = executed(甲="85.00") | {"整改.项目执行率目标": "80%"}
    assert "项目执行偏慢" not in seen(profile, figures)


def test_subjects_stand_the_largest_first(profile: Profile) -> None:
    signals = seen(profile, executed(甲="80.00", 乙="40.00", 丙="60.00"))
    assert signals["项目执行偏慢"].subjects == ("项目.乙", "项目.丙", "项目.甲")


def test_signals_stand_the_weightiest_first(profile: Profile) -> None:
    figures = executed(甲="80.00", 乙="103.00") | {
        "三公经费.预算数": "10.00万元",
        "三公经费.决算数": "11.00万元",
        "支出.年初预算数": "100.00万元",
        "支出.全年预算数": "120.00万元",
    }
    weights = [signal.weight for signal in seen(profile, figures).values()]
    assert weights == sorted(weights, reverse=True)
    assert set(seen(profile, figures)) == {
        "项目执行偏慢",
        "支出超预算",
        "三公超预算",
        "年中调整偏大",
    }


THRESHOLDS = [
    ("公用超支", {"公用经费.预算数": "10.00万元"}, "公用经费.决算数", "10.00万元", "10.01万元"),
    ("超编", {"人员.编制数": "100人"}, "人员.在职人数", "100人", "101人"),
    ("结转结余上升", {"结转结余.上年数": "5.00万元"}, "结转结余.本年数", "5.00万元", "5.10万元"),
    ("采购执行偏低", {"政府采购.预算数": "10.00万元"}, "政府采购.决算数", "9.00万元", "8.90万元"),
    ("满意度样本少", {}, "满意度.有效样本", "100份", "99份"),
    ("三公上升", {"三公经费.上年决算数": "5.00万元"}, "三公经费.决算数", "5.00万元", "5.10万元"),
    ("指标未完成", {"指标.丁.权重": "10分"}, "指标.丁.得分", "10分", "9分"),
]


@pytest.mark.parametrize(("code", "base", "name", "quiet", "loud"), THRESHOLDS)
def test_a_signal_is_seen_beyond_its_threshold_and_not_at_it(
    profile: Profile, code: str, base: dict[str, str], name: str, quiet: str, loud: str
) -> None:
    assert code not in seen(profile, base | {name: quiet})
    assert code in seen(profile, base | {name: loud})


def test_a_low_target_is_a_matter_of_targets_that_should_be_exceeded(profile: Profile) -> None:
    figures = {"指标.丁.实际值": "131人", "指标.丁.目标值": "100人"}
    assert "目标偏低" in seen(profile, figures, {"指标.丁.比较方式": "≥"})
    assert "目标偏低" not in seen(profile, figures, {"指标.丁.比较方式": "≤"})
    assert "目标偏低" not in seen(profile, figures)


def test_nothing_is_seen_where_nothing_is_known(profile: Profile) -> None:
    assert not seen(profile, {})
