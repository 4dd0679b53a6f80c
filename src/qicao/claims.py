"""Claims: statements that the ledger makes true, each printed as one phrase of the profile.

The direction word comes from the sign and the item's own pair of words; there is no claim where a
figure is missing, and no rate on a zero base.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from qicao.boundtext import slots
from qicao.profile import ClaimForm, Profile
from qicao.values import Claim, Ledger

Sign = Literal[-1, 0, 1]


def make_claims(profile: Profile, ledger: Ledger) -> dict[str, Claim]:
    """Every claim that the ledger supports, by id `item|measure`, in the profile's order."""
    found = (
        _claim(profile, ledger, form, measure, item, label)
        for measure, form in profile.claims.items()
        for item, label in _items(profile, ledger, form)
    )
    return {claim.id: claim for claim in found if claim is not None}


def _items(profile: Profile, ledger: Ledger, form: ClaimForm) -> Iterator[tuple[str, str]]:
    for item in form.items:
        group, star, _ = item.partition(".*")
        if star:
            yield from ((member.id, member.label) for member in ledger.group(group))
        else:
            names = profile.catalogue.item_names.get(item)
            yield item, names[1] if names else item


def _claim(
    profile: Profile, ledger: Ledger, form: ClaimForm, measure: str, item: str, label: str
) -> Claim | None:
    current, base = (name.replace("{item}", item) for name in (form.current, form.base))
    if not (ledger.present(current) and ledger.present(base)):
        return None
    sign = _sign(ledger, current, base)
    word = _word(profile, form, current, sign)
    phrase = _phrase(ledger, _ways(ledger, form, base, sign), item, word)
    if phrase is None:
        return None
    printed = tuple(dict.fromkeys(slot.id for slot in slots(phrase)))
    return Claim(
        item=item,
        measure=measure,
        label=label,
        direction=word,
        sign=sign,
        phrase=phrase,
        current=current,
        base=base,
        figures=printed,
    )


def _sign(ledger: Ledger, current: str, base: str) -> Sign:
    difference = ledger.printed[current].lo - ledger.printed[base].lo
    return 0 if not difference else 1 if difference > 0 else -1


def _word(profile: Profile, form: ClaimForm, current: str, sign: Sign) -> str:
    entry = profile.catalogue.entry(current)
    pair = profile.directions.get(form.direction or (entry.direction if entry else ""))
    if pair is None:
        return ""
    return {-1: pair.less, 0: pair.equal, 1: pair.more}[sign]


def _ways(ledger: Ledger, form: ClaimForm, base: str, sign: Sign) -> tuple[str, ...]:
    quantity = ledger.figures[base].quantity
    if quantity is not None and not quantity.value and sign:
        return form.zero_base
    return {-1: form.less, 0: form.equal, 1: form.more}[sign]


def _phrase(ledger: Ledger, ways: tuple[str, ...], item: str, word: str) -> str | None:
    for way in ways:
        phrase = way.replace("{item}", item).replace("{word}", word)
        if all(ledger.present(slot.id) for slot in slots(phrase)):
            return phrase
    return None
