"""`qicao check`: every quantity of a report held against its figures, and against the report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.options import AsJson, ProfileName
from qicao.cli.outputs import Force, require_new

if TYPE_CHECKING:
    from qicao.cli.checktable import Line
    from qicao.marking.outputs import Output
    from qicao.marking.stretches import Report
    from qicao.profile import Profile
    from qicao.values import Finding, Severity

UNREADABLE = 3
FEW = 8
"""Files that are named one by one."""


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("check", help="核对报告：任何人写的 docx、pdf、txt、md，或报告包。")(check)


def check(
    texts: Annotated[
        list[Path],
        typer.Argument(metavar="报告…", help="docx、pdf、txt、md、报告包或文件夹，可写多个。"),
    ],
    figures: Annotated[
        list[Path] | None,
        typer.Option(
            "--figures",
            help="对照的数据文件、文件夹或报告包，可写多个；多份报告时从文件夹里取同名的。"
            "起草时导出的 docx 默认找同名的 .qicao。",
            show_default=False,
        ),
    ] = None,
    manifest: Annotated[
        Path | None,
        typer.Option(
            "--manifest", help="清单 csv，两列：报告,数据；代替按名字配对。", show_default=False
        ),
    ] = None,
    profile: ProfileName = None,
    out: Annotated[
        list[Path] | None,
        typer.Option(
            "-o",
            "--out",
            metavar="文件",
            help="写出：.docx 带批注的原文，名字含“审核意见”的写审核意见；.html 网页；"
            ".csv 问题清单。可写多次；写文件夹则全部写出。",
            show_default=False,
        ),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="到哪一级算不通过：error、warning 或 hint。")
    ] = "warning",
) -> int:
    """0 if nothing at the level was found, 1 otherwise, 3 if a text could not be read.

    Several texts print one table, or JSON lines; one that cannot be read does not stop the others.
    """
    from qicao.cli.options import load
    from qicao.cli.pairs import pair_figures
    from qicao.cli.texts import texts_of
    from qicao.errors import UsageError
    from qicao.marking.outputs import plan_outputs
    from qicao.settings import load_settings
    from qicao.values import Severity

    if fail_on not in [level.value for level in Severity]:
        raise UsageError(f"--fail-on 应为 error、warning 或 hint，看到的是“{fail_on}”")
    texts = texts_of(texts)
    pairs = pair_figures(texts, figures or (), manifest)
    planned = plan_outputs(texts, out or ())
    require_new((output.path for output in planned), force=force)
    kind = load(profile, "", load_settings(), []) if profile else None
    return _Check(texts, pairs, kind, planned, as_json, Severity(fail_on)).run()


@dataclass(frozen=True)
class _Check:
    """One run of the verb."""

    texts: list[Path]
    figures: dict[Path, tuple[Path, ...]]
    profile: Profile | None
    outputs: tuple[Output, ...]
    as_json: bool
    level: Severity

    def run(self) -> int:
        """Checks and writes text after text; the exit code."""
        from qicao.cli.progress import progress_of
        from qicao.marking.findingtable import finding_rows, table_bytes
        from qicao.marking.outputs import put

        lines: list[Line] = []
        rows: list[tuple[str, ...]] = []
        with progress_of("核对") as progress:
            for done, text in enumerate(self.texts):
                progress(done, len(self.texts), text.name)
                report = self.checked(text, lines)
                if report is not None:
                    rows += finding_rows(text.name, report)
                    self.show(text, report)
        for output in (output for output in self.outputs if output.text is None):
            put(output.path, table_bytes(rows))
        if not self.as_json:
            self.end(lines)
        if any(line.refusal for line in lines):
            return UNREADABLE
        return int(any(line.fails for line in lines))

    def checked(self, text: Path, lines: list[Line]) -> Report | None:
        """What was found in a text, its files written; of several one may be refused."""
        from qicao.checking import check_document, fails
        from qicao.cli.checktable import line_of, refused
        from qicao.errors import ImportRefused
        from qicao.marking.outputs import write_output

        try:
            report = check_document(text, self.figures[text], self.profile)
            for output in (output for output in self.outputs if output.text == text):
                write_output(output, report, self.figures[text])
        except ImportRefused as error:
            if len(self.texts) == 1:
                raise
            lines.append(refused(text, error))
            if self.as_json:
                typer.echo(str(error), err=True)
            return None
        lines.append(line_of(text, report, fails=fails(report, self.level)))
        return report

    def show(self, text: Path, report: Report) -> None:
        """The object of the contract, or for a person what was found if there is but one text."""
        from qicao.cli import show

        if self.as_json:
            indent = 1 if len(self.texts) == 1 else None
            typer.echo(json.dumps(report.document(), ensure_ascii=False, indent=indent))
        elif len(self.texts) == 1:
            show.title(str(text))
            placed = [_placed(report, finding) for finding in report.findings]
            show.findings("发现", placed, others="用 --json 看全部")
            show.coverage(report.coverage)

    def end(self, lines: list[Line]) -> None:
        """The table of several texts, and the files that were written."""
        from qicao.cli import show
        from qicao.cli.checktable import print_table

        if len(self.texts) > 1:
            print_table(lines)
        written = [output for output in self.outputs if output.path.is_file()]
        if written:
            show.title("写出")
        for line in _written(written):
            typer.echo(f"  {line}")


def _written(outputs: list[Output]) -> Iterator[str]:
    """A line a file, or a line a folder where there are many."""
    if len(outputs) <= FEW:
        yield from (f"{output.kind.value}：{output.path}" for output in outputs)
        return
    folders = Counter(output.path.parent for output in outputs)
    yield from (f"{folder}：{count} 个文件" for folder, count in folders.items())


def _placed(report: Report, finding: Finding) -> Finding:
    """The finding with its place in words below the message."""
    where = report.where(finding)
    message = f"{finding.message}\n       位置：{where}" if where else finding.message
    return finding.model_copy(update={"message": message})
