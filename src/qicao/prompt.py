"""Prompt files: YAML front matter, then turns of Jinja2 that only loop, choose and print.

A prompt is loaded whole or refused with file and line; what it names is known before any call. The
system turn is fixed text, so nothing that a user brought can stand in it. `prompts.lock` remembers
each version: `python -m qicao.prompt lock` rewrites it.
"""

from __future__ import annotations

import hashlib
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import Field, ValidationError

from qicao.errors import ImportRefused
from qicao.values import Value
from qicao.yamltext import load_yaml

Role = Literal["system", "user", "assistant"]
Output = Literal["prose", "problems", "measures", "rewrite"]
MAX_FILE = 64_000
MAX_OUTPUT = 200_000
"""Characters of all turns together."""
MAX_LOOPS = 2
"""Loops inside one another: with more, a template could run for hours on a few hundred items."""
FILTERS = frozenset({"join", "length", "first", "last"})
LOCK = "prompts.lock"
_FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_TURN = re.compile(r"^(?P<role>system|user|assistant):[ \t]*$", re.MULTILINE)
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr),
    *(nodes.For, nodes.If, nodes.Filter, nodes.Compare, nodes.Operand, nodes.And, nodes.Or),
    *(nodes.Not, nodes.CondExpr),
)


class Message(NamedTuple):
    """One turn as it is sent."""

    role: Role
    content: str


class ModelDefaults(Value):
    """What a prompt asks of a model, unless the endpoint says otherwise."""

    temperature: float = Field(default=0.3, ge=0, le=2)
    max_tokens: int = Field(default=1500, ge=1, le=32_000)


class Turn(Value):
    """One turn of the file as Jinja2; `line` is where it begins."""

    role: Role
    source: str
    line: int


class Prompt(Value):
    """A prompt with its version, the inputs that it needs, and the reply that it asks for."""

    id: str
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    title: str
    output: Output
    inputs: dict[str, str]
    """Name and a sentence that says what it holds."""
    repair: str
    """What a model is told before the list of faults in its reply."""
    model: ModelDefaults = ModelDefaults()
    basis: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    file: str
    digest: str
    turns: tuple[Turn, ...]

    def render(self, inputs: Mapping[str, object]) -> tuple[Message, ...]:
        """The turns, filled in. ImportRefused for a name missing or unknown, or too long."""
        self._require_names(inputs)
        budget = MAX_OUTPUT
        messages = []
        for turn, template in zip(self.turns, self._templates, strict=True):
            content = self._fill(turn, template, inputs, budget)
            budget -= len(content)
            messages.append(Message(turn.role, content.strip()))
        return tuple(messages)

    @cached_property
    def _templates(self) -> tuple[Template, ...]:
        return tuple(_environment().from_string(turn.source) for turn in self.turns)

    def _require_names(self, inputs: Mapping[str, object]) -> None:
        missing = [f"{name}（{self.inputs[name]}）" for name in self.inputs if name not in inputs]
        unknown = [name for name in inputs if name not in self.inputs]
        said = [f"缺少输入 {'、'.join(missing)}"] if missing else []
        said += [f"没有声明过输入 {'、'.join(unknown)}"] if unknown else []
        if said:
            raise ImportRefused("prompt_inputs", self.file, "；".join(said) + "，请补齐后再用")

    def _fill(
        self, turn: Turn, template: Template, inputs: Mapping[str, object], budget: int
    ) -> str:
        pieces: list[str] = []
        try:
            for piece in template.generate(inputs):
                budget -= len(piece)
                if budget < 0:
                    raise _refused(self.file, turn.line, f"写出超过 {MAX_OUTPUT} 字，请缩短循环")
                pieces.append(piece)
        except (TemplateError, TypeError) as error:
            raise _refused(self.file, _line_of(error, turn), f"不能填写：{error}") from None
        return "".join(pieces)


def load_prompt(text: str, file: str) -> Prompt:
    """The prompt in `text`. ImportRefused with file and line for anything that cannot be used."""
    text = text.replace("\r\n", "\n")
    if len(text) > MAX_FILE:
        raise ImportRefused("prompt_size", file, f"超过 {MAX_FILE} 字，请缩短")
    match = _FRONT.match(text)
    if match is None:
        raise _refused(file, 1, "开头应是两行 --- 之间的说明（id、version、inputs……）")
    front = load_yaml(match["front"], file)
    if not isinstance(front, dict):
        raise _refused(file, 1, "说明应写成“键: 值”")
    turns = tuple(_turns(text, match.end(), file))
    digest = hashlib.sha256(text.encode()).hexdigest()
    try:
        prompt = Prompt.model_validate({**front, "file": file, "digest": digest, "turns": turns})
    except ValidationError as error:
        raise _refused(file, 1, _front_mistakes(error)) from None
    _check_turns(prompt)
    return prompt


