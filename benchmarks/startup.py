"""`qicao --help` beside an empty typer application with as many verbs."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sidebyside import Result, Work, compare

VERB = '''
@app.command("verb{number}", help="动词{number}。")
def verb{number}(path: str) -> None:
    """Nothing."""
'''


def measure() -> Iterator[Result]:
    """The ratio of the two start-ups, each a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source = "import typer\n\napp = typer.Typer(help='空的程序。', rich_markup_mode=None)\n"
        source += "".join(VERB.format(number=number) for number in range(count_verbs()))
        (Path(folder) / "emptyapp.py").write_text(source, encoding="utf-8")
        ours = start("from qicao.cli import main; main()", folder)
        plain = start("from emptyapp import app; app()", folder)
        yield compare("qicao --help ÷ 空的 typer 程序", ours, plain, limit=1.5, rounds=11)


def count_verbs() -> int:
    """How many verbs our own application has."""
    from typer.main import get_command

    from qicao.cli.app import app

    return len(getattr(get_command(app), "commands"))  # noqa: B009 - the group's type is not public


def start(script: str, folder: str) -> Work:
    """Runs `script --help` in a process that finds the folder's modules."""
    command = [sys.executable, "-c", script, "--help"]

    def run() -> None:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    return run
