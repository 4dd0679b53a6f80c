"""Lines for a terminal: broken between words, so that neither a number nor a place is torn apart.

What goes into a file or a pipe is not broken: there the reader breaks lines, or greps them.
"""

from __future__ import annotations

import re
import shutil
import sys

import typer
from rich.cells import cell_len

_WORDS = re.compile(
    r"｜?[（“《「〔【]*(?:[!-~]+[万亿千百]?[元人个分件项次户年月日格处条]?|.)"
    r"[）”》」〕】，。；：、？！…%％]*"
)
"""What stays on one line: a number with its unit, Latin letters, a 汉字 with its stops."""
NARROWEST = 40
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What steers a terminal or turns words around: escapes and other controls, bidi marks."""
UNSHOWN = "\ufffd"


def printable(text: str) -> str:
    """A text that somebody else wrote, for a terminal: what would steer it is shown as �."""
    return _STEERING.sub(UNSHOWN, text)


def columns(*, err: bool = False) -> int | None:
    """How wide a line may be; None where nobody looks at a terminal."""
    if not (sys.stderr if err else sys.stdout).isatty():
        return None
    return max(shutil.get_terminal_size().columns, NARROWEST)


def say(text: str, *, indent: int = 0, hang: int = 2, dim: bool = False, colour: str = "") -> None:
    """Prints a text; the lines after its first stand `hang` columns further in.

    A `colour` is that of the first word, which says how much a line matters.
    """
    for number, line in enumerate(broken(printable(text), columns(), indent, hang)):
        if colour and not number:
            word, blank, rest = line.strip().partition(" ")
            typer.secho(" " * indent + word, fg=colour, nl=False)
            typer.echo(blank + rest)
        else:
            typer.secho(line, dim=dim)


def complain(text: str) -> None:
    """Prints what went wrong, or what goes on meanwhile, to stderr."""
    for part in printable(text).split("\n"):
        bare = part.lstrip(" ")
        lines = broken(bare, columns(err=True), len(part) - len(bare), 2)
        typer.echo("\n".join(lines), err=True)


def broken(text: str, width: int | None, indent: int, hang: int) -> list[str]:
    """The text as lines of at most `width` columns, a 汉字 counting two."""
    margin = " " * indent
    if width is None:
        return [margin + text]
    lines, line = [], margin
    for word in _fitting(text, width - indent - hang):
        if line.strip() and wide(line) + wide(word) > width:
            lines.append(line.rstrip())
            line, word = margin + " " * hang, word.lstrip()
        line += word
    return [*lines, line.rstrip()]


def _fitting(text: str, most: int) -> list[str]:
    """Words, one that is wider than a line cut into letters."""
    words = []
    for word in _WORDS.findall(text):
        words += [word] if wide(word) <= most else list(word)
    return words


def wide(text: str) -> int:
    """The columns of a text, a 汉字 counting two."""
    return cell_len(text)


def padded(text: str, width: int) -> str:
    """The text with blanks up to a number of columns."""
    return text + " " * max(width - wide(text), 0)
