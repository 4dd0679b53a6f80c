"""The help pages are in Chinese, every explanation in its column."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from qicao.cli.app import app

NAMES = [(command.name or "",) for command in app.registered_commands]
PAGES = [(), *NAMES, ("trial",), ("trial", "generate"), ("trial", "run")]
OURS = re.compile(r"--?[\w-]+|qicao[\w ]*|\.?[\w]+\.(?:yaml|xlsx|toml)|[A-Z]{2,}[\w]*")


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_no_sentence_of_a_help_page_is_in_english(page: tuple[str, ...]) -> None:
    text = CliRunner().invoke(app, [*page, "--help"]).stdout
    assert "用法：" in text
    words = re.findall(r"[A-Za-z]+(?: [a-z]+)+", OURS.sub("", text))
    assert not words
    assert not re.search(r"Usage|Options|Arguments|required|default|Show", text)


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_the_explanations_of_a_list_stand_in_one_column(page: tuple[str, ...]) -> None:
    text = CliRunner().invoke(app, [*page, "--help"]).stdout
    _, *lists = re.split(r"^(?:参数|选项|命令)：$", text, flags=re.MULTILINE)
    for part in lists:
        names = [m[1] for line in part.splitlines() if (m := re.match(r"(  \S.*? {2,})\S", line))]
        assert len({cell_len(name) for name in names}) == 1
