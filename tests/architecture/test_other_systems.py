"""The core runs where there is no POSIX: it imports without those modules, and names encodings."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from sources import SRC, UI, modules, tree, where

OPTIONAL = ("qicao.engines.openai", "qicao.engines.langchain", "qicao.engines.budget")
ONLY_UNDER_ALEMBIC = "qicao.store.migrations.env"
BLOCKED = """
import importlib, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name in {"resource", "fcntl", "pwd", "grp", "termios"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

for name in ("resource", "fcntl", "pwd", "grp", "termios"):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Blocked())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def module_name(path: Path) -> str:
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_the_core_imports_without_the_modules_that_only_posix_has() -> None:
    names = {module_name(path) for path in modules(SRC)} - {
        *OPTIONAL,
        ONLY_UNDER_ALEMBIC,
        "qicao.__main__",
    }
    child = subprocess.run(
        [sys.executable, "-c", BLOCKED, *sorted(names)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert child.returncode == 0, child.stderr


def calls_without_encoding(path: Path) -> Iterator[int]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and lacks_encoding(node):
            yield node.lineno


def lacks_encoding(call: ast.Call) -> bool:
    if "encoding" in {word.arg for word in call.keywords}:
        return False
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if any(w.arg in ("text", "universal_newlines") and is_true(w.value) for w in call.keywords):
        return True  # subprocess decodes with the system's own encoding
    if name in ("read_text", "write_text"):
        return isinstance(call.func, ast.Attribute) and len(call.args) < 2
    if name == "open":
        return is_text_mode(call)
    return False


def is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True


def is_text_mode(call: ast.Call) -> bool:
    """Whether open() means text: with a method the first argument is the mode, if it is one."""
    method = isinstance(call.func, ast.Attribute)
    modes = [w.value for w in call.keywords if w.arg == "mode"] or call.args[not method :][:1]
    if not modes:
        return True
    mode = modes[0].value if isinstance(modes[0], ast.Constant) else None
    return isinstance(mode, str) and set(mode) <= set("rwax+t")


def test_text_is_never_read_or_written_in_the_encoding_of_the_system() -> None:
    faults = [
        where(path, line)
        for folder in (SRC, UI)
        for path in modules(folder)
        for line in calls_without_encoding(path)
    ]
    assert not faults, "\n".join(faults)
