"""prompts.lock: name, version and digest of each prompt, so that no change goes unversioned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from qicao.prompt.library import RULES
from qicao.prompt.load import load_prompt, load_rules

LOCK = "prompts.lock"


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
    return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


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
