"""`--engine openai:MODEL` from the command line to the Word file, against a server on loopback."""

from __future__ import annotations

from pathlib import Path

from drafts import SAMPLES
from dutiful import dutiful
from scripted_server import ScriptedServer, answer, refuse
from test_cli import qicao

from qicao.delivery import open_report

KEY = "sk-not-to-be-seen"


def draft(server: ScriptedServer, out: Path, *more: str):
    arguments = ("draft", SAMPLES / "city_library", "-e", "openai:m1", "-o", out, *more)
    return qicao(*arguments, OPENAI_BASE_URL=server.url, OPENAI_API_KEY=KEY)


def test_a_model_drafts_from_the_command_line(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.play(*[answer(dutiful)] * 60)
        done = draft(server, tmp_path / "a.qicao", "-o", str(tmp_path / "a.docx"))
    assert done.returncode == 0, done.stderr
    assert server.url in done.stderr, "the endpoint is told before the first call"
    assert done.stdout.count("读回核对无误") == 2
    engines = {section.engine for section in open_report(tmp_path / "a.qicao").report.sections}
    assert "openai:m1" in engines
    assert KEY not in done.stdout + done.stderr


def test_a_server_that_fails_leaves_the_builtin_text_marked_and_exit_code_4(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.play(*[refuse(503)] * 60)
        done = draft(server, tmp_path / "a.qicao")
    assert done.returncode == 4
    assert "503" in done.stdout
    report = open_report(tmp_path / "a.qicao").report
    assert any(section.note for section in report.sections)


def test_a_wrong_key_is_one_sentence_with_what_to_set(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.play(*[refuse(401)] * 60)
        done = draft(server, tmp_path / "a.qicao")
    assert done.returncode == 4
    assert "OPENAI_API_KEY" in done.stdout + done.stderr
    assert len(server.requests) == 1
    assert KEY not in done.stdout + done.stderr
