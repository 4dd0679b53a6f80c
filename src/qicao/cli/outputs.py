"""Where a verb may write: a file that stands already is a person's until they say otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

Force = Annotated[bool, typer.Option("--force", help="已有同名文件时覆盖它。")]


def require_new(paths: Iterable[Path], *, force: bool = False) -> None:
    """UsageError, before anything is read, for a file that stands already."""
    from qicao.errors import UsageError

    for path in paths:
        if _stands(path) and not force:
            hint = "请换一个文件名，确要覆盖请加 --force"
            raise UsageError(f"“{path}”已经存在，可能填过或改过：{hint}")


def require_workbook(path: Path, what: str, *, force: bool) -> None:
    """UsageError for `what` that is not to be an xlsx, or whose file stands already."""
    from qicao.errors import UsageError

    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"{what}要写成 .xlsx，看到的是“{path.name}”")
    require_new([path], force=force)


def _stands(path: Path) -> bool:
    """Whether it is a file; what cannot be looked at is left to the writer, who says why."""
    try:
        return path.is_file()
    except OSError:
        return False
