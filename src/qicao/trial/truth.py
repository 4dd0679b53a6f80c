"""What is true of a generated department: every figure and fact, and what each cell stands for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from qicao.quantity import Quantity
from qicao.quantity.rounding import plain
from qicao.trial.accountbooks import Printed
from qicao.trial.departments import Department
from qicao.trial.printing import Seen

SCHEMA = "qicao.truth/1"


def truth(
    department: Department,
    layout: str,
    files: Iterable[Printed],
    labels: Callable[[str], str],
    fault: Mapping[str, object] | None = None,
) -> str:
    """truth.json: the figures and facts as they are, and the cells of each file."""
    body = {
        "schema": SCHEMA,
        "note": "虚构：单位、机构、项目和所有数字都由程序编造",
        "seed": department.seed,
        "kind": department.kind,
        "layout": layout,
        "unit": department.name,
        "year": department.identity.year,
        "fault": fault,
        "figures": {i: _figure(q, labels(i)) for i, q in department.figures.items()},
        "facts": department.facts,
        "files": [_file(printed) for printed in files],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _figure(quantity: Quantity, label: str) -> dict[str, object]:
    decimals = quantity.decimals or 0
    value = plain(quantity.value, decimals)
    return {"value": value, "unit": quantity.unit, "decimals": decimals, "label": label}


def _file(printed: Printed) -> dict[str, object]:
    """`cells` belong to an id, `other` hold an amount that belongs to none, `dashes` a dash."""
    return {
        "file": printed.name,
        "cells": _rows(s for s in printed.seen if s.id),
        "other": _rows(s for s in printed.seen if not s.id),
        "dashes": _rows(printed.dashes),
        "slots": _rows(printed.slots),
    }


def _rows(seen: Iterable[Seen]) -> list[dict[str, str]]:
    return [cell.row() for cell in seen]
