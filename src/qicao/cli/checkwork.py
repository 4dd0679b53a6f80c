"""The work on one of many texts, in whatever process: read, check, write its files, sum it up."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from qicao.checking import check_document, fails
from qicao.cli.checktable import UNWRITTEN, Line, faulted, lacking, line_of, refused
from qicao.cli.faultlog import kept_trace
from qicao.errors import ImportRefused, InputError, MissingDependency, UsageError
from qicao.marking.findingtable import Row, finding_rows
from qicao.marking.outputs import Output, write_output
from qicao.marking.stretches import Report
from qicao.profile import Profile
from qicao.values import Severity


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of every text: against which kind of report, and what is to come back."""

    profile: str | None
    level: Severity
    document: bool
    rows: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A text, the figures that it is held against, the files to write about it."""

    text: Path
    figures: tuple[Path, ...]
    outputs: tuple[Output, ...]
    wish: Wish


@dataclass(frozen=True, slots=True)
class Done:
    """What comes back of a text: its line of the table, and what was wanted besides."""

    line: Line
    document: str = ""
    """The object of the contract on one line, with the file's name."""
    rows: tuple[Row, ...] = ()


@cache
def kind_named(name: str | None) -> Profile | None:
    """The kind of report of that name, loaded once a process; None for none."""
    from qicao.cli.options import load
    from qicao.settings import load_settings

    return load(name, "", load_settings(), []) if name else None


def checked(task: Task) -> Report:
    """What is found in the text, its files written."""
    report = check_document(task.text, task.figures, kind_named(task.wish.profile))
    for output in task.outputs:
        write_output(output, report, task.figures)
    return report


def work(task: Task, look: Callable[[Task], Report] = checked) -> Done:
    """What `look` finds in the text, or the reason why there is nothing: no text stops another."""
    try:
        return done(task, look(task))
    except ImportRefused as error:
        return Done(refused(task.text, error.file, error.hint))
    except (InputError, MissingDependency) as error:
        return Done(lacking(task.text, str(error)))
    except UsageError as error:
        return Done(lacking(task.text, str(error), UNWRITTEN))
    except Exception:  # noqa: BLE001 - the edge of one text: a fault over it costs that text alone
        return Done(faulted(task.text, kept_trace()))


def done(task: Task, report: Report) -> Done:
    """What comes back of a text that was checked."""
    wish, name = task.wish, task.text.name
    line = line_of(task.text, report, fails=fails(report, wish.level))
    document = json.dumps(document_of(name, report), ensure_ascii=False) if wish.document else ""
    rows = finding_rows(name, report) if wish.rows else ()
    return Done(line, document, tuple(rows))


def document_of(name: str, report: Report) -> dict[str, Any]:
    """The object of the contract of one text among several, which its name tells apart."""
    document = report.document()
    return {"schema": document.pop("schema"), "file": name} | document


def killed(task: Task) -> Done:
    """What comes back of a text over which its process died."""
    return Done(refused(task.text, task.text.name, _DIED))


_DIED = "核对它的进程被系统中断，可能是内存不够：请单独核对这一份，仍不行的拆成几个文件"
