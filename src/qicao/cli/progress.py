"""Progress of long work on stderr; silent where nobody watches.

What is printed meanwhile goes where it always goes: a bar that took it over would put JSON that is
meant for a file onto the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_of(work: str, *, shown: bool = True) -> Iterator[Callable[[int, int, str], None]]:
    """A callback that shows which part of the work is being done, while the block runs."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (
        TextColumn(work),
        BarColumn(24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[now]}"),
    )
    with Progress(
        *columns,
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        disable=not (shown and console.is_terminal),
    ) as bar:
        task = bar.add_task("", total=None, now="")

        def report(done: int, total: int, now: str) -> None:
            bar.update(task, completed=done, total=total, now=now)

        yield report
