"""choices.yaml: which of two sources counts, and what a person overrides, with who and why."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from qicao.errors import UsageError
from qicao.nearest import suggest
from qicao.readers.encodings import decode
from qicao.readers.safe_open import read_bytes
from qicao.values import Value
from qicao.yamltext import YamlValue, dump_yaml, load_yaml

NO_FIGURE = "不是数据"
"""What `cells` says of a cell that is no figure: it is not listed any more, and gives nothing."""

_BEGINNINGS = "prefer:、choices:、cells:、overrides: 或 left_out: "


class Override(Value):
    """A value that a person puts in the place of what was read, or of nothing."""

    value: str
    unit: str = ""
    who: str
    why: str


class LeftOut(Value):
    """Why a row of a file is not to stand in the report, and who says so."""

    who: str
    why: str


class Choices(Value):
    """Decisions about a reading; what they do not name stays as it was read."""

    prefer: tuple[str, ...] = ()
    """Files, best first, for conflicts that `choices` does not name."""
    choices: dict[str, str] = {}
    """Id → a file, or `file｜sheet｜cell` as a finding names it."""
    cells: dict[str, str] = {}
    """`file｜sheet｜cell` of a cell that was not mapped → the id that a person says it is, or
    NO_FIGURE."""
    overrides: dict[str, Override] = {}
    left_out: dict[str, LeftOut] = {}
    """Member of a group, as 项目.智慧茶园 → why nothing of it counts."""


def read_choices(path: Path) -> Choices:
    """The choices in a file. UsageError with the nearest key for an unknown one."""
    document = load_yaml(decode(read_bytes(path, path.name), path.name), path.name)
    if not isinstance(document, dict):
        raise UsageError(f"{path.name}：应以 {_BEGINNINGS}开头")
    body: dict[str, YamlValue] = {key: value for key, value in document.items() if value != ""}
    try:
        return Choices.model_validate(body)
    except ValidationError as error:
        raise _refused(path.name, error) from None


def choices_text(choices: Choices) -> str:
    """The choices as `read_choices` reads them, without what is empty."""
    body = {key: value for key, value in choices.model_dump(mode="json").items() if value}
    return dump_yaml(body)


_ENTRIES: dict[str | int, type[Value]] = {"overrides": Override, "left_out": LeftOut}


def _refused(file: str, error: ValidationError) -> UsageError:
    detail = error.errors()[0]
    key = ".".join(str(part) for part in detail["loc"])
    kind = Choices if len(detail["loc"]) == 1 else _ENTRIES.get(detail["loc"][0], Choices)
    if detail["type"] == "extra_forbidden":
        hint = suggest(str(detail["loc"][-1]), kind.model_fields)
        return UsageError(f"{file}｜{key}：没有这一项，{hint}")
    if detail["type"] == "missing":
        wanted = "、".join(n for n, field in kind.model_fields.items() if field.is_required())
        return UsageError(f"{file}｜{key}：缺少这一项，要写明 {wanted}")
    return UsageError(f"{file}｜{key}：写法不对，请对照说明改正")
