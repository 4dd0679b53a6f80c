"""An invented department: identity, books, figures and facts that agree with one another.

`invent(seed, kind)` gives the same department for the same seed. All of it is made up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from qicao.quantity import Quantity
from qicao.trial.accounts import Accounts
from qicao.trial.appraisal import GRADES, grade, write_counts, write_projects, write_unit
from qicao.trial.basic import Basis, draw_basic
from qicao.trial.book import Book, FactText
from qicao.trial.chance import Chance
from qicao.trial.controls import (
    write_assets,
    write_official,
    write_people,
    write_procurement,
    write_running_costs,
)
from qicao.trial.identity import Identity, draw_identity, write_identity, write_reasons
from qicao.trial.income import balance
from qicao.trial.money import HUNDRED_YUAN
from qicao.trial.official import Cost, draw_official
from qicao.trial.people import People, draw_people
from qicao.trial.projects import draw_others, draw_projects
from qicao.trial.statements import (
    chapter,
    write_functions,
    write_grant_details,
    write_plan,
    write_spending,
    write_totals,
)
from qicao.trial.stock import Kind, Stock, load_stock


@dataclass(frozen=True)
class Department:
    """A department whose every figure is known."""

    seed: int
    kind: str
    grain: int
    """The smallest step of its amounts, in 分: 1, or 10,000 for two decimals of 万元."""
    identity: Identity
    accounts: Accounts
    figures: dict[str, Quantity]
    facts: dict[str, FactText]
    members: dict[str, tuple[str, ...]]
    """Group → the names of its members, as written, in order."""

    @property
    def name(self) -> str:
        """The name of the unit."""
        return self.identity.name


def invent(
    seed: int,
    kind: str = "",
    *,
    grain: int = HUNDRED_YUAN,
    year: int = 0,
    stock: Stock | None = None,
) -> Department:
    """The department of this seed; of any kind and year if none is named.

    UsageError for an unknown kind.
    """
    stock = stock or load_stock()
    chance = Chance(f"qicao/{seed}/{kind}")
    kind = kind or chance.pick(sorted(stock.kinds))
    return _Inventor(stock, kind, chance, grain).department(seed, year)


class _Inventor:
    """Draws the parts in the order in which they depend on one another."""

    def __init__(self, stock: Stock, kind: str, chance: Chance, grain: int) -> None:
        self.stock, self.name, self.chance, self.grain = stock, kind, chance, grain
        self.kind: Kind = stock.kind(kind)
        self.book = Book(stock.ids, grain)

    def department(self, seed: int, year: int) -> Department:
        people = draw_people(self.kind, self.chance.child("people"))
        identity = draw_identity(self.stock, self.kind, people.active, self.chance.child("name"))
        identity = replace(identity, year=year or identity.year)
        costs = draw_official(self.kind, people, self.chance.child("official"), self.grain)
        accounts = self._accounts(people, costs)
        self._write(identity, people, costs, accounts)
        members = {group: tuple(names) for group, names in self.book.members.items()}
        return Department(
            seed=seed,
            kind=self.name,
            grain=self.grain,
            identity=identity,
            accounts=accounts,
            figures=self.book.figures,
            facts=self.book.facts,
            members=members,
        )

    def _accounts(self, people: People, costs: dict[str, Cost]) -> Accounts:
        kind, chance, grain = self.kind, self.chance, self.grain
        stream = chance.child("own")
        own_rate = float(kind.own.rate) * stream.near(0.7, 1.2)
        own_rate = own_rate if stream.happens(kind.own.chance) else 0.0
        basis = Basis(kind, self.stock.subjects, people, costs, own_rate, grain)
        basic = draw_basic(basis, chance.child("basic"))
        spent = sum(o.outturn for o in basic)
        outlays = (
            *basic,
            *draw_projects(kind, spent, chance.child("projects"), grain),
            *draw_others(kind, spent, chance.child("others"), grain),
        )
        return balance(outlays, kind, chance.child("income"), grain)

    def _write(
        self, identity: Identity, people: People, costs: dict[str, Cost], accounts: Accounts
    ) -> None:
        book, stock, chance = self.book, self.stock, self.chance
        write_identity(book, stock, self.kind, identity, chance.child("identity"))
        write_people(book, people)
        write_spending(book, accounts)
        write_totals(book, accounts)
        spare = chance.child("plan").whole(0, 40) * max(self.grain, 100_000)
        write_plan(book, accounts, spare)
        write_official(book, costs)
        write_running_costs(book, accounts, stock.subjects, chance.child("running"))
        write_procurement(book, accounts, chance.child("procurement"))
        write_assets(book, accounts, chance.child("assets"))
        write_grant_details(book, accounts, stock.subjects)
        write_functions(book, accounts, stock.subjects)
        self._appraise(accounts)
        over = {"public": _public_over(accounts), "staff": people.active > people.post_total}
        write_reasons(book, stock, self.kind, over, chance.child("reasons"))

    def _appraise(self, accounts: Accounts) -> None:
        book, stock, chance = self.book, self.stock, self.chance.child("appraisal")
        appraisals = write_projects(book, stock, self.kind, accounts, chance)
        write_counts(book, appraisals, chance.child("counts"))
        points = write_unit(book, stock, self.kind, accounts, chance.child("unit"))
        names = dict(zip((name for _, name in GRADES), self._grade_words(), strict=True))
        book.fact("grade", names[grade(points)])

    def _grade_words(self) -> tuple[str, ...]:
        return tuple(self.stock.ids.measures[name] for _, name in GRADES)


def _public_over(accounts: Accounts) -> bool:
    goods = chapter("302")
    return accounts.spent("outturn", goods) > accounts.spent("initial", goods)
