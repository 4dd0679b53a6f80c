"""Claims: the word from the sign, the phrase from what is there, none where a figure is missing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from givens import SEED, ledger_of

from qicao.boundtext import render_plain, slots
from qicao.claims import make_claims
from qicao.profile import Profile
from qicao.values import Claim


def claims(profile: Profile, figures: Mapping[str, str]) -> dict[str, Claim]:
    return make_claims(profile, ledger_of(profile, figures))


def read(profile: Profile, figures: Mapping[str, str], claim: str) -> str:
    ledger = ledger_of(profile, figures)
    found = make_claims(profile, ledger)
    return render_plain(found[claim].phrase, ledger, profile.numbers)


def pair(item: str, current: str, base: str, measure: str = "预算数") -> dict[str, str]:
    return {f"{item}.决算数": f"{current}万元", f"{item}.{measure}": f"{base}万元"}


def test_the_seeds_saving_reads_as_its_amounts_make_it(profile: Profile) -> None:
    assert read(profile, SEED, "三公经费|较预算") == "较预算节约224.01万元，完成预算的65.05%"


@pytest.mark.parametrize(
    ("current", "word", "sign"), [("8.00", "节约", -1), ("12.00", "超支", 1), ("10.00", "持平", 0)]
)
def test_the_word_is_the_items_own_for_the_sign(
    profile: Profile, current: str, word: str, sign: int
) -> None:
    claim = claims(profile, pair("三公经费", current, "10.00"))["三公经费|较预算"]
    assert (claim.direction, claim.sign) == (word, sign)


def test_a_claim_may_have_a_pair_of_its_own(profile: Profile) -> None:
    claim = claims(profile, pair("三公经费", "12.00", "10.00", "上年决算数"))["三公经费|较上年"]
    assert claim.direction == "增加"


def test_an_amount_printed_in_two_units_is_equal(profile: Profile) -> None:
    figures = {"三公经费.决算数": "10万元", "三公经费.预算数": "100000.00元"}
    assert claims(profile, figures)["三公经费|较预算"].sign == 0


def test_there_is_no_rate_over_a_zero_base(profile: Profile) -> None:
    figures = pair("公务接待费", "3.00", "0.00", "上年决算数")
    assert read(profile, figures, "公务接待费|较上年") == "本年3.00万元，上年无此项支出"


def test_nothing_then_and_nothing_now_is_equal(profile: Profile) -> None:
    figures = pair("公务接待费", "0.00", "0.00", "上年决算数")
    assert read(profile, figures, "公务接待费|较上年") == "与上年持平"


def test_there_is_no_claim_without_both_figures(profile: Profile) -> None:
    assert "三公经费|较预算" not in claims(profile, {"三公经费.决算数": "3.00万元"})
    assert not claims(profile, {})


def test_a_zero_base_without_a_phrase_for_it_makes_no_claim(profile: Profile) -> None:
    assert "支出|预算调整" not in claims(
        profile, {"支出.全年预算数": "3.00万元", "支出.年初预算数": "0.00万元"}
    )


def test_each_member_of_a_group_has_its_own_claim(profile: Profile) -> None:
    figures = {
        "项目.甲.决算数": "8.00万元",
        "项目.甲.全年预算数": "10.00万元",
        "项目.乙.决算数": "5.00万元",
    }
    found = claims(profile, figures)
    assert found["项目.甲|项目执行"].label == "禁毒专项"
    assert read(profile, figures, "项目.甲|项目执行") == (
        "全年预算10.00万元，执行8.00万元，执行率80.00%"
    )
    assert "项目.乙|项目执行" not in found


def test_a_phrase_prints_only_figures_that_are_there(profile: Profile) -> None:
    ledger = ledger_of(profile, SEED)
    for claim in make_claims(profile, ledger).values():
        assert claim.figures == tuple(dict.fromkeys(s.id for s in slots(claim.phrase)))
        assert all(ledger.present(name) for name in claim.figures)


def test_claims_stand_in_the_order_of_the_profile(profile: Profile) -> None:
    figures = pair("公务接待费", "3.00", "4.00") | pair("三公经费", "5.00", "6.00")
    figures |= pair("三公经费", "5.00", "6.00", "上年决算数")
    assert list(claims(profile, figures)) == [
        "三公经费|较预算",
        "公务接待费|较预算",
        "三公经费|较上年",
    ]
