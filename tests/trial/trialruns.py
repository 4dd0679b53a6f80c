"""`qicao trial run` in this process, against a scripted server, with a folder of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from scripted_server import ScriptedServer, Step

from qicao.cli.app import run


@dataclass
class Ran:
    """What a command ended with and printed."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The JSON that it printed."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    def tally(self, prompts: str, kind: str = "") -> dict[str, Any]:
        """The sums of one set of prompts."""
        wanted = (prompts, kind)
        return next(t for t in self.document["tallies"] if (t["prompts"], t["kind"]) == wanted)


@dataclass
class Desk:
    """Where commands are run, and the server that they ask."""

    folder: Path
    server: ScriptedServer
    capsys: pytest.CaptureFixture[str]

    def play(self, step: Step) -> None:
        """The server answers every request so."""
        self.server.script[:] = [step] * 500

    def run(self, *arguments: object, engine: str = "openai:m1") -> Ran:
        """The command, with an engine unless it is ''."""
        chosen = ["-e", engine] if engine else []
        code = run(["trial", "run", *map(str, arguments), *chosen])
        printed = self.capsys.readouterr()
        return Ran(code, printed.out, printed.err)
