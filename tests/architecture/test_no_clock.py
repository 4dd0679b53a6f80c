"""A test has no clock in it: speed is a ratio in benchmarks/, and waiting ends with an event."""

from __future__ import annotations

import ast

from sources import REPO, modules, tree, where

CLOCKS = {
    "time.time",
    "time.monotonic",
    "time.perf_counter",
    "time.process_time",
    "datetime.now",
    "date.today",
    "datetime.today",
}


def test_no_test_reads_a_clock() -> None:
    faults = [
        f"{where(path, node.lineno)} {name}"
        for path in modules(REPO / "tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and (name := ".".join(ast.unparse(node).split(".")[-2:])) in CLOCKS
    ]
    assert not faults, "\n".join(faults)
