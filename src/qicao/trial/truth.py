"""What is true of a generated department: every figure and fact, and what each cell stands for.

    {"schema": "qicao.truth/1", "seed", "kind", "layout", "held_out", "unit", "year",
     "fault": null | {"class", "code", "severity", "form", "changes": [{"id", "true", "stated"}]},
     "figures": {id: {"value", "unit", "decimals", "label"}}, "facts": {id: text or names},
     "files": [{"file", "cells": [{"sheet", "cell", "value", "unit", "id"}],
                "other": [an amount that belongs to no id], "dashes": [a dash for nothing]}],
     "blanks": [{"file", "slots": [{"sheet", "cell", "id"}], "cells": [printed beforehand]}],
     "sentences": [{"file", "text", "figures": {id: as printed}}]}

`value` is what the cell shows, in `unit`: a rate kept as 0.9653 and shown as 96.53% is 96.53. A
text such as ≥56-63小时 is one cell with two ids. In a document, sheet is 表1 and cell 第3行第4列,
columns counted in the grid of the table. Figures are as they truly are; where a fault was planted,
cells hold what the file says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from qicao.quantity import Quantity
from qicao.quantity.rounding import plain
from qicao.trial.accountbooks import Printed
from qicao.trial.departments import Department
from qicao.trial.materials import Text
from qicao.trial.printing import Seen

SCHEMA = "qicao.truth/1"
NOTE = "虚构：单位、机构、项目和所有数字都由程序编造"


@dataclass(frozen=True)
class Told:
    """What was written for a department, and in what layout."""

    layout: str
    held_out: bool
    files: Sequence[Printed]
    blanks: Sequence[Printed]
    texts: Sequence[Text]


def truth(
    department: Department,
    told: Told,
    labels: Callable[[str], str],
    fault: Mapping[str, object] | None = None,
) -> str:
    """truth.json, as the head of this module describes it."""
    body = {
        "schema": SCHEMA,
        "note": NOTE,
        "seed": department.seed,
        "kind": department.kind,
        "layout": told.layout,
        "held_out": told.held_out,
        "unit": department.name,
        "year": department.identity.year,
        "fault": fault,
        "figures": {i: _figure(q, labels(i)) for i, q in department.figures.items()},
        "facts": department.facts,
        "files": [_file(printed) for printed in told.files],
        "blanks": [_blank(printed) for printed in told.blanks],
        "sentences": [
            {"file": s.file, "text": s.text, "figures": dict(s.figures)}
            for text in told.texts
            for s in text.stating
        ],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n"


def _figure(quantity: Quantity, label: str) -> dict[str, object]:
    decimals = quantity.decimals or 0
    value = plain(quantity.value, decimals)
    return {"value": value, "unit": quantity.unit, "decimals": decimals, "label": label}


def _file(printed: Printed) -> dict[str, object]:
    return {
        "file": printed.name,
        "cells": _rows(s for s in printed.seen if s.id),
        "other": _rows(s for s in printed.seen if not s.id),
        "dashes": _rows(printed.dashes),
    }


def _blank(printed: Printed) -> dict[str, object]:
    slots = [{"sheet": s.sheet, "cell": s.cell, "id": s.id} for s in printed.slots]
    return {"file": printed.name, "slots": slots, "cells": _rows(printed.seen)}


def _rows(seen: Iterable[Seen]) -> list[dict[str, str]]:
    return [cell.row() for cell in seen]
