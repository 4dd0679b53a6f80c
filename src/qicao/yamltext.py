"""YAML as people write it by hand, read strictly: every scalar is text, nothing is guessed.

No aliases, no tags, no duplicate keys, at most 20 levels and 1 MiB. `no`, `010` and `12:30:45` stay
what they are; models turn text into numbers by their own rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from qicao.errors import ImportRefused

MAX_CHARACTERS = 1 << 20
MAX_DEPTH = 20
_Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
_LOADER: _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, ten times as fast; where the package was built without it, the other."""
_HALF = re.compile("[\ud800-\udfff]")
YamlValue = str | list["YamlValue"] | dict[str, "YamlValue"]
"""What a strict document holds: text, lists and mappings of it."""


def load_yaml(text: str, file: str) -> YamlValue:
    """The document in `text`, {} if empty. ImportRefused, with the line, for what is unusual."""
    if len(text) > MAX_CHARACTERS:
        raise ImportRefused("too_large", file, "超过 1 MiB，不读；请拆成几个文件")
    try:
        return _read(text, file, _LOADER)
    except ImportRefused:
        raise
    except (yaml.YAMLError, ValueError, OverflowError):
        pass  # the slow parser says what is wrong, and where
    try:
        return _read(text, file, yaml.SafeLoader)
    except ImportRefused:
        raise
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise _syntax(file, getattr(error, "problem_mark", None)) from None


def _read(text: str, file: str, loader: _Loader) -> YamlValue:
    return _Document(yaml.parse(text, Loader=loader), file).read()


def dump_yaml(value: object) -> str:
    """The document as people would write it by hand, keys in their order; `load_yaml` reads it."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


class _Document:
    """A document built while its events come by: nodes would take twice the time."""

    def __init__(self, events: Iterator[yaml.Event], file: str) -> None:
        self.events, self.file = events, file

    def read(self) -> YamlValue:
        """The one document of the stream, {} if there is none."""
        next(self.events)  # the stream begins
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return {}
        value = self.value(next(self.events), 0)
        next(self.events)  # the document ends
        if not isinstance(behind := next(self.events), yaml.StreamEndEvent):
            raise _syntax(self.file, behind.start_mark)
        return value

    def value(self, event: yaml.Event, depth: int) -> YamlValue:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.refused("yaml_alias", "不接受 & 锚点和 * 引用，请写全", event)
        if getattr(event, "tag", None) not in (None, "!"):
            raise self.refused("yaml_tag", "不接受 ! 类型标记，请去掉", event)
        if isinstance(event, yaml.ScalarEvent):
            return self.text(event)
        if depth == MAX_DEPTH:
            raise self.refused("yaml_depth", f"嵌套超过 {MAX_DEPTH} 层，请写得平一些", event)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self.value(part, depth + 1) for part in self.until(yaml.SequenceEndEvent)]
        return self.mapping(depth + 1)

    def until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """The events that begin a part, up to that end."""
        while not isinstance(event := next(self.events), end):
            yield event

    def mapping(self, depth: int) -> dict[str, YamlValue]:
        result: dict[str, YamlValue] = {}
        for key in self.until(yaml.MappingEndEvent):
            name = self.value(key, depth)
            if not isinstance(name, str):
                raise self.refused("yaml_key", "键必须是一个词", key)
            if name in result:
                raise self.refused("yaml_duplicate", f"键“{name}”重复，请删去一个", key)
            result[name] = self.value(next(self.events), depth)
        return result

    def text(self, event: yaml.ScalarEvent) -> str:
        """The scalar's text; half a character, as an escape can write it, is refused."""
        text = event.value
        if _HALF.search(text):
            raise self.refused("yaml_character", "有不完整的字符，请重新输入", event)
        return text

    def refused(self, code: str, hint: str, event: yaml.Event) -> ImportRefused:
        return ImportRefused(code, self.file, hint, cell=_line(event.start_mark))


def _syntax(file: str, mark: object) -> ImportRefused:
    hint = "不是合法的 YAML：请检查缩进、冒号和引号"
    return ImportRefused("yaml_syntax", file, hint, cell=_line(mark))


def _line(mark: object) -> str | None:
    """Where a mark of the parser stands, None if it has none."""
    number = getattr(mark, "line", None)
    return None if number is None else f"第{number + 1}行"
