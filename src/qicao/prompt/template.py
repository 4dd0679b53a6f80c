"""The little Jinja2 that prompts may use: print, choose, loop twice; all else is refused."""

from __future__ import annotations

import traceback
from collections.abc import Collection
from functools import lru_cache

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from qicao.errors import ImportRefused
from qicao.prompt.parts import Turn

MAX_LOOPS = 2
"""Loops inside one another: with more, a template could run for hours on a few hundred items."""
FILTERS = frozenset({"join", "length", "first", "last"})
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr),
    *(nodes.For, nodes.If, nodes.Filter, nodes.Compare, nodes.Operand, nodes.And, nodes.Or),
    *(nodes.Not, nodes.CondExpr),
)


def environment() -> ImmutableSandboxedEnvironment:
    """Where templates are read and filled: no global name, and an unknown name is an error."""
    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.clear()
    return made


@lru_cache(maxsize=512)
def compiled(source: str) -> Template:
    """A turn ready to be filled; kept, because every report is written with the same prompts."""
    return environment().from_string(source)


def check_turn(turn: Turn, file: str, inputs: Collection[str], fixed: Collection[str]) -> None:
    """ImportRefused for a turn that does more than print its inputs.

    A system turn prints `fixed` ones alone, those that are the same for every report.
    """
    try:
        tree = environment().parse(turn.source)
    except TemplateSyntaxError as error:
        raise refused(file, error.lineno, f"模板写法有误：{error.message}") from None
    if turn.role == "system":
        _refuse_data(file, tree, fixed)
    _check_names(file, tree, inputs)
    _check_nodes(file, tree, 0, turn.line)


def spelt_out(turn: Turn) -> str:
    """The turn for a Jinja2 with its own defaults: it prints what `Prompt.render` prints.

    Our environment drops the line break after a block and the blanks before it; here they are gone.
    """
    tokens = environment().lexer.tokeniter(turn.source, None)
    ends = ("block_end", "comment_end")
    pieces = (text.rstrip("\n") if kind in ends else text for _, kind, text in tokens)
    return f"{{% filter trim %}}{''.join(pieces)}{{% endfilter %}}"


def _refuse_data(file: str, tree: nodes.Template, fixed: Collection[str]) -> None:
    for node in tree.find_all((nodes.Expr, nodes.Stmt)):
        prints = isinstance(node, nodes.Output | nodes.TemplateData | nodes.Getattr)
        if not prints and not (isinstance(node, nodes.Name) and node.name in fixed):
            raise refused(file, node.lineno, "system 部分只能是固定文字，数据请放到 user 部分")


def _check_names(file: str, tree: nodes.Template, inputs: Collection[str]) -> None:
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"} | {"loop"}
    for name in tree.find_all(nodes.Name):
        if name.name not in own and name.name not in inputs:
            hint = f"没有声明过输入“{name.name}”，可用：{'、'.join(inputs)}"
            raise refused(file, name.lineno, hint)


def _check_nodes(file: str, node: nodes.Node, loops: int, line: int) -> None:
    loops += isinstance(node, nodes.For)
    # Jinja2 gives some wrapping nodes no line: theirs is their parent's.
    line = getattr(node, "lineno", None) or line
    if reason := _objection(node, loops):
        raise refused(file, line, reason)
    for child in node.iter_child_nodes():
        _check_nodes(file, child, loops, line)


def _objection(node: nodes.Node, loops: int) -> str:
    if not isinstance(node, _ALLOWED):
        return f"提示词里不能用这种写法（{type(node).__name__}），只能用 for、if 和取值"
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        return f"没有过滤器“{node.name}”，可用：{'、'.join(sorted(FILTERS))}"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f"不能取“{node.attr}”"
    if loops > MAX_LOOPS or (isinstance(node, nodes.For) and node.recursive):
        return f"循环最多套 {MAX_LOOPS} 层，不能递归"
    return ""


def line_of(error: Exception, turn: Turn) -> int:
    """The line of the file at which filling a turn failed."""
    lines = [
        f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == "<template>"
    ]
    return next((line for line in reversed(lines) if line), turn.line)


def refused(file: str, line: int, hint: str) -> ImportRefused:
    """A prompt that cannot be used, with the line that says why."""
    return ImportRefused("prompt", file, hint, cell=f"第{line}行")
