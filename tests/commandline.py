"""`qicao` with its arguments: in this process, or in one of its own where that is the point."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from qicao.cli import main

Done = subprocess.CompletedProcess[str]
WIDTH = {"COLUMNS": "80"}


def qicao(*arguments: object, cwd: Path | None = None, **environment: str) -> Done:
    """What the command line printed and ended with, without the second that a start takes."""
    command = list(map(str, arguments))
    out, err = _stream(), _stream()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(cwd or Path.cwd())
        for name, value in {**WIDTH, **environment}.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main(command)
    assert isinstance(ended.value.code, int)
    return Done(command, ended.value.code, _text(out), _text(err))


def process(*arguments: object, cwd: Path | None = None, **environment: str) -> Done:
    """The same of a process of its own, as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", "qicao", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **WIDTH, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()
