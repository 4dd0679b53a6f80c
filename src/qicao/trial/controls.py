"""Costs under control, procurement, assets and buildings: what the province's data sheet asks."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.trial.accounts import Accounts, Test
from qicao.trial.book import Book
from qicao.trial.chance import Chance
from qicao.trial.money import money, part, share_out
from qicao.trial.official import COLUMNS, ITEMS, Cost
from qicao.trial.people import People
from qicao.trial.statements import chapter
from qicao.trial.stock import Subjects

AREA = "平方米"


def write_official(book: Book, costs: Mapping[str, Cost]) -> None:
    """The four items of official costs, their subtotal and their total."""
    groups: dict[str, tuple[str, ...]] = {item: (item,) for item in ITEMS}
    groups |= {"vehicles": ("purchase", "running"), "official": ITEMS}
    for name, items in groups.items():
        amounts = {c: sum(getattr(costs[item], c) for item in items) for c in COLUMNS}
        _write_control(book, name, amounts)


def _write_control(book: Book, item: str, amounts: Mapping[str, int]) -> None:
    for column, amount in amounts.items():
        book.amount(item, column, amount)
    budget, outturn = amounts["budget"], amounts["outturn"]
    book.rate(item, "control", outturn, budget)
    book.amount(item, "change", outturn - amounts["last"])
    if budget:
        book.amount(item, "saved", budget - outturn)
        book.rate(item, "saved_rate", budget - outturn, budget)


def write_running_costs(book: Book, accounts: Accounts, subjects: Subjects, chance: Chance) -> None:
    """Running costs and three parts of them: what was planned and spent, two years."""
    tests: dict[str, Test] = {"public": chapter("302")}
    tests |= {name: _of_subjects(codes) for name, codes in subjects.controls.items()}
    ratio = chance.near(0.96, 1.12)
    for item, test in tests.items():
        last = accounts.spent("last", test)
        amounts = {
            "budget": accounts.spent("initial", test),
            "outturn": accounts.spent("outturn", test),
            "last": last,
            "last_budget": part(last, ratio, book.grain),
        }
        _write_control(book, item, amounts)


def _of_subjects(codes: tuple[str, ...]) -> Test:
    return lambda o: o.nature == "basic" and o.subject in codes


def write_procurement(book: Book, accounts: Accounts, chance: Chance) -> None:
    """Procurement: planned, and spent on goods, works and services."""
    base = accounts.spent("outturn", lambda o: o.nature == "project")
    base += accounts.spent("outturn", chapter("302", "310"))
    outturn = part(base, chance.near(0.12, 0.55), book.grain)
    weights = {name: chance.near(0.1, 1) for name in ("goods", "works", "services")}
    if chance.happens(0.3):
        weights["works"] = 0
    budget = part(outturn, 1 / chance.near(0.72, 1), max(book.grain, 100_000))
    book.amount("procurement", "budget", max(budget, outturn))
    book.amount("procurement", "outturn", outturn)
    for name, amount in share_out(outturn, weights, book.grain).items():
        book.amount("procurement", name, amount)


def write_assets(book: Book, accounts: Accounts, chance: Chance) -> None:
    """Fixed assets and those in use; now and then a building that was finished in the year."""
    stock = part(accounts.spent("outturn"), chance.near(0.4, 2.4), book.grain)
    book.amount("assets", "stock", stock)
    book.amount("assets", "in_use", part(stock, chance.near(0.93, 1), book.grain))
    if chance.happens(0.25):
        _write_building(book, chance)


def _write_building(book: Book, chance: Chance) -> None:
    approved, cost = chance.whole(8, 90) * 100, money(chance.whole(30, 400) * 10, book.grain)
    built = round(approved * chance.near(0.93, 1.0))
    spent = part(cost, chance.near(0.9, 1.0), book.grain)
    book.count("building", "approved_area", approved, AREA)
    book.count("building", "built_area", built, AREA)
    book.rate("building", "area_rate", built, approved)
    book.amount("building", "approved_cost", cost)
    book.amount("building", "built_cost", spent)
    book.rate("building", "cost_rate", spent, cost)


def write_people(book: Book, people: People) -> None:
    """Posts and people."""
    unit = "人"
    book.count("staff", "posts", people.post_total, unit)
    for name, count in people.posts.items():
        book.count("staff", name, count, unit)
    for name, count in {
        "active": people.active,
        "honoured": people.honoured,
        "retired": people.retired,
        "present": people.present,
    }.items():
        book.count("staff", name, count, unit)
    book.rate("staff", "post_rate", people.active, people.post_total)
