"""Collects everything wrong with a profile folder, with file, key and the nearest valid name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from pydantic import BaseModel, ValidationError

from qicao.nearest import nearest as nearest
from qicao.nearest import suggest
from qicao.yamltext import YamlValue

_WORDS = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项",
    "too_short": "不能为空",
    "int_parsing": "应为整数",
    "bool_parsing": "应为 true 或 false",
    "decimal_parsing": "应为数字",
    "literal_error": "不是可用的词",
    "union_tag_invalid": "不是可用的 kind",
    "tuple_type": "应为列表",
    "dict_type": "应为“键: 值”",
    "string_type": "应为一段文字",
}


class Mistakes:
    """A list that grows while a folder is read; nothing is raised until the end."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.unread: set[str] = set()
        """Files that could not be read at all, so that nothing is known of their names."""
        self.defined: set[str] = set()
        """Names of entries that are wrong, but there: another file may use them."""
        self.inherited: dict[str, str] = {}
        """Files that are all another profile's, with that profile's name in front."""

    def add(self, file: str, key: str, message: str) -> None:
        """One mistake at a key of a file."""
        line = f"{self.inherited.get(file, file)}｜{key}：{message}"
        if line not in self.lines:
            self.lines.append(line)

    def add_unknown(self, file: str, key: str, seen: str, valid: Iterable[str]) -> None:
        """A name that is not among `valid`, with the nearest that is."""
        self.add(file, key, f"没有“{seen}”，{suggest(seen, valid, '请先定义它')}")

    def add_validation(
        self, file: str, key: str, error: ValidationError, model: type[BaseModel] | None = None
    ) -> None:
        """Every line of a pydantic error, in our words."""
        for detail in error.errors(include_url=False):
            path = ".".join(part for part in (key, *map(str, detail["loc"])) if part)
            message = _WORDS.get(detail["type"], str(detail["msg"]).removeprefix("Value error, "))
            if detail["type"] == "extra_forbidden" and model and len(detail["loc"]) == 1:
                near = nearest(str(detail["loc"][0]), model.model_fields)
                message += f"，是不是“{near}”？" if near else ""
            elif detail["type"] not in ("missing", "extra_forbidden"):
                message += f"，看到的是 {str(detail['input'])[:60]!r}"
            self.add(file, path, message)

    def mapping(self, value: object, file: str, key: str) -> dict[str, YamlValue]:
        """`value` as a mapping; a mistake and {} if it is something else."""
        if value in (None, "", {}):
            return {}
        if isinstance(value, dict):
            return cast("dict[str, YamlValue]", value)
        self.add(file, key, "应为“键: 值”")
        return {}

    def texts(self, value: object, file: str, key: str) -> tuple[str, ...]:
        """`value` as a tuple of texts; a single text counts as one."""
        if not value:
            return ()
        if isinstance(value, str):
            return (value,)
        if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
            return tuple(value)
        self.add(file, key, "应为文字的列表")
        return ()

    def check_keys(self, file: str, key: str, body: Iterable[str], valid: Iterable[str]) -> None:
        """A mistake for every key that is not among `valid`."""
        known = list(valid)
        for name in body:
            if name not in known:
                self.add_unknown(file, f"{key}.{name}" if key else name, name, known)
