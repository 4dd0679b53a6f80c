"""A trial that is stopped keeps what is done, and goes on from there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from drafts import SAMPLES, prepared
from interrupted import heeds_interrupts
from replying import SAMPLE, asked_of, of_cases
from scripted_server import Handler, ScriptedServer, Step, answer, hang

CASES = (SAMPLE, SAMPLES / "city_library")
FIRST, SECOND = (len(asked_of(prepared(path.name))) for path in CASES)


def start(server: ScriptedServer, folder: Path) -> subprocess.Popen[str]:
    """The trial as a process of its own, one section at a time."""
    words = ("trial", "run", *map(str, CASES), "-e", "openai:m1", "-o", folder / "a.json")
    settings = {
        "OPENAI_BASE_URL": server.url,
        "QICAO_DATA_DIR": str(folder / "data"),
        "QICAO_CONCURRENCY": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "qicao", *map(str, words), "--force"],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=heeds_interrupts,
    )


def test_a_trial_that_is_stopped_and_run_again_makes_no_call_twice(tmp_path: Path) -> None:
    answered: list[str] = []
    compose = of_cases(*(prepared(path.name) for path in CASES))

    def good(body: dict[str, Any]) -> str:
        answered.append(json.dumps(body["messages"], ensure_ascii=False))
        return compose(body)

    running: list[subprocess.Popen[str]] = []

    def stop(handler: Handler, body: dict[str, Any]) -> None:
        running[0].send_signal(signal.SIGINT)
        hang(handler, body)

    steps: list[Step] = [answer(good)] * (FIRST + 3)
    with ScriptedServer(script=[*steps, stop]) as server:
        running.append(start(server, tmp_path))
        out, err = running[0].communicate(timeout=120)
        assert running[0].returncode == 130, err
        kept = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
        assert (len(kept["planned"]), len(kept["done"])) == (2, 1)
        assert "只做完 1/2 份；没有做完的不算在内" in out
        server.play(*[answer(good)] * 100)
        again = start(server, tmp_path)
        out, err = again.communicate(timeout=120)
        assert again.returncode == 0, err
    assert len(answered) == len(set(answered))
    kept_replies = FIRST + SECOND - (len(answered) - FIRST - 3)
    assert f"回复 {FIRST + SECOND} 个，其中 {kept_replies} 个是以前问过的" in out
    assert "起草 2/2 份" in out
