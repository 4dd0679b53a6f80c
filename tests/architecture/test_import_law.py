"""Who may import whom: a room imports from the rows above its own and from nowhere else."""

from __future__ import annotations

from itertools import accumulate

from sources import SRC, UI, imports, modules, room, where

ROWS: tuple[frozenset[str], ...] = (
    frozenset({"__init__"}),
    frozenset({"steps"}),
    frozenset({"errors"}),
    frozenset({"quantity", "yamltext", "nearest", "ziplimits", "soffice", "once", "databaseurl"}),
    frozenset({"values"}),
    frozenset({"pagestyle", "days", "bookmarked", "boundtext", "outline", "mentions"}),
    frozenset({"statements"}),
    frozenset({"relations"}),
    frozenset({"profile", "prompt", "resources", "settings"}),
    frozenset(
        {
            *(
                "readers",
                "choices",
                "conflicts",
                "answered",
                "leftout",
                "reconcile",
                "derive",
                "claims",
                "signals",
                "followup",
                "rules",
                "verdict",
                "arithmetic",
            ),
            *("plan", "missing", "engines", "check", "store", "export"),
        }
    ),
    frozenset({"workflow"}),
    frozenset({"delivery", "filling", "keeping", "machine", "promptsets", "wanted", "writers"}),
    frozenset({"checking", "desk", "working"}),
    frozenset({"marking"}),
    frozenset({"trial"}),
    frozenset({"cli", "__main__"}),
    frozenset({"reference"}),
)
WITHIN_A_ROW = {
    ("profile", "resources"),  # a profile that extends another finds it by name
    ("arithmetic", "verdict"),  # what a text claims is held against its numbers as the verdict says
    ("rules", "verdict"),  # a rule holds two values against each other as the verdict says
    ("choices", "readers"),  # choices.yaml is guarded and decoded like any other input
    ("reconcile", "choices"),  # what people chose is an input of reconciling
    ("answered", "choices"),  # what a person gave answers what was found at its cell
    ("reconcile", "answered"),  # what was read and since corrected is no fault
    ("leftout", "choices"),  # which rows are left out is chosen
    ("reconcile", "leftout"),  # what belongs to rows that were left out goes first
    ("reconcile", "conflicts"),  # which of several values counts, and what is said of the others
    ("followup", "signals"),  # what last year promised is kept where its signal is surely absent
    ("__main__", "cli"),  # python -m qicao
}
ABOVE = {
    name: above
    for row, above in zip(
        ROWS, accumulate(ROWS, frozenset.union, initial=frozenset()), strict=False
    )
    for name in row
}
PARTS_OF_THE_LINE = next(row for row in ROWS if "readers" in row)


def imported_room(name: str) -> str | None:
    """The room of an import of ours, None for a package of others."""
    package, *rest = name.split(".")
    return (rest or ["__init__"])[0] if package == "qicao" else None


def may_import(room: str, target: str) -> bool:
    return target == room or target in ABOVE[room] or (room, target) in WITHIN_A_ROW


def test_every_room_has_its_place_in_the_table() -> None:
    unplaced = {room(path) for path in modules(SRC)} - ABOVE.keys()
    assert not unplaced, f"give them a row: {sorted(unplaced)}"


def test_every_room_of_the_table_is_there() -> None:
    gone = ABOVE.keys() - {room(path) for path in modules(SRC)}
    assert not gone, f"take them out of their rows: {sorted(gone)}"


def test_every_pair_within_a_row_is_asked_for() -> None:
    asked = {(room(path), imported_room(n)) for path in modules(SRC) for _, n in imports(path)}
    assert asked >= WITHIN_A_ROW, f"take them out: {sorted(WITHIN_A_ROW - asked)}"


def test_a_room_imports_only_from_the_rows_above_it() -> None:
    faults = [
        f"{where(path, line)} {room(path)} imports {target}"
        for path in modules(SRC)
        for line, name in imports(path)
        if (target := imported_room(name)) in ABOVE and not may_import(room(path), target)
    ]
    assert not faults, "\n".join(faults)


def test_the_page_asks_the_workflow_and_no_part_of_the_line() -> None:
    faults = [
        f"{where(path, line)} imports {target}"
        for path in modules(UI)
        for line, name in imports(path)
        if (target := imported_room(name)) in PARTS_OF_THE_LINE | {"cli"}
    ]
    assert not faults, "\n".join(faults)
