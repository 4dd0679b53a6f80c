"""Rates that are listed in the order of the parts before them: 分担比例为80%、15%和5%.

No word tells them apart, but there is one for each part, and what is laid down for each of them is
of what is laid down in all: 每人每年670元，其中中央536元、省级100.5元、县级33.5元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import alike
from qicao.arithmetic.shares.portions import share_of_all
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

_RATE, _LEAST = "比率", 2
_JOINED = re.compile("[、和与及]|以及|，和")
_NAMED = re.compile("(?:比例|占比|比重)(?:分别|依次|各)?[为是约]?$")
_SET = re.compile("分担|负担|承担|配套|分摊|筹[资集]|补助|出资")
"""Of a rate that is laid down, and that what was paid need not have."""
_CHANGES = (Role.DIFFERENCE, Role.CHANGE)


def lined_up(sources: Sources) -> Iterator[Alternatives]:
    """Every run of rates with the parts that it is of, and these with their whole."""
    for rates in _runs(sources):
        parts = _parts(sources, rates)
        if len(parts) != len(rates):
            continue
        whole = _whole(sources, parts)
        claims = [*_shares(rates, parts, whole)]
        each = whole is not None and whole.role is Role.PER
        said = each or not _SET.search(rates[0].label) or _all_but_one(claims)
        for claim in claims:
            yield (replace(claim, sure=said, tells=said),)
        if whole:
            yield (Claim(whole, f.SUM, parts, sure=said, tells=said),)


def _all_but_one(claims: Sequence[Claim]) -> bool:
    """Whether the other rates of a longer list are what the parts make."""
    holding = sum(claim.outcome() in HOLDS for claim in claims)
    return len(claims) > _LEAST and holding >= len(claims) - 1


def _runs(sources: Sources) -> Iterator[tuple[Statement, ...]]:
    """Rates that stand one behind the other, the first of which is named."""
    run: list[Statement] = []
    for s in sources.statements:
        plain = _is_bare(s)
        joined = run and _JOINED.fullmatch(sources.text[run[-1].end : s.start].strip())
        if plain and joined:
            run.append(s)
            continue
        if len(run) >= _LEAST:
            yield tuple(run)
        named = plain and _NAMED.search(s.label)
        run = [s] if named else []
    if len(run) >= _LEAST:
        yield tuple(run)


def _is_bare(s: Statement) -> bool:
    """Whether a rate names no whole, and no words tell it from those beside it."""
    said = s.whole or s.place or s.hedged or s.table
    return s.dimension == _RATE and not said and s.amount is not None


def _parts(sources: Sources, rates: Sequence[Statement]) -> tuple[Statement, ...]:
    """The amounts of the sentence before some rates, if they are one list and no other stands."""
    said = sources.sentences.get(rates[0].sentence, ())
    before = [s for s in said if s.start < rates[0].start and s.dimension != _RATE]
    last = before[-len(rates) :]
    same = all(alike(s, last[0]) and s.under == last[0].under for s in last)
    plain = all(s.role is Role.LEVEL and not (s.hedged or s.total) for s in last)
    if not last or not (same and plain) or len({s.label for s in last}) < len(last):
        return ()
    more = before[: -len(rates)][-1:]
    listed = any(sources.text[s.end : last[0].start].startswith("、") for s in more)
    longer = listed or any(s.under == last[0].under >= 0 for s in more)
    return () if longer else tuple(last)


def _whole(sources: Sources, parts: Sequence[Statement]) -> Statement | None:
    """What the parts are listed under; of a difference, what is so much each that it is of."""
    under = sources.by_start.get(parts[0].under)
    if under is None:
        return None
    if under.role not in _CHANGES:
        return under if alike(under, parts[0]) else None
    said = [s for s in sources.sentences.get(under.sentence, ()) if s.start < under.start]
    each = [s for s in said if s.role is Role.PER and s.item == under.item and alike(s, parts[0])]
    return each[-1] if each else None


def _shares(
    rates: Sequence[Statement], parts: tuple[Statement, ...], whole: Statement | None
) -> Iterator[Claim]:
    for n, rate in enumerate(rates):
        if whole:
            yield Claim(rate, f.SHARE, (parts[n], whole), likely=True)
        else:
            others = parts[:n] + parts[n + 1 :]
            yield Claim(rate, share_of_all(1, len(parts)), (parts[n], *others), likely=True)
