"""YAML as people write it by hand, read strictly: every scalar is text, nothing is guessed.

No aliases, no tags, no duplicate keys, at most 20 levels and 1 MiB. `no`, `010` and `12:30:45` stay
what they are; models turn text into numbers by their own rules.
"""

from __future__ import annotations

from typing import cast

import yaml

from qicao.errors import ImportRefused

MAX_CHARACTERS = 1 << 20
MAX_DEPTH = 20
_Loader = type[yaml.SafeLoader] | type[yaml.CSafeLoader]
_LOADER: _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, ten times as fast; where the package was built without it, the other."""
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
        raise _refused(error, file) from None


def _read(text: str, file: str, loader: _Loader) -> YamlValue:
    _refuse_unusual(text, file, loader)
    node = yaml.compose(text, Loader=loader)
    return {} if node is None else _value(node, file)


def dump_yaml(value: object) -> str:
    """The document as people would write it by hand, keys in their order; `load_yaml` reads it."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def _refuse_unusual(text: str, file: str, loader: _Loader) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ImportRefused("yaml_alias", file, "不接受 & 锚点和 * 引用，请写全", cell=line)
        if getattr(event, "tag", None) not in (None, "!"):
            raise ImportRefused("yaml_tag", file, "不接受 ! 类型标记，请去掉", cell=line)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise ImportRefused(
                "yaml_depth", file, f"嵌套超过 {MAX_DEPTH} 层，请写得平一些", cell=line
            )


def _refused(error: Exception, file: str) -> ImportRefused:
    line = _line(getattr(error, "problem_mark", None))
    return ImportRefused("yaml_syntax", file, "不是合法的 YAML：请检查缩进、冒号和引号", cell=line)


def _line(mark: object) -> str | None:
    """Where a mark of the parser stands, None if it has none."""
    number = getattr(mark, "line", None)
    return None if number is None else f"第{number + 1}行"


def _value(node: yaml.Node, file: str) -> YamlValue:
    if isinstance(node, yaml.ScalarNode):
        return _text(node, file)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, file) for child in node.value]
    return _mapping(node, file)


def _text(node: yaml.ScalarNode, file: str) -> str:
    """The scalar's text; half a character, as an escape can write it, is refused."""
    text = cast("str", node.value)
    if any("\ud800" <= char <= "\udfff" for char in text):
        line = _line(node.start_mark)
        raise ImportRefused("yaml_character", file, "有不完整的字符，请重新输入", cell=line)
    return text


def _mapping(node: yaml.Node, file: str) -> dict[str, YamlValue]:
    result: dict[str, YamlValue] = {}
    for key, value in node.value:
        line = _line(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            raise ImportRefused("yaml_key", file, "键必须是一个词", cell=line)
        name = _text(key, file)
        if name in result:
            raise ImportRefused("yaml_duplicate", file, f"键“{name}”重复，请删去一个", cell=line)
        result[name] = _value(value, file)
    return result
