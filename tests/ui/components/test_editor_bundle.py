"""The committed script of the editor is built from the committed sources, and is whole."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

EDITOR = Path(__file__).parents[3] / "ui" / "components" / "editor"
DIST = EDITOR / "dist"
UNIT = Path(__file__).parent / "unit"


def digest() -> str:
    """Of the sources, of what builds them and of their unit tests, as build.mjs counts it."""
    sources = sorted(f"src/{path.name}" for path in (EDITOR / "src").iterdir())
    built = [*sources, "build.mjs", "package-lock.json", "package.json"]
    tests = sorted(path.name for path in UNIT.iterdir())
    total = hashlib.sha256()
    for folder, name in (*((EDITOR, name) for name in built), *((UNIT, name) for name in tests)):
        text = (folder / name).read_text(encoding="utf-8")
        total.update(f"{name}\n{text}\n".encode())
    return total.hexdigest()


def test_the_bundle_is_of_these_sources_and_was_tested_as_they_are() -> None:
    recorded = (DIST / "sources.sha256").read_text(encoding="utf-8").strip()
    assert recorded == digest(), "sources or unit tests have changed: `make editor`, commit dist/"


def test_one_script_and_one_style_sheet_are_all() -> None:
    names = {"LICENSES.txt", "editor.js", "sources.sha256", "style.css"}
    assert {path.name for path in DIST.iterdir()} == names


def test_the_script_evaluates_nothing_and_reads_no_data_as_html() -> None:
    script = (DIST / "editor.js").read_text(encoding="utf-8")
    forbidden = r"\beval\(|new Function|\.innerHTML|insertAdjacentHTML|\bfetch\(|XMLHttpRequest"
    assert re.findall(forbidden, script) == []
    assert "import(" not in script


def test_every_package_in_the_script_has_its_licence_beside_it() -> None:
    licences = (DIST / "LICENSES.txt").read_text(encoding="utf-8")
    wanted = json.loads((EDITOR / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for name, version in wanted.items():
        assert f"{name} {version} (MIT)" in licences


def test_the_lock_holds_no_addresses() -> None:
    assert '"resolved"' not in (EDITOR / "package-lock.json").read_text(encoding="utf-8")
