"""The work on a text with a check that fails over one of them; in a module that children find."""

from __future__ import annotations

from qicao.cli.checkwork import Done, Task, checked, work
from qicao.errors import MissingDependency
from qicao.marking.stretches import Report

FAULTY, LACKING = "乙", "丁"


def failing_work(task: Task) -> Done:
    """What `work` makes of a text whose check fails, or needs what is not installed, by name."""
    return work(task, _failing)


def _failing(task: Task) -> Report:
    if task.text.stem == FAULTY:
        raise ValueError("a check that fails")
    if task.text.stem == LACKING:
        raise MissingDependency("请安装 LibreOffice")
    return checked(task)
