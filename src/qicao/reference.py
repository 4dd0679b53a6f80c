"""Writes the generated references of docs/参考: commands, and each profile's rules and catalogue.

`python -m qicao.reference FOLDER` writes them; a test compares them with what is committed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from qicao.profile import Catalogue, FactEntry, FigureEntry, Profile, load_base, load_profile
from qicao.resources import list_profiles

E = TypeVar("E", FigureEntry, FactEntry)
HEAD = "<!-- 由 make docs 生成，不要手改 -->\n\n"


def pages(profiles: Iterable[Profile]) -> dict[str, str]:
    """File name → text of each page."""
    kinds = tuple(profiles)
    return {
        "命令.md": HEAD + commands(),
        "规则.md": HEAD + "".join(map(rules, kinds)),
        "数据目录.md": HEAD + "".join(map(catalogue, kinds)),
    }


def commands() -> str:
    """The help of every verb, as a terminal of 100 columns shows it; of a verb's parts as well."""
    import typer

    from qicao.cli.app import app

    root = typer.main.get_command(app)
    return "# 命令\n" + "".join(_help(name, command) for name, command in _verbs("qicao", root))


def _verbs(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Every command below one, by its full name: a verb, then its parts."""
    for word, part in sorted(getattr(command, "commands", {}).items()):
        yield f"{name} {word}", part
        yield from _verbs(f"{name} {word}", part)


def _help(name: str, command: Any) -> str:
    context = command.make_context(name, [], resilient_parsing=True, terminal_width=100)
    return f"\n## {name}\n\n```\n{command.get_help(context).strip()}\n```\n"


def rules(profile: Profile) -> str:
    """Every rule of a profile: code, name, kind, what to do; of one that extends, what differs."""
    own, base = _rules(profile), load_base(profile)
    known = _rules(base) if base else {}
    rows = [row for key, row in own.items() if known.get(key) != row]
    gone = [f"{code} {label}" for code, label in known if (code, label) not in own]
    head = f"# {profile.title}（{profile.ref.id}）的规则"
    columns = "| 编号 | 名称 | 关系 | 怎么办 |\n|---|---|---|---|"
    return "\n".join([head, "", *_inherits(base, gone), columns, *rows, "", ""])


def _rules(profile: Profile) -> dict[tuple[str, str], str]:
    seen: dict[tuple[str, str], str] = {}
    for relation in profile.relations:
        row = f"| {relation.code} | {relation.label} | {relation.kind} | {relation.note} |"
        seen.setdefault((relation.code, relation.label), row)
    return seen


def _inherits(base: Profile | None, gone: Iterable[str]) -> list[str]:
    """What is taken over from another profile, and what of it is not."""
    if base is None:
        return []
    left = "、".join(gone)
    words = f"下面没有列出的与 {base.ref.id} 相同" + (f"；不用的有 {left}。" if left else "。")
    return [words, ""]


def catalogue(profile: Profile) -> str:
    """Every figure and fact of a profile by id; of one that extends another, those that differ."""
    own, base = profile.catalogue, load_base(profile)
    figures = _differing(own.figures, base.catalogue.figures if base else {})
    facts = _differing(own.facts, base.catalogue.facts if base else {})
    gone = _gone(own, base.catalogue) if base else {}
    return "\n".join(
        [
            f"# {profile.title}（{profile.ref.id}）的数据目录",
            "",
            *_inherits(base, gone),
            "## 数据\n\n| 编号 | 名称 | 单位 | 期间 |\n|---|---|---|---|",
            *(f"| {e.id} | {e.label} | {e.unit} | {_period(e)} |" for e in figures),
            "\n## 文字信息\n\n| 编号 | 名称 | 说明 |\n|---|---|---|",
            *(f"| {e.id} | {e.label} | {e.note} |" for e in facts),
            "",
            "",
        ]
    )


def _gone(own: Catalogue, base: Catalogue) -> dict[str, None]:
    """Figures that are not taken over, by their item where the whole item is not."""
    missing = (name for name in base.figures if name not in own.figures)
    items = base.item_names.keys() - own.item_names.keys()
    return dict.fromkeys(
        item if (item := name.rpartition(".")[0]) in items else name for name in missing
    )


def _differing(own: Mapping[str, E], base: Mapping[str, E]) -> list[E]:
    return [entry for name, entry in own.items() if base.get(name) != entry]


def _period(entry: FigureEntry) -> str:
    return "推算" if entry.derived else f"标准 {entry.default}" if entry.default else entry.period


def main(folder: Path) -> None:
    """Writes every page below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(map(load_profile, list_profiles())).items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
