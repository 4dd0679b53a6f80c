"""A model from the command line to the Word file, against a server on loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from commandline import Done, process, qicao
from drafts import SAMPLES
from dutiful import dutiful
from interrupted import heeds_interrupts
from scripted_server import Handler, ScriptedServer, Step, answer, hang, page, refuse

from qicao.delivery import open_report

KEY = "sk-not-to-be-seen"
CASE = SAMPLES / "city_library"
FAULTY = """---
id: mine.a
version: 1.0.0
title: 甲
output: poem
inputs: {}
---
user:
写
"""


def environment(url: str, own: Path) -> dict[str, str]:
    return {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": KEY, "QICAO_DATA_DIR": str(own)}


def draft(url: str, out: Path, *more: str, start: Callable[..., Done] = qicao) -> Done:
    arguments = ("draft", CASE, "-e", "openai:m1", "-o", out, "--force", *more)
    return start(*arguments, **environment(url, out.parent / "own"))


def test_a_model_drafts_from_the_command_line_and_a_second_run_asks_nothing(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.play(*[answer(dutiful)] * 60)
        outs = (tmp_path / "a.qicao", "-o", str(tmp_path / "a.docx"))
        done = draft(server.url, *outs, start=process)
        calls = len(server.requests)
        again = draft(server.url, tmp_path / "b.qicao", start=process)
        assert len(server.requests) == calls
    assert done.returncode == 0, done.stderr
    assert server.url in done.stderr, "the endpoint is told before the first call"
    assert done.stdout.count("读回核对无误") == 2
    engines = {section.engine for section in open_report(tmp_path / "a.qicao").report.sections}
    assert "openai:m1" in engines
    assert again.returncode == 0
    assert KEY not in done.stdout + done.stderr + again.stdout + again.stderr


FAULTS: dict[str, tuple[Step, str]] = {
    "wrong key": (refuse(401), "OPENAI_API_KEY"),
    "a portal": (page(), "请登录"),
}
"""The other ways to fail are in tests/test_writers.py, without a process each."""


@pytest.mark.parametrize(("step", "named"), FAULTS.values(), ids=FAULTS.keys())
def test_a_server_that_fails_leaves_the_builtin_text_marked_and_a_rerun_goes_on(
    step: Step, named: str, tmp_path: Path
) -> None:
    with ScriptedServer() as server:
        server.play(*[answer(dutiful)] * 3, *[step] * 60)
        done = draft(server.url, tmp_path / "a.qicao")
        assert done.returncode == 4
        assert named in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert KEY not in done.stdout + done.stderr
        report = open_report(tmp_path / "a.qicao").report
        assert any(section.note for section in report.sections)
        asked = len(server.requests)
        server.script[:] = [answer(dutiful)] * 60
        again = draft(server.url, tmp_path / "a.qicao")
        assert again.returncode == 0
        written = [
            r for r in server.requests[:3] if r.body in [s.body for s in server.requests[asked:]]
        ]
    assert written == [], "what was written is not asked for again"


def test_a_server_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = draft("http://127.0.0.1:9/v1", tmp_path / "a.qicao")
    assert done.returncode == 4
    assert "OPENAI_BASE_URL" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_prompt_with_a_mistake_is_named_before_any_call(tmp_path: Path) -> None:
    own = tmp_path / "own" / "prompts" / "mine"
    (own / "sections").mkdir(parents=True)
    head = "id: mine\nversion: 1.0.0\ntitle: 我的\nextends: hunan_overall\nvariants: [十部分]\n"
    (own / "profile.yaml").write_text(head, encoding="utf-8")
    (own / "sections" / "甲.prompty").write_text(FAULTY, encoding="utf-8")
    with ScriptedServer() as server:
        done = draft(server.url, tmp_path / "a.qicao", "-p", "mine")
    assert done.returncode == 3
    assert "sections/甲.prompty｜第5行" in done.stderr
    assert "output" in done.stderr
    assert server.requests == []


def test_a_dry_run_prints_all_that_would_be_sent_and_sends_nothing(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        done = draft(server.url, tmp_path / "a.qicao", "--dry-run", "--mask")
        assert server.requests == []
    assert done.returncode == 0
    assert "没有发出" in done.stdout
    assert "── system" in done.stdout
    assert "〈名称甲〉" in done.stdout
    assert not (tmp_path / "a.qicao").exists()
    assert not (tmp_path / "own").exists()


def test_replies_are_recorded_section_by_section_and_played_again(tmp_path: Path) -> None:
    replies = tmp_path / "replies"
    with ScriptedServer() as server:
        server.play(*[answer(dutiful)] * 60)
        recorded = ("--record", str(replies))
        one = draft(server.url, tmp_path / "a.md", *recorded, "--section", "基本支出")
        assert one.returncode == 0, one.stderr
        assert [path.name for path in replies.iterdir()] == ["基本支出-0.json"]
        draft(server.url, tmp_path / "a.md", *recorded)
    out = tmp_path / "b.md"
    arguments = ("draft", CASE, "-e", f"replay:{replies}", "-o", out)
    done = qicao(*arguments, QICAO_DATA_DIR=str(tmp_path / "none"))
    assert done.returncode == 0, done.stderr
    assert out.read_text(encoding="utf-8") == (tmp_path / "a.md").read_text(encoding="utf-8")


def test_interrupting_ends_at_once_and_keeps_what_is_done(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "qicao", "draft", CASE, "-e", "openai:m1", "-o", "a.md"]
    asked = Event()

    def leave_waiting(handler: Handler, body: dict[str, Any]) -> None:
        asked.set()
        hang(handler, body)

    with ScriptedServer() as server:
        server.play(answer(dutiful), *[leave_waiting] * 60)
        own = {**os.environ, **environment(server.url, tmp_path / "own"), "QICAO_CONCURRENCY": "1"}
        with subprocess.Popen(
            list(map(str, command)),
            cwd=tmp_path,
            env=own,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=heeds_interrupts,
        ) as process:
            assert asked.wait(60)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "从这里接着写" in said
        assert "Traceback" not in said
        first = server.requests[0].body
        server.script[:] = [answer(dutiful)] * 60
        assert draft(server.url, tmp_path / "a.md").returncode == 0
        assert first not in [request.body for request in server.requests[2:]]


def told_by_its_words(body):
    """A model that knows from the prompt alone which reply is asked for."""
    asked = body["messages"][1]["content"]
    kinds = ("paragraphs", "problems", "measures")
    key = min(kinds, key=lambda key: asked.find(f'{{"{key}": ') % 1_000_000)
    kind = {"paragraphs": "prose"}.get(key, key)
    return dutiful({**body, "response_format": {"json_schema": {"name": kind}}})


def test_a_model_of_langchain_drafts_from_the_command_line(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.play(*[answer(told_by_its_words)] * 60)
        done = qicao(
            *("draft", SAMPLES / "city_library", "-e", "langchain:openai:m1"),
            *("-o", tmp_path / "a.qicao"),
            OPENAI_BASE_URL=server.url,
            OPENAI_API_KEY=KEY,
            QICAO_DATA_DIR=str(tmp_path / "data"),
        )
    assert done.returncode == 0, done.stderr
    engines = {section.engine for section in open_report(tmp_path / "a.qicao").report.sections}
    assert "langchain:openai:m1" in engines
    assert KEY not in done.stdout + done.stderr
