"""prompts.lock: name, version and digest of each prompt, so that no change goes unversioned."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from qicao.errors import ImportRefused
from qicao.prompt.library import RULES
from qicao.prompt.load import load_prompt, load_rules

LOCK = "prompts.lock"
_VERSION = re.compile(r"\d+\.\d+\.\d+")


def lock_lines(folder: Path) -> tuple[str, ...]:
    """Name, version and digest of each file of prompts under `folder`, as prompts.lock has them."""
    return tuple(_lines(folder))


def _lines(folder: Path) -> Iterator[str]:
    paths = [*folder.glob("*/sections/*.prompty"), *folder.glob(f"*/sections/{RULES}")]
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        text = _text(path)
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield f"{name} {_version(path, text, name)} {digest}"


def _version(path: Path, text: str, name: str) -> str:
    if path.name == RULES:
        return load_rules(text, name).version
    rules = next((p for p in _rules_of(path) if p.is_file()), None)
    return load_prompt(text, name, {RULES: _text(rules)} if rules else {}).version


def _rules_of(path: Path) -> tuple[Path, ...]:
    """The rules of the prompt's own profile, else any: only the version is asked for."""
    return (path.with_name(RULES), *sorted(path.parents[2].glob(f"*/sections/{RULES}")))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        hint = "不是 UTF-8 编码，请另存为 UTF-8"
        raise ImportRefused("encoding", path.name, hint) from None


def lock_mistakes(folder: Path) -> tuple[str, ...]:
    """Prompts whose text changed while their version did not, or went down, each in a sentence.

    ImportRefused with file and line for a prompt or a lock that cannot be read.
    """
    return tuple(_mistakes(_locked(folder / LOCK), lock_lines(folder)))


def _locked(path: Path) -> dict[str, tuple[str, str]]:
    """Name → version and digest. ImportRefused for a file that is no lock."""
    known = {}
    for number, line in enumerate(_text(path).splitlines() if path.is_file() else (), 1):
        parts = line.rsplit(maxsplit=2)
        if len(parts) != 3 or not _VERSION.fullmatch(parts[1]):
            hint = "应是名称、版本和摘要，请从版本库取回这个文件，或删去它再运行一次"
            raise ImportRefused("lock", path.name, hint, cell=f"第{number}行")
        known[parts[0]] = (parts[1], parts[2])
    return known


def _mistakes(known: Mapping[str, tuple[str, str]], now: Iterable[str]) -> Iterator[str]:
    for name, version, digest in (line.rsplit(maxsplit=2) for line in now):
        before, old = known.get(name, (version, digest))
        if before == version and old != digest:
            hint = "请提高 version 并在 changes 里写明改了什么"
            yield f"{name}：内容改了而版本仍是 {version}，{hint}"
        elif _numbers(version) < _numbers(before):
            yield f"{name}：版本从 {before} 降到了 {version}，请写成比 {before} 高的版本"


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


def main(arguments: list[str]) -> int:
    """`lock [FOLDER]`: rewrites prompts.lock; 1 if a prompt changed without a new version.

    3 for a file that cannot be read, with its line.
    """
    if arguments[:1] != ["lock"]:
        print("用法：python -m qicao.prompt lock [prompts 文件夹]")
        return 2
    folder = Path(arguments[1] if len(arguments) > 1 else "prompts")
    try:
        mistakes, lines = lock_mistakes(folder), lock_lines(folder)
    except ImportRefused as refused:
        print(refused)
        return refused.exit_code
    if mistakes or not lines:
        print("\n".join(mistakes) or f"{folder} 里没有提示词：应是含有各报告类型的 prompts 文件夹")
        return 1
    (folder / LOCK).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"已写入 {folder / LOCK}，共 {len(lines)} 个提示词")
    return 0
