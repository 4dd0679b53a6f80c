"""`qicao check`: every quantity of a report held against its figures, and against the report."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.lines import printable
from qicao.cli.options import AsJson, ProfileName
from qicao.cli.outputs import Force, require_new
from qicao.errors import QicaoError

if TYPE_CHECKING:
    from qicao.cli.checktable import Line
    from qicao.cli.checkwork import Done, Task, Wish
    from qicao.marking.findingtable import Row
    from qicao.marking.outputs import Output
    from qicao.values import Severity

UNREADABLE = 3
FEW = 8
"""Files that are named one by one."""

Texts = Annotated[
    list[Path],
    typer.Argument(metavar="报告…", help="docx、pdf、txt、md、报告包或文件夹，可写多个。"),
]
Figures = Annotated[
    list[Path] | None,
    typer.Option(
        "--figures",
        help="对照的数据文件、文件夹或报告包，可写多个；多份报告时从文件夹里取同名的。"
        "起草时导出的 docx 默认找同名的 .qicao。",
        show_default=False,
    ),
]
Manifest = Annotated[
    Path | None,
    typer.Option(
        "--manifest", help="清单 csv，两列：报告,数据；代替按名字配对。", show_default=False
    ),
]
Out = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--out",
        metavar="文件",
        help="写出：.docx 带批注的原文，名字含“审核意见”的写审核意见；.html 网页；"
        ".csv 问题清单。可写多次；写文件夹则全部写出。",
        show_default=False,
    ),
]
FailOn = Annotated[
    str, typer.Option("--fail-on", help="到哪一级算不通过：error、warning 或 hint。")
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="个数",
        min=1,
        help="几个进程一起核对；不写时，报告多就和处理器一样多。",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("check", help="核对报告：任何人写的 docx、pdf、txt、md，或报告包。")(check)


def check(
    texts: Texts,
    figures: Figures = None,
    manifest: Manifest = None,
    profile: ProfileName = None,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    fail_on: FailOn = "warning",
    jobs: Jobs = None,
) -> int:
    """0 if nothing at the level was found, 1 otherwise, 3 if a text could not be read.

    Several texts print one table, or JSON lines; one that cannot be read, or that the program fails
    over (70), does not stop the others.
    """
    from qicao.cli.checkwork import Wish, kind_named, work
    from qicao.cli.pairs import pair_figures
    from qicao.cli.texts import texts_of
    from qicao.marking.outputs import plan_outputs

    level = _level(fail_on)
    texts = texts_of(texts)
    pairs = pair_figures(texts, figures or (), manifest)
    planned = plan_outputs(texts, out or ())
    require_new((output.path for output in planned), force=force)
    kind_named(profile)  # a wrong name is told before anything is read
    tables = tuple(output for output in planned if output.text is None)
    wish = Wish(profile, level, as_json and len(texts) > 1, bool(tables))
    tasks = _tasks(pairs, planned, wish)
    figured = bool(figures or manifest)
    return Checking(tasks, tables, work, figured=figured, as_json=as_json).run(jobs)


def _level(name: str) -> Severity:
    """The severity of that name; UsageError if there is none."""
    from qicao.errors import UsageError
    from qicao.values import Severity

    if name not in [level.value for level in Severity]:
        raise UsageError(f"--fail-on 应为 error、warning 或 hint，看到的是“{name}”")
    return Severity(name)


def _tasks(
    pairs: dict[Path, tuple[Path, ...]], planned: Sequence[Output], wish: Wish
) -> list[Task]:
    """What is to be done with each text: its figures, and what is written of it."""
    from qicao.cli.checkwork import Task

    written = {text: tuple(o for o in planned if o.text == text) for text in pairs}
    return [Task(text, figures, written[text], wish) for text, figures in pairs.items()]


@dataclass(frozen=True)
class Checking:
    """One run of the verb: texts, tables about all of them, the work on one of many."""

    tasks: list[Task]
    tables: tuple[Output, ...]
    work: Callable[[Task], Done]
    figured: bool
    as_json: bool

    def run(self, jobs: int | None) -> int:
        """Checks what there is, in as many processes as wished for; the exit code."""
        from qicao.cli.processes import processes_for

        if len(self.tasks) == 1:
            return self.one()
        return self.several(processes_for(len(self.tasks), jobs))

    def one(self) -> int:
        """Checks the only text and shows what was found; the exit code."""
        from qicao.cli.checkview import show_report
        from qicao.cli.checkwork import checked, done
        from qicao.values import Severity

        task = self.tasks[0]
        report = checked(task)
        if self.as_json:
            typer.echo(json.dumps(report.document(), ensure_ascii=False, indent=1))
        else:
            folded = task.wish.level is not Severity.HINT
            show_report(task.text, report, task.figures, folded=folded)
        self.write([*done(task, report).rows])
        return int(done(task, report).line.fails)

    def several(self, processes: int) -> int:
        """Checks text after text, or as many at once as there are processes; the exit code."""
        from qicao.cli.checktable import print_table

        lines: list[Line] = []
        rows: list[Row] = []
        for done in self.results(processes):
            lines.append(done.line)
            rows += done.rows
            if done.document:
                typer.echo(done.document)
            elif self.as_json:
                typer.echo(printable(done.line.reason), err=True)
        if not self.as_json:
            print_table(lines, figured=self.figured)
        self.write(rows)
        return exit_code(lines)

    def results(self, processes: int) -> Iterator[Done]:
        """What comes back of each text, in their order, while a bar shows how far it is."""
        from qicao.cli.checkwork import killed
        from qicao.cli.processes import in_order
        from qicao.cli.progress import progress_of

        names = [task.text.name for task in self.tasks]
        with (
            progress_of("核对", shown=not self.spread) as progress,
            closing(in_order(self.tasks, self.work, killed, processes)) as results,
        ):
            progress(0, len(names), names[0])
            for number, done in enumerate(results, 1):
                yield done
                progress(number, len(names), names[number] if number < len(names) else "")

    @property
    def spread(self) -> bool:
        """Whether objects are printed onto the terminal, in which a bar would stand."""
        return self.as_json and sys.stdout.isatty()

    def write(self, rows: list[Row]) -> None:
        """Writes the tables of findings, and tells which files were written."""
        from qicao.cli import show
        from qicao.marking.findingtable import table_bytes
        from qicao.marking.outputs import put

        for table in self.tables:
            put(table.path, table_bytes(rows))
        outputs = [*(o for task in self.tasks for o in task.outputs), *self.tables]
        written = [output for output in outputs if output.path.is_file()]
        if written and not self.as_json:
            show.title("写出")
            for line in _written(written):
                typer.echo(f"  {line}")


def exit_code(lines: Sequence[Line]) -> int:
    """That of many texts: of a fault of ours, of one that was not read, of what was found."""
    from qicao.cli.checktable import FAULTY

    if any(line.refusal and line.lack == FAULTY for line in lines):
        return QicaoError.exit_code
    if any(line.refusal for line in lines):
        return UNREADABLE
    return int(any(line.fails for line in lines))


def _written(outputs: list[Output]) -> Iterator[str]:
    """A line a file, or a line a folder where there are many."""
    if len(outputs) <= FEW:
        yield from (f"{output.kind.value}：{output.path}" for output in outputs)
        return
    folders = Counter(output.path.parent for output in outputs)
    yield from (f"{folder}：{count} 个文件" for folder, count in folders.items())
