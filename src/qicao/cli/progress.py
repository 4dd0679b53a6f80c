"""Progress of long work on stderr; silent where nobody watches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def section_progress() -> Iterator[Callable[[int, int, str], None]]:
    """A callback that shows which section is being written, while the block runs."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("起草"),
        BarColumn(24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[now]}"),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=None, now="")

        def report(done: int, total: int, heading: str) -> None:
            bar.update(task, completed=done, total=total, now=heading)

        yield report
