"""Ways to ask a server for JSON, strictest first. A help to the model, never a proof."""

from __future__ import annotations

from functools import cache
from typing import Any

from qicao.engines.replies import MODELS
from qicao.prompt import Output

FORMATS = ("json_schema", "tools", "json_object", "text")
_REMARKS = frozenset({"maxLength", "title", "description"})


def response_format(name: str, output: Output) -> dict[str, Any]:
    """What a request carries to ask for `output` in the way called `name`; {} for plain text."""
    match name:
        case "json_schema":
            schema = {"name": output, "strict": True, "schema": _schema(output)}
            return {"response_format": {"type": "json_schema", "json_schema": schema}}
        case "tools":
            function = {
                "name": output,
                "description": "交出写好的内容",
                "parameters": _schema(output),
            }
            choice = {"type": "function", "function": {"name": output}}
            return {"tools": [{"type": "function", "function": function}], "tool_choice": choice}
        case "json_object":
            return {"response_format": {"type": "json_object"}}
    return {}


@cache
def _schema(output: Output) -> Any:
    """The schema of a reply; not to be changed by who gets it."""
    return _plain(MODELS[output].model_json_schema())


def _plain(schema: Any) -> Any:
    """A schema without limits and remarks, on which strict servers choke."""
    if isinstance(schema, dict):
        return {key: _plain(value) for key, value in schema.items() if not _is_remark(key, value)}
    return [_plain(part) for part in schema] if isinstance(schema, list) else schema


def _is_remark(key: str, value: Any) -> bool:
    """Whether a key is a remark on the schema, not a property that happens to be called so."""
    return key in _REMARKS and not isinstance(value, dict)
