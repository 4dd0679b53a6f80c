"""Which entry of a table each column is, by the words that stand over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qicao.profile.formtables import FormColumn
from qicao.profile.formwords import spoken_ways


def fitting_columns(
    values: Iterable[int],
    paths: dict[int, tuple[str, ...]],
    specs: tuple[FormColumn, ...],
    others: tuple[str, ...],
) -> Iterator[tuple[int, FormColumn]]:
    """Columns that exactly one entry fits; of several that it fits, the best head alone.

    `others` are words above a head that make the column another one.
    """
    fits: dict[int, list[int]] = {}
    for column in values:
        best = _fitting(paths[column], specs, others)
        if best is not None:
            fits.setdefault(best, []).append(column)
    for number, columns in fits.items():
        places = {column: specs[number].place(paths[column]) for column in columns}
        first = [column for column in columns if places[column] == min(places.values())]
        if len(first) == 1:
            yield first[0], specs[number]


def without_wholes(
    paths: dict[int, tuple[str, ...]],
    specs: tuple[FormColumn, ...],
    wholes: frozenset[str],
    known: frozenset[str],
) -> dict[int, tuple[str, ...]]:
    """The heads over each column, those of a whole without their 合计: 决算数 over 合计, 局本级.

    Only where the parts beside the whole are nothing `known`, an entry fits what stands above, and
    none names both.
    """
    told = dict(paths)
    for column, path in paths.items():
        above = path[:-1]
        if not above or path[-1] not in wholes or _is_named(path, specs):
            continue
        beside = (p for i, p in paths.items() if i != column and p[: len(above)] == above)
        is_whole = not any(p[-1] in known for p in beside)
        if is_whole and any(_rank(above, spec, ()) for spec in specs):
            told[column] = above
    return told


def _is_named(path: tuple[str, ...], specs: tuple[FormColumn, ...]) -> bool:
    """Whether an entry names both a head and what stands above it."""
    return any(spec.under_words and _rank(path, spec, ()) for spec in specs)


def _fitting(
    path: tuple[str, ...], specs: tuple[FormColumn, ...], others: tuple[str, ...]
) -> int | None:
    """The entry that a column's heads fit best, None if none does or two do equally."""
    ranked = sorted(
        ((rank, i) for i, spec in enumerate(specs) if (rank := _rank(path, spec, others))),
        reverse=True,
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _rank(path: tuple[str, ...], spec: FormColumn, others: tuple[str, ...]) -> int:
    """How well: 3 and more with the words above, 2 by the head alone, 1 without 本年; 0 not."""
    leaf, above = path[-1], path[:-1]
    if spec.under_words:
        over = {way for part in above for way in spoken_ways(part)}
        nested = leaf in spec.head_words and all(u & over for u in spec.under_words)
        joined = {"".join(path[i:]) for i in range(len(path))}
        flat = {way for text in joined for way in spoken_ways(text)} & spec.joined_words
        return 2 + len(spec.under_words) if nested or flat else 0
    if any(other in part for part in above for other in others):
        return 0
    if leaf in spec.head_words or "".join(path) in spec.head_words:
        return 2
    return 1 if spoken_ways(leaf)[-1] in spec.head_words else 0