def load_prompts(files: Mapping[str, str]) -> dict[str, Prompt]:
    """The prompts among a profile's files by what they write: prose, problems, measures."""
    found = [load_prompt(text, name) for name, text in files.items() if name.endswith(".prompty")]
    return {prompt.output: prompt for prompt in found}


def _turns(text: str, start: int, file: str) -> Iterator[Turn]:
    marks = list(_TURN.finditer(text, start))
    if not marks or text[start : marks[0].start()].strip():
        line = text.count("\n", 0, start) + 1
        raise _refused(file, line, "说明之后应以单独一行 system: 或 user: 开始")
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        line = text.count("\n", 0, mark.end()) + 1
        # Empty lines in front keep the line numbers of errors those of the file.
        source = "\n" * (line - 1) + text[mark.end() : end]
        yield Turn.model_validate({"role": mark["role"], "source": source, "line": line})


def _front_mistakes(error: ValidationError) -> str:
    names = ["、".join(str(part) for part in entry["loc"]) for entry in error.errors()]
    return f"说明里这些项缺少、多余或不合要求：{'；'.join(dict.fromkeys(names))}"


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    return environment


def _check_turns(prompt: Prompt) -> None:
    environment = _environment()
    for turn in prompt.turns:
        try:
            tree = environment.parse(turn.source)
        except TemplateSyntaxError as error:
            raise _refused(prompt.file, error.lineno, f"模板写法有误：{error.message}") from None
        if turn.role == "system":
            _refuse_data(prompt, tree)
        _check_names(prompt, tree)
        _check_nodes(prompt, tree, 0, turn.line)


def _refuse_data(prompt: Prompt, tree: nodes.Template) -> None:
    for node in tree.find_all((nodes.Expr, nodes.Stmt)):
        if not isinstance(node, nodes.Output | nodes.TemplateData):
            raise _refused(
                prompt.file, node.lineno, "system 部分只能是固定文字，数据请放到 user 部分"
            )


def _check_names(prompt: Prompt, tree: nodes.Template) -> None:
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"} | {"loop"}
    for name in tree.find_all(nodes.Name):
        if name.name not in own and name.name not in prompt.inputs:
            hint = f"没有声明过输入“{name.name}”，可用：{'、'.join(prompt.inputs)}"
            raise _refused(prompt.file, name.lineno, hint)


def _check_nodes(prompt: Prompt, node: nodes.Node, loops: int, line: int) -> None:
    loops += isinstance(node, nodes.For)
    # Jinja2 gives some wrapping nodes no line: theirs is their parent's.
    line = getattr(node, "lineno", None) or line
    if reason := _objection(node, loops):
        raise _refused(prompt.file, line, reason)
    for child in node.iter_child_nodes():
        _check_nodes(prompt, child, loops, line)


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


def _line_of(error: Exception, turn: Turn) -> int:
    lines = [
        f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == "<template>"
    ]
    return next((line for line in reversed(lines) if line), turn.line)


def _refused(file: str, line: int, hint: str) -> ImportRefused:
    return ImportRefused("prompt", file, hint, cell=f"第{line}行")


def lock_lines(folder: Path) -> tuple[str, ...]:
    """Name, version and digest of each prompt under `folder`, as prompts.lock has them."""
    lines = []
    for path in sorted(folder.glob("*/sections/*.prompty")):
        name = path.relative_to(folder).as_posix()
        prompt = load_prompt(path.read_text(encoding="utf-8-sig"), name)
        lines.append(f"{name} {prompt.version} {prompt.digest}")
    return tuple(lines)


def lock_mistakes(folder: Path) -> tuple[str, ...]:
    """Prompts whose text changed while their version did not, each in a sentence."""
    path = folder / LOCK
    locked = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    known = {name: (version, digest) for name, version, digest in map(str.split, locked)}
    now = {name: (version, digest) for name, version, digest in map(str.split, lock_lines(folder))}
    return tuple(
        f"{name}：内容改了而版本仍是 {version}，请提高 version 并在 changes 里写明改了什么"
        for name, (version, digest) in now.items()
        if name in known and known[name][0] == version and known[name][1] != digest
    )


def main(arguments: list[str]) -> int:
    """`lock [FOLDER]`: rewrites prompts.lock; 1 if a prompt changed without a new version."""
    if arguments[:1] != ["lock"]:
        print("用法：python -m qicao.prompt lock [prompts 文件夹]")
        return 2
    folder = Path(arguments[1] if len(arguments) > 1 else "prompts")
    if mistakes := lock_mistakes(folder):
        print("\n".join(mistakes))
        return 1
    lines = lock_lines(folder)
    (folder / LOCK).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"已写入 {folder / LOCK}，共 {len(lines)} 个提示词")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
