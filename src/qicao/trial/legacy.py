"""Workbooks in the old .xls format, converted by an office program in one run."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from qicao.errors import MissingDependency

OFFICES = ("soffice", "libreoffice")
SECONDS_EACH = 30


def find_office() -> str | None:
    """The office program, if there is one."""
    return next((found for name in OFFICES if (found := shutil.which(name))), None)


def to_xls(workbooks: Sequence[Path]) -> None:
    """Replaces each .xlsx by its .xls of the same name. MissingDependency without an office."""
    office = find_office()
    if office is None:
        raise MissingDependency("没有找到 LibreOffice（soffice），不能转成 .xls：请安装后再试")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for number, path in enumerate(workbooks):
            shutil.copy(path, work / f"{number}.xlsx")
        _convert(office, work, len(workbooks))
        for number, path in enumerate(workbooks):
            converted = work / "out" / f"{number}.xls"
            if not converted.is_file():
                raise MissingDependency(f"“{path.name}”没有转成 .xls：请检查 LibreOffice 是否可用")
            shutil.move(converted, path.with_suffix(".xls"))
            path.unlink()


def _convert(office: str, work: Path, count: int) -> None:
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    files = [str(work / f"{number}.xlsx") for number in range(count)]
    command = [office, profile, "--headless", "--convert-to", "xls", "--outdir", str(work / "out")]
    subprocess.run(  # noqa: S603 - the office found on the path, our own files
        [*command, *files], check=False, capture_output=True, timeout=60 + SECONDS_EACH * count
    )
