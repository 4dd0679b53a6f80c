"""What stands already at -o is kept by every verb that writes, unless --force says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import SAMPLES, drafted
from teabureau import FACTS, FIGURES, OVERALL, blank
from typer.testing import CliRunner, Result

from qicao.cli.app import app
from qicao.delivery import deliver
from qicao.errors import UsageError


def qicao(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def command(verb: str, folder: Path) -> list[object]:
    """The verb with what it needs, all but -o."""
    data = folder / "资料"
    if verb == "template":
        return [verb, "hunan_overall"]
    if verb == "export":
        deliver(drafted("seed_gaj_2024"), folder / "报告.qicao")
        return [verb, folder / "报告.qicao"]
    if verb == "draft":
        return [verb, SAMPLES / "seed_gaj_2024"]
    data.mkdir()
    (data / "figures.csv").write_text(FIGURES, encoding="utf-8")
    (data / "facts.yaml").write_text(FACTS, encoding="utf-8")
    form = [blank(folder / "空白.xlsx", OVERALL)] if verb == "fill" else []
    return [verb, *form, data]


@pytest.mark.parametrize("verb", ["template", "figures", "fill", "draft", "export"])
def test_what_stands_is_kept_until_force_says_otherwise(verb: str, tmp_path: Path) -> None:
    out = tmp_path / f"成品.{'docx' if verb in ('draft', 'export') else 'xlsx'}"
    out.write_bytes(b"somebody's work")
    arguments = [*command(verb, tmp_path), "-o", out]
    refused = qicao(*arguments)
    assert isinstance(refused.exception, UsageError)
    assert f"“{out}”已经存在" in str(refused.exception)
    assert "--force" in str(refused.exception)
    assert out.read_bytes() == b"somebody's work"
    done = qicao(*arguments, "--force")
    assert done.exit_code in (0, 1), done.output
    assert out.read_bytes().startswith(b"PK")


def test_one_file_that_stands_keeps_all_of_them_unwritten(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_bytes(b"kept")
    case = SAMPLES / "seed_gaj_2024"
    refused = qicao("draft", case, "-o", tmp_path / "a.md", "-o", tmp_path / "b.md")
    assert isinstance(refused.exception, UsageError)
    assert not (tmp_path / "a.md").exists()


def test_a_dry_run_writes_nothing_and_minds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"kept")
    done = qicao("draft", SAMPLES / "seed_gaj_2024", "-o", tmp_path / "a.md", "--dry-run")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "a.md").read_bytes() == b"kept"


def test_a_name_that_no_file_can_have_is_left_to_the_writer(tmp_path: Path) -> None:
    refused = qicao("template", "hunan_overall", "-o", tmp_path / f"{'长' * 300}.xlsx")
    assert isinstance(refused.exception, UsageError)
    assert "无法写入" in str(refused.exception)
