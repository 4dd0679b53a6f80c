"""A passage written anew says no more than it said before."""

from __future__ import annotations

import pytest

from qicao.engines.replies import RewriteReply, read_reply
from qicao.engines.rewriting import find_rewrite_faults
from qicao.profile import Profile
from qicao.values import Ledger

BEFORE = (
    "我局全年支出[[支出.决算数]]，会务上面管得比较严一些，[[会务费|较预算]]，"
    "主要是由于压减了场地租用，所以说总体上是有节约的。在职人员[[人员.在职人数]]。"
)
AFTER = (
    "全年支出[[支出.决算数]]，在职人员[[人员.在职人数]]。会务管理从严，"
    "[[会务费|较预算]]，主要是由于压减了场地租用，总体有节约。"
)


def codes(before: str, text: str, ledger: Ledger, profile: Profile, way: str = "润色") -> set[str]:
    found = find_rewrite_faults(before, RewriteReply(text=text), ledger, profile, way)
    return {fault.code for fault in found}


def test_slots_may_move_and_what_was_said_may_be_said_again(
    ledger: Ledger, profile: Profile
) -> None:
    assert codes(BEFORE, AFTER, ledger, profile) == set()
    assert codes(BEFORE, AFTER, ledger, profile, "精简") == set()
    longer = AFTER + "会务安排先报批后举办，支出由财务股逐笔核对，票据随账存档备查。"
    assert codes(BEFORE, longer, ledger, profile, "扩写") == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("[[支出.决算数]]", "较多"), "slot_lost"),
        (("[[支出.决算数]]", "[[支出.决算数|亿元]]"), "slot_added"),
        (("全年支出", "全年支出[[会务费.预算数]]"), "not_offered"),
        (("全年支出", "全年支出[[支出.决算数]]即"), "slot_added"),
        (("全年支出", "全年完成100%，支出"), "bare_quantity"),
        (("会务管理", "依据《会务管理办法》，会务管理"), "unsourced_name"),
        (("会务管理", "会同县审计局，会务管理"), "unsourced_body"),
        (("会务管理", "三月十日起会务管理"), "unsourced_date"),
        (("压减了场地租用", "线上会议替代了现场培训"), "unfounded_cause"),
        (("总体有节约", "总体有下降"), "new_direction"),
        (("会务管理", "**会务**管理"), "markup"),
        (("会务管理", "This is very good，会务管理"), "english"),
        (("全年支出", "会务费支出"), "wrong_slot"),
        (("[[会务费|较预算]]", "[[会务费|较预算"), "broken_slot"),
    ],
)
def test_what_is_new_or_lost_is_told(
    change: tuple[str, str], code: str, ledger: Ledger, profile: Profile
) -> None:
    assert code in codes(BEFORE, AFTER.replace(*change), ledger, profile)


@pytest.mark.parametrize(
    ("text", "way", "code"),
    [
        (BEFORE, "润色", "unchanged"),
        (BEFORE.replace("所以说", ""), "精简", "not_shorter"),
        (AFTER, "扩写", "not_longer"),
    ],
)
def test_it_does_what_it_was_asked_for(
    text: str, way: str, code: str, ledger: Ledger, profile: Profile
) -> None:
    assert codes(BEFORE, text, ledger, profile, way) == {code}


def test_what_the_passage_had_before_is_not_told_again(ledger: Ledger, profile: Profile) -> None:
    before = "全县开展清淤36次，由于汛期提前，进度有所放缓，会同县审计局检查，资料也比较齐全了。"
    after = "全县开展清淤36次，会同县审计局检查；由于汛期提前，进度有所放缓。"
    assert codes(before, after, ledger, profile) == set()
    assert codes(before, after.replace("36", "63"), ledger, profile) == {"bare_quantity"}


def test_a_rewritten_passage_is_read_as_one_text() -> None:
    assert read_reply('{"text": "甲"}', "rewrite") == RewriteReply(text="甲")
