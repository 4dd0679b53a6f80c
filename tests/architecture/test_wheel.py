"""The wheel is whole: installed into an empty environment, it drafts from an unrelated folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sources import REPO


def run(*command: str | Path, cwd: Path) -> str:
    """What the command printed; the test fails with its own words if it failed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def uv() -> str:
    """The uv of this environment, or of this machine."""
    found = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    assert found, "make test installs uv into .venv"
    return found


@pytest.fixture(scope="module")
def wheel(uv: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    out = tmp_path_factory.mktemp("dist")
    build = ("build", "--wheel", "--no-build-isolation", "--python", sys.executable)
    run(uv, *build, "--out-dir", out, REPO, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(uv: str, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an empty environment that got the core and the wheel."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    run(uv, "venv", "--python", sys.executable, folder, cwd=folder.parent)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    into = ("pip", "install", "--quiet", "--python", programs / "python")
    run(uv, *into, "--require-hashes", "-r", REPO / "locks" / "core.txt", cwd=folder.parent)
    run(uv, *into, "--no-deps", wheel, cwd=folder.parent)
    run(uv, "pip", "check", "--python", programs / "python", cwd=folder.parent)
    return programs


def test_the_wheel_carries_its_data_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = "qicao/_data/"
    assert f"{data}prompts/hunan_overall/profile.yaml" in names
    assert {f"{data}ui/app.py", f"{data}ui/serving.py"} <= names
    assert f"{data}samples/seed_gaj_2024/case.yaml" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if "tests" in name or "__pycache__" in name]


def test_every_data_file_of_the_checkout_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    missing = [
        str(path.relative_to(REPO))
        for folder in ("prompts", "ui", "samples")
        for path in (REPO / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
        if f"qicao/_data/{path.relative_to(REPO).as_posix()}" not in names
    ]
    assert not missing


def test_the_installed_wheel_drafts_from_an_unrelated_folder(
    installed: Path, tmp_path: Path
) -> None:
    shutil.copytree(REPO / "samples" / "seed_gaj_2024", tmp_path / "材料")
    run(installed / "qicao", "draft", "材料", "-o", "自评报告.docx", cwd=tmp_path)
    assert zipfile.is_zipfile(tmp_path / "自评报告.docx")


def test_the_installed_wheel_knows_its_profiles(installed: Path, tmp_path: Path) -> None:
    assert "hunan_overall" in run(installed / "qicao", "profiles", cwd=tmp_path)
