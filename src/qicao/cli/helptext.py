"""The help pages with the words of the framework in Chinese, in columns that stand straight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from typer.core import TyperCommand, TyperGroup

from qicao.cli.lines import broken, padded, wide

WIDTH = 100
_WORDS = (
    (r"^Usage: ", "用法："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]…"),
    (r"\{([^{}]*)\}\.\.\.", r"\1"),
    (r"\{([^{}|]*)\}", r"\1"),
    (r"^Arguments:$", "参数："),
    (r"^Options:$", "选项："),
    (r"^Commands:$", "命令："),
    (r"Show this message and exit\.", "显示这段说明。"),
    (r"Install completion for the current shell\.", "给命令行装上自动补全。"),
    (r"Show completion for the current shell, [a-z ]*\.", "显示自动补全的脚本，可自行安装。"),
    (r"^(  -.*?) <(?:path|Path)>", r"\1 文件"),
    (r"^(  -.*?) <(?:list\[)?str\]?>", r"\1 名称"),
    (r"^(  -.*?) <int[a-z ]*>", r"\1 数"),
    (r" <(?:list\[)?(?:str|Path|path)\]?>", ""),
    (r"  \[required\]", "（必填）"),
    (r"  \[default: ([^;\]]*)(?:; [^\]]*)?\]", r"（默认 \1）"),
    (r"  \[[0-9]+<=x<=[0-9]+\]|  \[x>=[0-9]+\]", ""),
)
"""What the framework writes, and what a reader of Chinese reads instead."""
_ENTRY = re.compile(r"  (\S.*?)(?: {2,}(\S.*))?")
_MORE = re.compile(r" {6,}(\S.*)")


def translated(text: str) -> str:
    """A help page in Chinese throughout."""
    text = "\n".join(_joined(text.splitlines()))
    for pattern, words in _WORDS:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return "\n".join(_aligned(text.splitlines())).rstrip()


def _joined(lines: list[str]) -> Iterator[str]:
    """Every entry in one line, however the framework broke it."""
    whole = ""
    for line in lines:
        more = _MORE.fullmatch(line)
        if more and whole.startswith("  "):
            whole += f"{_between(whole, more[1])}{more[1]}"
            continue
        yield from [whole] if whole or line != lines[0] else []
        whole = line
    yield whole


def _between(before: str, after: str) -> str:
    """A blank between two Latin words; two columns after a name that fills its own line."""
    if "  " not in before.strip():
        return "  "
    return " " if before[-1].isascii() and after[0].isascii() else ""


def _aligned(lines: list[str]) -> Iterator[str]:
    """The entries of each list with their explanations in one column."""
    entries: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        found = _ENTRY.fullmatch(line)
        if found and found[2]:
            entries.append((found[1], found[2]))
            continue
        yield from _columns(entries)
        entries = []
        yield line


def _columns(entries: list[tuple[str, str]]) -> Iterator[str]:
    most = max((wide(name) for name, _ in entries), default=0)
    for name, words in entries:
        yield from broken(f"{padded(name, most)}  {words}", WIDTH, 2, most + 2)


class Command(TyperCommand):
    """A verb whose help page is in Chinese."""

    def get_help(self, ctx):  # type: ignore[no-untyped-def]
        return translated(super().get_help(ctx))


class Group(TyperGroup):
    """The application or a verb with parts, its help page in Chinese."""

    def get_help(self, ctx):  # type: ignore[no-untyped-def]
        return translated(super().get_help(ctx))
