"""Who an invented department is: place, name, offices, papers and the words about its year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qicao.trial.book import Book
from qicao.trial.chance import Chance
from qicao.trial.stock import Kind, Place, Stock

YEARS = (2022, 2023, 2024, 2025)
FEW = 15
OFFICE = "$office"
"""Stands in the data for what the level calls an office: 股, 科."""


@dataclass(frozen=True)
class Identity:
    """Name, place and year."""

    name: str
    place: Place
    year: int
    offices: tuple[str, ...]
    """The inner offices, as the level calls them."""


def draw_identity(stock: Stock, kind: Kind, staff: int, chance: Chance) -> Identity:
    """A name and place for a unit of this kind."""
    place = chance.pick([place for place in stock.places if place.level in kind.levels])
    office = stock.levels[place.level].office
    count = len(kind.offices) if staff > 8 * FEW else max(2, len(kind.offices) * 2 // 3)
    return Identity(
        name=chance.pick(kind.names).format(area=place.name),
        place=place,
        year=chance.pick(YEARS),
        offices=tuple(name.replace(OFFICE, office) for name in chance.some(kind.offices, count)),
    )


def write_identity(
    book: Book, stock: Stock, kind: Kind, identity: Identity, chance: Chance
) -> None:
    """Name, year, duty, papers, rules, leads and lists of offices with their counts."""
    place, name = identity.place, identity.name
    level = stock.levels[place.level]
    words = {"area": place.name, "level": place.level, "government": level.government}
    for fact, text in {"short": kind.short, "type": kind.type}.items():
        book.fact(fact, text.format(**words))
    book.fact("name", name)
    book.fact("self", kind.self)
    book.fact("duty", kind.duty)
    book.fact("year", str(identity.year))
    book.fact("date", f"{identity.year + 1}年{chance.whole(3, 6)}月{chance.whole(1, 28)}日")
    book.fact("scope", chance.pick(stock.wording.scope))
    for fact, paper in (("founded", "founded"), ("posts_paper", "posts")):
        text = stock.wording.papers[paper]
        number = chance.whole(2, 60)
        book.fact(fact, (text.format(**words, place=place.short, name=name, number=number),))
    rules = tuple(f"《{name}{rule}》" for rule in kind.rules)
    book.fact("rules", rules)
    book.fact("finance_rule", rules[0])
    for lead, office in kind.leads.items():
        book.fact(f"{lead}_lead", office.replace(OFFICE, level.office))
    _write_bodies(book, kind, identity, chance)


def _write_bodies(book: Book, kind: Kind, identity: Identity, chance: Chance) -> None:
    bodies = {
        "inner": identity.offices,
        "below": tuple(chance.some(kind.below, chance.whole(0, len(kind.below)))),
        "societies": tuple(kind.societies),
        "stations": tuple(chance.some(kind.stations, chance.whole(1, 9))),
    }
    for body, names in bodies.items():
        book.count("bodies", body, len(names), "个")
        book.fact(body, names)


def write_reasons(
    book: Book, stock: Stock, kind: Kind, over: Mapping[str, bool], chance: Chance
) -> None:
    """Why spending, budget, official costs and posts moved, and what the appraisal is used for."""
    wording = stock.wording
    book.fact("why_spending", chance.pick(kind.causes["spending"]))
    book.fact("why_plan", chance.pick(kind.causes["plan"]))
    book.fact("why_official", chance.pick(kind.causes["official"]))
    if over["public"]:
        book.fact("why_public", chance.pick(wording.public))
    if over["staff"]:
        book.fact("why_staff", chance.pick(wording.staff))
    book.fact("use", chance.pick(wording.use))
    book.fact("more", chance.pick(wording.more))
    book.fact("thrift", chance.pick(wording.thrift))
    book.fact("goal", chance.pick(kind.goals))
    book.fact("goal_done", chance.pick(wording.goal_done))
