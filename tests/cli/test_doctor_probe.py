"""`qicao doctor` with a server: what is printed, what is remembered, which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commandline import qicao
from scripted_server import ScriptedServer, refuse, say
from tempers import Temper

KEY = "sk-not-to-be-seen"


def doctor(server: ScriptedServer, folder: Path, *arguments: str):
    return qicao(
        "doctor",
        *arguments,
        OPENAI_BASE_URL=server.url,
        OPENAI_API_KEY=KEY,
        QICAO_DATA_DIR=str(folder),
    )


def test_a_server_is_probed_and_what_to_set_can_be_copied(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.play(*[Temper(schema="蓝", context=3000)] * 40)
        done = doctor(server, tmp_path, "--engine", "openai:scripted", "--context", "4096")
    assert done.returncode == 0, done.stderr
    assert server.url in done.stdout
    assert f"共请求 {len(server.requests) + 1} 次" in done.stdout
    assert "注意 json_schema：接受但不照做" in done.stdout
    assert "正常 tools：能用" in done.stdout
    assert "悄悄截掉" in done.stdout
    assert "QICAO_CONTEXT=2048" in done.stdout.replace(' = "2048"', "=2048")
    assert KEY not in done.stdout + done.stderr
    (known,) = json.loads((tmp_path / "endpoints.json").read_text(encoding="utf-8")).values()
    assert known == {"rung": 1, "refused": []}


def test_the_engine_of_the_settings_is_probed_when_asked(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.play(*[refuse(401, f"no such key {KEY}")] * 4)
        done = qicao(
            "doctor",
            "--probe",
            OPENAI_BASE_URL=server.url,
            OPENAI_API_KEY=KEY,
            QICAO_ENGINE="openai:m1",
            QICAO_DATA_DIR=str(tmp_path),
        )
    assert done.returncode == 4
    assert "不行" in done.stdout
    assert "OPENAI_API_KEY" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert KEY not in done.stdout + done.stderr


@pytest.mark.parametrize("reply", ["", None, "  "])
def test_a_model_that_says_nothing_is_no_good(reply: str | None, tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.play(*[say(reply)] * 40)
        done = doctor(server, tmp_path, "--engine", "openai:scripted")
    assert done.returncode == 4, done.stderr
    assert "不行 模型的回复是空的：请换一个模型" in done.stdout
    assert "QICAO_ENGINE" not in done.stdout, "nobody is told to use it"


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--probe",), "openai:模型名"),
        (("--engine", "langchain:anthropic:m1"), "openai:模型名"),
        (("--engine", "openai:m1"), "OPENAI_BASE_URL"),
    ],
)
def test_what_cannot_be_probed_is_a_wrong_command(arguments: tuple[str, ...], named: str) -> None:
    done = qicao("doctor", *arguments)
    assert done.returncode == 2
    assert named in done.stderr


def test_without_being_asked_doctor_makes_no_connection(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.listing = refuse(500)
        done = doctor(server, tmp_path)
    assert done.returncode == 0
    assert server.requests == []
    assert "共请求" not in done.stdout
