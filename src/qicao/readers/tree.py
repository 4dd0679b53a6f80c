"""YAML and JSON as rows: facts, figures and groups by id or by name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from qicao.errors import ImportRefused
from qicao.nearest import suggest
from qicao.readers.cells import Cell, Row
from qicao.yamltext import MAX_CHARACTERS, MAX_DEPTH, YamlValue, load_yaml

KEYS = ("facts", "figures", "groups")
_ROW_KEYS = ("id", "label", "value", "unit", "period", "group")
_VALUE_KEYS = frozenset({"value", "unit", "period", "label"})
_NAME_KEYS = ("名称", "name", "label")


def read_yaml_rows(text: str, file: str) -> tuple[Row, ...]:
    """The rows of a YAML file. ImportRefused, with the line, for what is no such document."""
    return _rows(load_yaml(text, file), file)


def read_json_rows(text: str, file: str) -> tuple[Row, ...]:
    """The rows of a JSON file, numbers as they are written. ImportRefused as for YAML."""
    return _rows(load_json(text, file), file)


def load_json(text: str, file: str) -> YamlValue:
    """The JSON document with every scalar as text, null as ''. Duplicate keys are refused."""
    if len(text) > MAX_CHARACTERS:
        raise ImportRefused("too_large", file, "超过 1 MiB，不读；请拆成几个文件")

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in items:
            if key in found:
                raise ImportRefused("json_duplicate", file, f"键“{key}”重复，请删去一个", cell=key)
            found[key] = value
        return found

    try:
        document = json.loads(
            text, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=pairs
        )
    except json.JSONDecodeError as error:
        hint = "不是合法的 JSON：请检查引号、逗号和括号"
        raise ImportRefused("json_syntax", file, hint, cell=f"第{error.lineno}行") from None
    except RecursionError:
        raise _too_deep(file) from None
    return _as_text(document, file, 1)


def _as_text(value: object, file: str, depth: int) -> YamlValue:
    if depth > MAX_DEPTH:
        raise _too_deep(file)
    if isinstance(value, dict):
        return {key: _as_text(part, file, depth + 1) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_text(part, file, depth + 1) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _too_deep(file: str) -> ImportRefused:
    return ImportRefused("json_depth", file, f"嵌套超过 {MAX_DEPTH} 层，请写得平一些")


def _rows(document: YamlValue, file: str) -> tuple[Row, ...]:
    if isinstance(document, list):
        return tuple(_table_row(entry, f"第{n}项", file) for n, entry in enumerate(document, 1))
    if isinstance(document, str):
        raise ImportRefused("shape", file, "应以 facts:、figures: 或 groups: 开头")
    for key in document:
        if key not in KEYS:
            hint = f"没有“{key}”这一项，{suggest(key, KEYS)}"
            raise ImportRefused("key", file, hint, cell=key)
    return (
        *_facts(_mapping(document.get("facts", ""), "facts", file), file),
        *_figures(_mapping(document.get("figures", ""), "figures", file), "figures", file),
        *_groups(_mapping(document.get("groups", ""), "groups", file), file),
    )


def _mapping(value: YamlValue, path: str, file: str) -> dict[str, YamlValue]:
    if value == "":
        return {}
    if isinstance(value, dict):
        return value
    raise ImportRefused("shape", file, "应为“键: 值”", cell=path)


def _scalar(value: YamlValue, path: str, file: str) -> Cell:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return Cell("\n".join(cast("list[str]", value)), path)
    if isinstance(value, str):
        return Cell(value, path)
    raise ImportRefused("shape", file, "应为一段文字、一个数或文字的列表", cell=path)


def _facts(facts: dict[str, YamlValue], file: str) -> Iterator[Row]:
    for name, value in facts.items():
        yield Row(_scalar(value, f"facts.{name}", file), label=name, id=name)


def _figures(
    figures: dict[str, YamlValue], path: str, file: str, prefix: str = ""
) -> Iterator[Row]:
    """`三公经费: {决算数: 1万元}` means the same as `三公经费.决算数: 1万元`."""
    for key, value in figures.items():
        name, place = f"{prefix}{key}", f"{path}.{key}"
        if isinstance(value, dict) and not value.keys() <= _VALUE_KEYS:
            yield from _figures(value, place, file, f"{name}.")
        else:
            yield _row(value, place, file, name=name)


def _row(
    value: YamlValue, path: str, file: str, *, name: str, group: str = "", member: str = ""
) -> Row:
    body = value if isinstance(value, dict) else {"value": value}
    period = _scalar(body.get("period", ""), f"{path}.period", file)
    return Row(
        value=_scalar(body.get("value", ""), path, file),
        label=_scalar(body.get("label", name), path, file).text,
        id="" if group else name,
        unit=_scalar(body.get("unit", ""), path, file).text,
        period=period.text,
        group=group,
        member=member,
        period_cell=period,
    )


def _groups(groups: dict[str, YamlValue], file: str) -> Iterator[Row]:
    for group, members in groups.items():
        path = f"groups.{group}"
        for member, fields in _members(members, path, file):
            place = f"{path}.{member}"
            yield Row(Cell("", place), group=group, member=member)
            for field, value in fields.items():
                cell = f"{place}.{field}"
                yield _row(value, cell, file, name=field, group=group, member=member)


def _members(
    members: YamlValue, path: str, file: str
) -> Iterator[tuple[str, dict[str, YamlValue]]]:
    """Names with their fields, written as a mapping or as a list of entries with a name."""
    if not isinstance(members, list):
        for member, fields in _mapping(members, path, file).items():
            yield member, _mapping(fields, f"{path}.{member}", file)
        return
    for number, entry in enumerate(members, 1):
        fields = dict(_mapping(entry, f"{path}.{number}", file))
        name = next((fields.pop(key) for key in _NAME_KEYS if key in fields), "")
        if not isinstance(name, str) or not name.strip():
            raise ImportRefused("name", file, "缺少“名称”", cell=f"{path}.{number}")
        yield name, fields


def _table_row(entry: YamlValue, path: str, file: str) -> Row:
    body = _mapping(entry, path, file)
    texts = {key: _scalar(value, f"{path}.{key}", file) for key, value in body.items()}
    for key in texts:
        if key not in _ROW_KEYS:
            raise ImportRefused(
                "key", file, f"没有“{key}”这一项，可用 {'、'.join(_ROW_KEYS)}", cell=path
            )
    blank = Cell("", path)
    return Row(
        value=texts.get("value", blank),
        label=texts.get("label", blank).text,
        id=texts.get("id", blank).text,
        unit=texts.get("unit", blank).text,
        period=texts.get("period", blank).text,
        group=texts.get("group", blank).text,
        period_cell=texts.get("period", blank),
    )
