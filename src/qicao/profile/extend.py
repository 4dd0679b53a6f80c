"""A profile that extends another: its files laid over the base's, entry by entry.

The base's files travel below `base/` among the profile's own, so that a bundle holds both. A
mapping is laid over a mapping key by key, and a key with nothing after it takes the entry away; any
other value replaces the base's. Relations are known by code and label. A base has no base.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qicao.errors import ImportRefused
from qicao.nearest import suggest
from qicao.profile.mistakes import Mistakes
from qicao.yamltext import YamlValue, load_yaml

BASE = "base/"
HEAD, PHRASES, RELATIONS = "profile.yaml", "phrases.yaml", "relations.yaml"
OWN = ("id", "version", "title", "basis", "variants", "extends")
"""Keys of profile.yaml that are never taken from the base."""
Document = dict[str, YamlValue]


def base_of(files: Mapping[str, str]) -> str:
    """The name after `extends` in profile.yaml; '' if there is none, or none that can be read."""
    try:
        head = load_yaml(files.get(HEAD, ""), HEAD)
    except ImportRefused:
        return ""
    return str(head.get("extends", "")) if isinstance(head, dict) else ""


def base_files(files: Mapping[str, str]) -> dict[str, str]:
    """The base's own files among a profile's; {} where it extends none."""
    below = (name for name in files if name.startswith(BASE))
    return {name.removeprefix(BASE): files[name] for name in below}


def with_base(files: Mapping[str, str], base: Mapping[str, str]) -> dict[str, str]:
    """The profile's files and, below base/, the base's, without prompts that it writes itself."""
    kept = {name for name in base if not (name.endswith(".prompty") and name in files)}
    return {**{BASE + name: base[name] for name in base if name in kept}, **files}


def lay_over(
    base: Mapping[str, Document], own: Mapping[str, Document], mistakes: Mistakes
) -> dict[str, Document]:
    """Each document of the profile laid over the base's of the same name."""
    own = {file: _known(file, "", base[file], own[file], mistakes) for file in own}
    result = {file: _merged(base[file], own[file]) for file in own}
    inherited = {key: value for key, value in base[HEAD].items() if key not in OWN}
    result[HEAD] = {**inherited, **own[HEAD]}
    result[RELATIONS] = _relations(base[RELATIONS], own[RELATIONS], mistakes)
    ids = set(_section_ids(result[HEAD].get("outline")))
    result[PHRASES] = _without_sections(result[PHRASES], own[PHRASES], ids)
    return result


def _known(file: str, key: str, base: Document, own: Document, mistakes: Mistakes) -> Document:
    """`own` without the entries that it takes away and that are not there; each is a mistake."""
    entries = [name for name, value in base.items() if isinstance(value, dict)]
    kept: Document = {}
    for name, value in own.items():
        old, place = base.get(name), f"{key}.{name}" if key else name
        if isinstance(value, dict) and isinstance(old, dict):
            kept[name] = _known(file, place, old, value, mistakes)
        elif value == "" and old is None and entries:
            mistakes.add(file, place, f"没有可以去掉的“{name}”，{suggest(name, entries)}")
        else:
            kept[name] = value
    return kept


def _merged(base: Document, own: Document) -> Document:
    result = dict(base)
    for key, value in own.items():
        old = base.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            result[key] = _merged(old, value)
        elif value == "" and old is not None:
            del result[key]
        else:
            result[key] = value
    return result


def _relations(base: Document, own: Document, mistakes: Mistakes) -> Document:
    """Sets merged; relations of one code and label replaced together, where the first one stood."""
    result = _merged(base, {key: value for key, value in own.items() if key != "without"})
    old, new = base.get("relations"), own.get("relations", [])
    if not isinstance(old, list) or not isinstance(new, list):
        return result
    dropped = mistakes.texts(own.get("without"), RELATIONS, "without")
    known = {_name(entry) for entry in old}
    for name in dropped:
        if name not in known:
            mistakes.add_unknown(RELATIONS, "without", name, known)
    return {**result, "relations": _laid(old, new, dropped)}


def _laid(old: list[YamlValue], new: list[YamlValue], dropped: tuple[str, ...]) -> list[YamlValue]:
    mine: dict[str, list[YamlValue]] = {}
    for entry in new:
        mine.setdefault(_name(entry), []).append(entry)
    replaced = set(mine)
    laid: list[YamlValue] = []
    for entry in old:
        name = _name(entry)
        if name not in dropped:
            laid += mine.pop(name, []) if name in replaced else [entry]
    return [*laid, *(entry for entries in mine.values() for entry in entries)]


def _name(entry: YamlValue) -> str:
    """What a relation is known by: A13 预算执行率."""
    return f"{entry.get('code', '')} {entry.get('label', '')}" if isinstance(entry, dict) else ""


def _section_ids(outline: YamlValue | None) -> Iterator[str]:
    for form in outline if isinstance(outline, list) else ():
        if isinstance(form, dict):
            yield str(form.get("id", ""))
            yield from _section_ids(form.get("sections"))


def _without_sections(document: Document, own: Document, ids: set[str]) -> Document:
    """Without the base's phrases for sections that the profile's outline has not got."""
    sections, written = document.get("sections"), own.get("sections")
    if not isinstance(sections, dict):
        return document
    named = ids | (written.keys() if isinstance(written, dict) else set())
    return {**document, "sections": {k: v for k, v in sections.items() if k in named}}
