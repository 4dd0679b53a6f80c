"""Slips of the hand within the digits of one number."""

from __future__ import annotations

from qicao.mentions.mention import NOT_QUANTITY
from qicao.trial.planting import Unplantable
from qicao.trial.prose.labelled import Number
from qicao.trial.prose.numerals import Numeral
from qicao.trial.prose.planting import Prose

DIGITS = "0123456789"


def wrong_digit(p: Prose) -> None:
    """One digit is another."""
    number, numeral = p.pick()
    write_wrong_digit(p, number, numeral)


def write_wrong_digit(p: Prose, number: Number, numeral: Numeral) -> None:
    """A number with one digit another; a leading zero is never made."""
    place = p.chance.pick(numeral.places)
    leads = place == 0 and len(numeral.digits.partition(".")[0]) > 1
    others = [d for d in DIGITS if d != numeral.digits[place] and not (leads and d == "0")]
    _write(p, number, numeral, place, p.chance.pick(others))


def redrawn(p: Prose) -> None:
    """Every digit is drawn anew: what a number looks like that follows from nothing."""
    number, numeral = p.pick()
    drawn = ["." if mark == "." else p.chance.pick(DIGITS) for mark in numeral.digits]
    first = p.chance.pick(DIGITS[1:]) if len(numeral.digits.partition(".")[0]) > 1 else drawn[0]
    p.restate(number, numeral.written("".join([first, *drawn[1:]])))


def swapped_digits(p: Prose) -> None:
    """Two neighbours have changed places."""
    number, numeral = p.pick()
    digits = numeral.digits
    pairs = [
        (one, two)
        for one, two in zip(numeral.places, numeral.places[1:], strict=False)
        if digits[one] != digits[two] and (one or digits[two] != "0")
    ]
    if not pairs:
        raise Unplantable
    one, two = p.chance.pick(pairs)
    other = list(digits)
    other[one], other[two] = other[two], other[one]
    p.restate(number, numeral.written("".join(other)))


def dropped_digit(p: Prose) -> None:
    """A digit is missing."""
    number, numeral = p.pick()
    whole = len(numeral.digits.partition(".")[0])
    places = [n for n in numeral.places if whole > 1 or n > whole]
    places = [n for n in places if n or numeral.digits[1] != "0"]
    if not places or (number.decimals == 1 and whole == 1):
        raise Unplantable
    place = p.chance.pick(places)
    if numeral.decimals == 1 and place > whole:
        raise Unplantable
    _write(p, number, numeral, place, "")


def doubled_digit(p: Prose) -> None:
    """A digit stands twice."""
    number, numeral = p.pick()
    place = p.chance.pick([n for n in numeral.places if n or numeral.digits[0] != "0"] or [0])
    _write(p, number, numeral, place, numeral.digits[place] * 2)


def _write(p: Prose, number: Number, numeral: Numeral, place: int, digits: str) -> None:
    other = numeral.digits[:place] + digits + numeral.digits[place + 1 :]
    p.restate(number, numeral.written(other))


def moved_point(p: Prose) -> None:
    """The decimal point stands one place to the left or the right."""
    numbers = [(n, m) for n, m in p.plain(p.stated()) if m.decimals]
    number, numeral = p.one_of(numbers)
    whole, _, part = numeral.digits.partition(".")
    ways = [f"{whole}{part[0]}.{part[1:]}".rstrip(".")] if whole != "0" else []
    if len(whole) > 1:
        ways.append(f"{whole[:-1]}.{whole[-1]}{part}")
    if not ways:
        raise Unplantable
    p.restate(number, numeral.written(p.chance.pick(ways)))


def wrong_sign(p: Prose) -> None:
    """A minus too many in a table, or one that is missing."""
    numbers = [
        (n, m)
        for n, m in p.plain(p.stated())
        if n.value and n.kind not in NOT_QUANTITY and (m.before or p.report.in_table(n))
    ]
    number, numeral = p.one_of(numbers)
    if numeral.before not in ("", "-", "−", "－"):
        raise Unplantable
    p.restate(number, number.text[1:] if numeral.before else f"-{number.text}")
