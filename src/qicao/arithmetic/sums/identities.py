"""Sums that hold in any accounts, by the names of their parts: 本年支出 is 基本支出 and 项目支出.

The names may speak of another scope than the whole's, so that such a claim is never sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, cast

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.index import plain_name
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.yamltext import load_yaml

_FILE = "identities.yaml"
_ROLES = (Role.LEVEL, Role.PRIOR, Role.BUDGET, Role.FULL)
_DIMENSIONS = ("金额", "人")
_NEAREST = 2
"""Values of a part that are tried, the nearest to the whole first."""
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """A whole and its parts, each by its names; one whole of a rule is one claim."""

    code: str
    whole: Names
    parts: tuple[Names, ...]
    maybe: tuple[Names, ...] = ()
    own: bool = False
    """Whether it has to hold beside the others of its code, and not in the place of one."""


def _identities() -> tuple[Identity, ...]:
    text = (Path(__file__).parent / _FILE).read_text(encoding="utf-8")
    rows = cast("list[dict[str, Any]]", load_yaml(text, _FILE))
    return tuple(
        Identity(
            row["code"],
            _names(row["whole"]),
            _lists(row["parts"]),
            _lists(row.get("maybe", ())),
            bool(row.get("own")),
        )
        for row in rows
    )


def _names(text: str) -> Names:
    return tuple(dict.fromkeys(plain_name(name) for name in text.split()))


def _lists(texts: Sequence[str]) -> tuple[Names, ...]:
    return tuple(_names(text) for text in texts)


IDENTITIES = _identities()


class Identities:
    """What the laws of accounts say of the numbers of a text."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every whole that the text states with the parts that it states."""
        offered: dict[tuple[int, str, bool], list[Claim]] = {}
        for identity, role in product(IDENTITIES, _ROLES):
            for whole in self._stated(identity.whole, role):
                found = offered.setdefault((whole.start, identity.code, identity.own), [])
                found += self._of(identity, whole)
        yield from (tuple(found) for found in offered.values() if found)

    def _stated(self, names: Names, role: Role) -> list[Statement]:
        """What is stated under the first of several names that is; each value once."""
        for name, dimension in product(names, _DIMENSIONS):
            found = self.sources.index.at(name, (role, None, dimension))
            if found:
                values = {s.mention.value: s for s in reversed(found) if not s.hedged}
                return list(values.values())
        return []

    def _of(self, identity: Identity, whole: Statement) -> Iterator[Claim]:
        parts = [self._near(names, whole) for names in identity.parts]
        maybe = [self._near(names, whole) for names in identity.maybe]
        if not all(parts):
            return
        more = [found for found in maybe if found]
        for length in range(len(more), -1, -1):
            for chosen in product(*parts, *more[:length]):
                if len({s.start for s in chosen} | {whole.start}) == len(chosen) + 1:
                    alone = self._alone(whole, chosen)
                    full = bool(maybe) and len(chosen) == len(parts) + len(maybe)
                    sure = alone and (full or _more(whole, chosen))
                    yield Claim(whole, f.SUM, chosen, sure=sure, likely=alone)

    def _alone(self, whole: Statement, chosen: Sequence[Statement]) -> bool:
        """Whether the sentence of the parts says nothing else of the kind, and is of the whole."""
        if whole.line != chosen[0].line:
            return False
        sentence = self.sources.sentences.get(chosen[0].sentence, [])
        said = [s for s in sentence if s.role is whole.role and s.dimension == whole.dimension]
        starts = {s.start for s in chosen}
        known = starts | {whole.start}
        others = [s for s in said if s.start not in known and s.under not in known]
        least = max((s.amount.low for s in chosen if s.amount), default=0.0)
        above = whole.amount is not None and whole.amount.high >= least
        all_said = starts <= {s.start for s in said}
        return above and not others and all_said

    def _near(self, names: Names, whole: Statement) -> list[Statement]:
        """A part by the first of its names that the text has, the nearest values first."""
        found = self._stated(names, whole.role)
        return sorted(found, key=lambda s: abs(s.start - whole.start))[:_NEAREST]


def _more(whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether some of its parts are more than a whole already."""
    least = sum(part.amount.low for part in parts if part.amount)
    return whole.amount is not None and whole.amount.high < least
