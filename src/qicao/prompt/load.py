"""Reads a prompt file, whole or not at all; a mistake is named with file, line and key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from qicao.errors import ImportRefused
from qicao.prompt.parts import Rules, Turn
from qicao.prompt.prompt import Prompt
from qicao.prompt.template import check_turn, refused
from qicao.yamltext import YamlValue, load_yaml

MAX_FILE = 64_000
_FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_TURN = re.compile(r"^(?P<role>system|user|assistant):[ \t]*$", re.MULTILINE)
_BESIDE = re.compile(r"\$\{file:(?P<name>[^/\\}]+)\}")
_FOR_PROMPTY = frozenset({"name", "description", "displayName"})


def load_prompt(text: str, file: str, beside: Mapping[str, str] | None = None) -> Prompt:
    """The prompt in `text`. ImportRefused with file and line for anything that cannot be used.

    `beside` holds the files of its folder by name, for `${file:NAME}`.
    """
    text = text.replace("\r\n", "\n")
    if len(text) > MAX_FILE:
        raise ImportRefused("prompt_size", file, f"超过 {MAX_FILE} 字，请缩短")
    match = _FRONT.match(text)
    if match is None:
        raise refused(file, 1, "开头应是两行 --- 之间的说明（id、version、inputs……）")
    front = _front(match["front"], file)
    turns = tuple(_turns(text, match.end(), file))
    rules, words = _rules(front, file, beside or {})
    digest = hashlib.sha256((text + words).encode()).hexdigest()
    values = {**front, "file": file, "digest": digest, "turns": turns, "rules": rules}
    try:
        prompt = Prompt.model_validate(values)
    except ValidationError as error:
        raise _front_mistakes(error, text, file) from None
    _check(prompt)
    return prompt


def load_rules(text: str, file: str) -> Rules:
    """The rules in `text`. ImportRefused with the keys that are wrong."""
    try:
        return Rules.model_validate(load_yaml(text, file))
    except ValidationError as error:
        raise _front_mistakes(error, text, file) from None


def _front(text: str, file: str) -> dict[str, YamlValue]:
    front = load_yaml(text, file)
    if not isinstance(front, dict):
        raise refused(file, 1, "说明应写成“键: 值”")
    return {key: value for key, value in front.items() if key not in _FOR_PROMPTY}


def _rules(
    front: Mapping[str, YamlValue], file: str, beside: Mapping[str, str]
) -> tuple[Rules | None, str]:
    """The rules that an input names by `${file:NAME}`, and their file as it stands."""
    inputs = front.get("inputs")
    entries = inputs.values() if isinstance(inputs, dict) else ()
    defaults = [
        str(entry["default"]) for entry in entries if isinstance(entry, dict) and "default" in entry
    ]
    if not defaults:
        return None, ""
    match = _BESIDE.fullmatch(defaults[0])
    if match is None or len(defaults) > 1:
        raise refused(file, 1, "inputs 里只能有一项 default，写成 ${file:rules.yaml}")
    name = match["name"]
    if name not in beside:
        raise refused(file, 1, f"旁边没有文件 {name}，请补上")
    return load_rules(beside[name], name), beside[name].replace("\r\n", "\n")


def _turns(text: str, start: int, file: str) -> Iterator[Turn]:
    marks = list(_TURN.finditer(text, start))
    if not marks or text[start : marks[0].start()].strip():
        line = text.count("\n", 0, start) + 1
        raise refused(file, line, "说明之后应以单独一行 system: 或 user: 开始")
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        line = text.count("\n", 0, mark.end()) + 1
        # Empty lines in front keep the line numbers of errors those of the file.
        source = "\n" * (line - 1) + text[mark.end() : end]
        yield Turn.model_validate({"role": mark["role"], "source": source, "line": line})


def _front_mistakes(error: ValidationError, text: str, file: str) -> ImportRefused:
    places = [entry["loc"] for entry in error.errors()]
    names = ["、".join(str(part) for part in place) for place in places]
    keys = (str(place[0]) for place in places)
    line = next((found for key in keys if (found := key_line(key, text))), 1)
    listing = "；".join(dict.fromkeys(names))
    return refused(file, line, f"说明里这些项缺少、多余或不合要求：{listing}")


def key_line(key: str, text: str) -> int:
    """The line of a file on which a key of its front matter stands; 0 if it stands nowhere."""
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)


def _check(prompt: Prompt) -> None:
    for turn in prompt.turns:
        check_turn(turn, prompt.file, tuple(prompt.inputs), tuple(prompt.fixed))
    if unknown := [name for name in prompt.cut if name not in prompt.needed]:
        raise refused(prompt.file, 1, f"cut 里没有声明过输入“{'”“'.join(unknown)}”")
