"""What the langchain chat does with each thing that a server may do, and prompts as templates."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bureau import KEY
from pydantic import SecretStr
from scripted_server import (
    Handler,
    ScriptedServer,
    Step,
    cut,
    hang,
    page,
    redirect,
    refuse,
    say,
    stream,
    trickle,
)

from qicao.engines.chat import Answer, Request
from qicao.engines.choose import terms_lines
from qicao.engines.endpoint import (
    AnswerForeign,
    AnswerLost,
    EndpointClosed,
    Terms,
    Unfinished,
)
from qicao.engines.langchain import LangChainChat, as_chat_template
from qicao.engines.replies import read_reply, unwrap
from qicao.errors import EndpointError, MissingDependency, UsageError
from qicao.prompt import Library, Message, Prompt, load_library, load_prompt

ROOT = Path(__file__).parents[2]
BODY = '{"paragraphs": ["甲"]}'
REQUEST = Request(
    section="会务",
    heading="会务费情况",
    messages=(Message("system", "只写正文。"), Message("user", "写会务费。")),
    output="prose",
    seed=7,
)


class Asked:
    """A chat that is asked from a test, and what it said meanwhile."""

    def __init__(self, chat: LangChainChat, deadline: float) -> None:
        self.chat, self.deadline, self.seen = chat, deadline, [""]
        self.on_text: Callable[[str], None] = self.seen.append

    def ask(self, *, streamed: bool = False) -> Answer:
        return asyncio.run(self._ask(streamed))

    async def _ask(self, streamed: bool) -> Answer:
        until = asyncio.get_running_loop().time() + self.deadline
        try:
            return await self.chat.ask(REQUEST, until, self.on_text if streamed else None)
        finally:
            await self.chat.close()


Make = Callable[..., Asked]


@pytest.fixture
def make(server: ScriptedServer, tmp_path: Path) -> Make:
    async def at_once(_: float) -> None: ...

    def make(
        url: str = "", deadline: float = 5, tell: Callable[[str], None] | None = None
    ) -> Asked:
        file = tmp_path / "endpoints.json"
        more = {"deadline": deadline, "file": file, "tell": tell, "sleep": at_once}
        return Asked(
            LangChainChat("openai", "m1", url or server.url, SecretStr(KEY), **more), deadline
        )

    return make


BOTH = pytest.mark.parametrize("streamed", [False, True], ids=["whole", "streamed"])


@BOTH
def test_a_good_reply_is_the_answer(streamed: bool, make: Make, server: ScriptedServer) -> None:
    server.play(say(BODY))
    asked = make()
    answer = asked.ask(streamed=streamed)
    assert answer.text == BODY
    assert asked.seen[-1] == (BODY if streamed else "")
    assert (asked.chat.name, asked.chat.place) == ("langchain:openai:m1", server.url)
    assert asked.chat.usage.calls == 1
    assert asked.chat.usage.prompt_tokens == (0 if streamed else 100)


def test_what_is_sent_is_the_messages_and_the_settings(make: Make, server: ScriptedServer) -> None:
    server.play(say(BODY))
    make().ask()
    sent = server.requests[0].body
    assert [(m["role"], m["content"]) for m in sent["messages"]] == [*map(tuple, REQUEST.messages)]
    assert (sent["temperature"], sent["seed"]) == (0.3, 7)
    assert 1500 in (sent.get("max_tokens"), sent.get("max_completion_tokens"))
    assert server.requests[0].header("Authorization") == f"Bearer {KEY}"


@BOTH
@pytest.mark.parametrize(
    "raw",
    [f"<think>先看 {{数据}}。</think>\n{BODY}", f"```json\n{BODY}\n```", f"好的：\n{BODY}\n完。"],
)
def test_wrapping_around_the_json_does_no_harm(
    raw: str, streamed: bool, make: Make, server: ScriptedServer
) -> None:
    server.play(say(raw))
    answer = make().ask(streamed=streamed)
    assert read_reply(answer.text, "prose") == read_reply(BODY, "prose")
    assert "<think>" not in unwrap(answer.text)


FAILURES: dict[str, tuple[Step, str, type[EndpointError]]] = {
    "cut": (cut, "中断", AnswerLost),
    "length": (say(BODY[:10], "length"), "length", Unfinished),
    "filtered": (say(None, "content_filter"), "content_filter", Unfinished),
    "no finish": (say(BODY, None), "finish_reason=None", Unfinished),
    "empty": (say(""), "空", Unfinished),
    "html": (page(), "OPENAI_BASE_URL", AnswerForeign),
    "not a completion": (page('{"ok": true}'), "OPENAI_BASE_URL", AnswerForeign),
    "401": (refuse(401, f"Incorrect API key: {KEY}"), "OPENAI_API_KEY", EndpointClosed),
    "402": (refuse(402, "Insufficient Balance"), "额度", EndpointClosed),
    "403": (refuse(403, "forbidden"), "OPENAI_API_KEY", EndpointClosed),
    "404": (refuse(404, "model not found"), "m1", EndpointClosed),
    "quota": (refuse(429, "You exceeded", code="insufficient_quota"), "额度", EndpointClosed),
    "long wait": (refuse(429, "slow down", retry_after="300"), "300", EndpointError),
    "500": (refuse(500, f"oops {KEY}"), "500", EndpointError),
    "too long": (refuse(400, "context too long"), "context too long", EndpointError),
    "redirect": (redirect("http://127.0.0.1:9/v1/chat/completions"), "307", EndpointClosed),
}


@BOTH
@pytest.mark.parametrize(("step", "named", "kind"), FAILURES.values(), ids=FAILURES.keys())
def test_a_failing_server_is_named_after_one_call_and_the_key_never(
    step: Step,
    named: str,
    kind: type[EndpointError],
    streamed: bool,
    make: Make,
    server: ScriptedServer,
) -> None:
    server.play(step)
    with pytest.raises(kind, match=named) as caught:
        make().ask(streamed=streamed)
    assert type(caught.value) is kind
    assert KEY not in str(caught.value)
    assert len(server.requests) == 1


def half_a_stream(handler: Handler, _: dict[str, object]) -> None:
    """A beginning of events, then the connection closes."""
    handler.begin(200, "text/event-stream", 5000)
    handler.wfile.write(b'data: {"id": "chatcmpl-0", "object": "chat.completion.chunk", "cho')


NO_END = stream("甲", "乙", finish=None, done=False)
NO_FINISH = stream("甲", "乙", finish=None)


@pytest.mark.parametrize("step", [half_a_stream, NO_END, NO_FINISH])
def test_a_stream_that_is_cut_is_no_answer(step: Step, make: Make, server: ScriptedServer) -> None:
    server.play(step)
    with pytest.raises(AnswerLost):
        make().ask(streamed=True)


@BOTH
@pytest.mark.parametrize("step", [hang, trickle])
def test_a_deadline_holds_whatever_the_server_does(
    step: Step, streamed: bool, make: Make, server: ScriptedServer
) -> None:
    server.play(step, say(BODY))
    asked = make(deadline=1.5)
    with pytest.raises(AnswerLost, match=r"1\.5 秒"):
        asked.ask(streamed=streamed)
    assert not server.stopped.is_set(), "the server would have gone on for ever"
    assert asked.ask(streamed=streamed).text == BODY


@pytest.mark.parametrize("wait", [{"retry_after": "1"}, {}], ids=["told", "untold"])
def test_a_busy_server_is_waited_for_visibly(
    wait: dict[str, str], make: Make, server: ScriptedServer
) -> None:
    server.play(refuse(429, "busy", **wait), say(BODY))
    told: list[str] = []
    assert make(tell=told.append).ask().text == BODY
    assert any("等 1 秒" in line for line in told)


def test_a_redirect_carries_the_prompt_nowhere(make: Make, server: ScriptedServer) -> None:
    with ScriptedServer() as elsewhere:
        server.play(redirect(f"{elsewhere.url}/chat/completions"))
        with pytest.raises(EndpointClosed):
            make().ask()
        assert elsewhere.requests == []


def test_a_proxy_of_the_environment_is_not_asked(
    make: Make, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer() as proxy:
        for variable in ("HTTP_PROXY", "ALL_PROXY", "OPENAI_PROXY"):
            monkeypatch.setenv(variable, proxy.url)
        server.play(say(BODY))
        assert make().ask().text == BODY
        assert proxy.requests == []


def test_nothing_is_traced_whatever_the_environment_asks_for(
    make: Make, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedServer() as elsewhere:
        for variable in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
            monkeypatch.setenv(variable, "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", elsewhere.url)
        monkeypatch.setenv("LANGSMITH_API_KEY", KEY)
        server.play(say(BODY))
        assert make().ask().text == BODY
        assert elsewhere.requests == []


def test_a_server_that_is_not_there_is_named_and_nothing_was_lost(make: Make) -> None:
    with pytest.raises(EndpointError, match="OPENAI_BASE_URL") as caught:
        make(url="http://127.0.0.1:9/v1").ask()
    assert not isinstance(caught.value, AnswerLost)


@pytest.mark.parametrize("name", ["seed", "temperature", "max_completion_tokens"])
def test_a_parameter_that_is_refused_is_left_out_and_that_is_remembered(
    name: str, make: Make, server: ScriptedServer
) -> None:
    server.refused_parameters = {name}
    server.play(say(BODY), say(BODY))
    assert make().ask().text == BODY
    assert len(server.requests) == 2
    assert make().ask().text == BODY
    assert len(server.requests) == 3
    assert name not in server.requests[-1].body


def test_a_server_that_knows_no_stream_options_streams_without(
    make: Make, server: ScriptedServer
) -> None:
    server.refused_parameters = {"stream_options"}
    server.play(say(BODY))
    assert make().ask(streamed=True).text == BODY


NAMED = refuse(400, "Unsupported parameter: 'stream'", param="stream")


@pytest.mark.parametrize("no", [NAMED, refuse(400, "bad request")], ids=["named", "unnamed"])
def test_a_server_that_refuses_to_stream_is_asked_for_the_whole_and_that_is_remembered(
    no: Step, make: Make, server: ScriptedServer
) -> None:
    def whole_only(handler: Handler, body: dict[str, Any]) -> None:
        (no if body.get("stream") else say(BODY))(handler, body)

    server.play(*[whole_only] * 4)
    assert make().ask(streamed=True).text == BODY
    asked = len(server.requests)
    assert make().ask(streamed=True).text == BODY
    assert len(server.requests) == asked + 1


def test_a_fault_of_the_one_who_listens_is_not_the_servers(
    make: Make, server: ScriptedServer
) -> None:
    def fail(_: str) -> None:
        raise LookupError

    server.play(say(BODY))
    asked = make()
    asked.on_text = fail
    with pytest.raises(LookupError):
        asked.ask(streamed=True)


def test_without_langchain_the_message_says_how_to_get_it(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "langchain.chat_models", None)
    with pytest.raises(MissingDependency, match=r"pip install 'qicao\[langchain\]'"):
        make()
    with pytest.raises(MissingDependency):
        as_chat_template(INVENTED)


def test_a_vendor_whose_package_is_missing_is_told_by_its_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "langchain_perplexity", None)
    with pytest.raises(MissingDependency, match="pip install langchain-perplexity"):
        LangChainChat("perplexity", "sonar")


def test_a_vendor_that_is_unknown_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="是不是“anthropic”"):
        LangChainChat("antropic", "m1")


def test_a_vendor_without_its_key_says_what_is_missing() -> None:
    with pytest.raises(UsageError, match="OPENAI_API_KEY"):
        LangChainChat("openai", "m1")


def test_address_and_key_of_the_settings_go_to_no_vendor_of_another_kind(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "another-key-0002")
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_API_VERSION", "1")
    chat = LangChainChat("azure_openai", "m1", server.url, SecretStr(KEY))
    assert chat.place == "http://127.0.0.1:9"
    assert KEY not in chat.endpoint.keys
    assert "another-key-0002" in chat.endpoint.keys
    assert "another-key-0002" not in chat.endpoint.mask("no another-key-0002")
    assert "厂商自己的环境变量" in terms_lines(chat, Terms(), key=False)[0]


def test_importing_the_module_imports_no_langchain() -> None:
    code = "import sys, qicao.engines.langchain; sys.exit('langchain_core' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


INVENTED = load_prompt(
    """---
