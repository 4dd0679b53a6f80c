"""How a section came to its text, and what is in which denominator."""

from __future__ import annotations

import pytest
from test_comparing import attempt, draft, scored

from qicao.engines.attempts import Attempt
from qicao.trial.cells import Trial
from qicao.trial.scoring import State, state_of
from qicao.trial.tallying import tallies
from qicao.trial.words import remarks, row
from qicao.values import Section

BAD, SLIGHT, GOOD = attempt("digits"), attempt("style", blocking=False), attempt()


@pytest.mark.parametrize(
    ("attempts", "engine", "failed", "state"),
    [
        ((GOOD,), "openai:m", False, State.FIRST),
        ((BAD, GOOD), "openai:m", False, State.REPAIRED),
        ((BAD, SLIGHT, BAD), "openai:m", False, State.TAKEN),
        ((SLIGHT,), "openai:m", False, State.TAKEN),
        ((BAD, BAD, BAD), "openai:m", False, State.SALVAGED),
        ((BAD, BAD, BAD), "builtin", False, State.BUILTIN),
        ((BAD,), "builtin", False, State.BUILTIN),
        ((attempt("cut"),), "builtin", True, State.BUILTIN),
        ((BAD, BAD), "builtin", True, State.FAILED),
        ((), "builtin", True, State.FAILED),
    ],
)
def test_the_replies_and_the_writer_tell_how_a_section_came_about(
    attempts: tuple[Attempt, ...], engine: str, failed: bool, state: State
) -> None:
    section = Section(id="甲", heading="甲", engine=engine)
    assert state_of(attempts, section, failed=failed) is state


def test_nothing_is_averaged_over_what_is_missing() -> None:
    done = draft("甲", scored("一"), scored("二", "digits"), scored("三", state=State.FAILED))
    other = draft("甲", seed=2).cell
    trial = Trial(planned=(done.cell, other), done=(done,))
    *_, whole = tallies(trial)
    assert (whole.drafts.n, whole.drafts.of) == (1, 2)
    assert (str(whole.first), str(whole.clean)) == ("2/3", "1/2")
    assert row(whole)[:4] == ("合计", "3", "2/3", "1/2")
    assert "只做完 1/2 份；没有做完的不算在内" in list(remarks(whole, trial))


def test_a_fault_is_told_with_an_example_and_counted_once_a_reply() -> None:
    done = draft("甲", scored("一", "digits", "digits", "echo"), scored("二", "digits"))
    trial = Trial(planned=(done.cell,), done=(done,))
    *_, whole = tallies(trial)
    assert whole.faults == {"digits": 2, "echo": 1}
    assert "首稿毛病：digits 2（digits）；echo 1（echo）" in list(remarks(whole, trial))


def test_replies_without_tokens_are_left_out_and_said_to_be() -> None:
    kept = attempt().model_copy(update={"prompt_tokens": 0, "kept": True})
    score = scored("一").model_copy(update={"attempts": (attempt(), kept)})
    done = draft("甲", score)
    trial = Trial(planned=(done.cell,), done=(done,))
    *_, whole = tallies(trial)
    assert (whole.spent.prompt_tokens, whole.spent.counted, whole.spent.replies) == (10, 1, 2)
    assert list(remarks(whole, trial))[-1] == (
        "回复 2 个，其中 1 个是以前问过的；词元进 10、出 1（1 个回复有数），共等 0.5 秒"
    )


def test_a_reply_that_was_cut_is_the_prompts_in_every_count() -> None:
    cut = scored("一", "cut", state=State.BUILTIN)
    lost = scored("二", state=State.FAILED)
    said = ("一：回复太长被截断", "二：连接失败")
    done = draft("甲", cut, lost).model_copy(update={"failures": said})
    trial = Trial(planned=(done.cell,), done=(done,))
    *_, whole = tallies(trial)
    assert done.server_failures == ("二：连接失败",)
    assert whole.states[State.FAILED] == 1
    assert "服务失败 1 节，如 样例 二：连接失败" in list(remarks(whole, trial))