id: invented.prose
version: 1.2.0
title: 示例
output: prose
inputs: {heading: 标题, facts: 事实, guide: 要求}
repair: 请改正
---
system:
只写正文。

user:
{# 一句说明 #}
写：{{ heading }}
{% for fact in facts %}
  {% if fact.words %}
- {{ fact.slot }}：{{ fact.words }}
  {% else %}
- {{ fact.slot }}
  {% endif %}
{% endfor %}
  {%- if guide %} 要求：{{ guide }}{% endif %}

{{ guide }}
""",
    "示例.prompty",
)


def as_messages(prompt: Prompt, inputs: dict[str, object]) -> list[Message]:
    roles = {"system": "system", "human": "user", "ai": "assistant"}
    made = as_chat_template(prompt).invoke(inputs).to_messages()
    return [Message(roles[message.type], message.text) for message in made]  # type: ignore[arg-type]


@pytest.mark.parametrize("guide", ["先总后分。\n", "", "  {{ 7*7 }}\n\n"])
def test_a_template_prints_what_the_prompt_prints_with_loops_and_choices(guide: str) -> None:
    facts = [{"slot": "[[a]]", "words": "乙"}, {"slot": "[[b]]", "words": ""}]
    inputs = {"heading": "\n甲 ", "facts": facts, "guide": guide}
    assert as_messages(INVENTED, inputs) == list(INVENTED.render(inputs))


def library(folder: Path) -> Library:
    texts = {f"sections/{p.name}": p.read_text(encoding="utf-8") for p in folder.iterdir()}
    own = ROOT / "prompts" / "hunan_overall" / "sections" / "rules.yaml"
    return load_library({"sections/rules.yaml": own.read_text(encoding="utf-8"), **texts})


FOLDERS = sorted((ROOT / "prompts").glob("*/sections"))


@pytest.mark.parametrize("folder", FOLDERS, ids=[f.parent.name for f in FOLDERS])
def test_every_prompt_is_a_template_that_prints_the_same(folder: Path) -> None:
    prompts = library(folder).prompts
    assert prompts
    for prompt in prompts:
        inputs: dict[str, object] = {
            name: f"- [[{name}]]：甲\n- {{乙}}{{{{ 丙 }}}}\n" for name in prompt.needed
        }
        assert as_messages(prompt, inputs) == list(prompt.render(inputs))
        template = as_chat_template(prompt)
        assert set(template.input_variables) == set(prompt.needed)
        assert json.dumps(template.metadata, ensure_ascii=False).count(prompt.version)
