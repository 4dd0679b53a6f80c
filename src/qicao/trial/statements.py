"""The public statements of the final accounts and the budget, summed from the books."""

from __future__ import annotations

from collections.abc import Callable

from qicao.trial.accounts import GRANTS, Accounts, Outlay, Test, with_ancestors
from qicao.trial.book import Book
from qicao.trial.stock import Subjects

COLUMNS = ("initial", "full", "outturn", "last")
NATURES = {
    "projects": "project",
    "up": "up",
    "operating": "operating",
    "subsidy": "subsidy",
}
CHAPTERS = {"wages": "301", "goods": "302", "family": "303", "debt": "307", "capital": "310"}
REST = "399"
PERSONNEL = ("301", "303")
PUBLIC = ("302", "307", "310", "399")
OWN_SOURCES = ("superior", "business", "operating", "affiliated", "other")


def is_basic(o: Outlay) -> bool:
    """Whether it is basic spending."""
    return o.nature == "basic"


def chapter(*codes: str) -> Test:
    """Basic spending of some chapters of the economic classification."""
    return lambda o: is_basic(o) and o.subject[:3] in codes


def of_fund(fund: str, nature: str = "") -> Test:
    """Spending from a fund, of one nature if it is named."""
    return lambda o: o.fund == fund and nature in ("", o.nature)


def write_spending(book: Book, accounts: Accounts) -> None:
    """Spending by nature and by fund: budget, adjusted budget, outturn and the year before."""
    tests: dict[str, Test] = {
        "spending": lambda o: True,  # noqa: ARG005 - every outlay counts
        "basic": is_basic,
        "personnel": chapter(*PERSONNEL),
        "wages": chapter("301"),
        "family": chapter("303"),
        "goods": chapter("302"),
        "capital": chapter("310"),
    }
    tests |= {item: _of_nature(nature) for item, nature in NATURES.items()}
    tests |= {fund: of_fund(fund) for fund in (*GRANTS, "special", "own")}
    for item, test in tests.items():
        for column in COLUMNS:
            book.amount(item, column, accounts.spent(column, test))
        outturn, full, last = (accounts.spent(c, test) for c in ("outturn", "full", "last"))
        book.rate(item, "rate", outturn, full)
        book.amount(item, "change", outturn - last)
        book.rate(item, "change_rate", outturn - last, last)


def _of_nature(nature: str) -> Test:
    return lambda o: o.nature == nature


def write_totals(book: Book, accounts: Accounts) -> None:
    """Forms 01 and 04: income, carry-overs and totals of all money and of the grants."""
    income, spent = accounts.received(), accounts.spent("outturn")
    opening, closing = accounts.opening(), accounts.closing()
    book.amount("income", "outturn", income)
    book.amount("income", "surplus_used", accounts.surplus_used)
    book.amount("income", "opening", opening)
    book.amount("income", "total", income + accounts.surplus_used + opening)
    book.amount("spending", "distributed", accounts.distributed)
    book.amount("spending", "total", spent + accounts.distributed + closing)
    book.amount("balance", "this_year", closing)
    book.amount("balance", "last_year", opening)
    for source in GRANTS:
        book.amount(f"{source}_income", "outturn", accounts.received(source))
    for source in OWN_SOURCES:
        book.amount(f"{source}_income", "outturn", accounts.received(source))
    _write_grants(book, accounts)


def _write_grants(book: Book, accounts: Accounts) -> None:
    income, spent = accounts.received(*GRANTS), accounts.spent("outturn", _granted)
    opening, closing = accounts.opening(*GRANTS), accounts.closing(*GRANTS)
    book.amount("fiscal_income", "outturn", income)
    book.amount("fiscal", "income", income)
    book.amount("fiscal", "opening", opening)
    book.amount("fiscal", "income_total", income + opening)
    book.amount("fiscal", "spent", spent)
    book.amount("fiscal", "closing", closing)
    book.amount("fiscal", "spent_total", spent + closing)
    for fund in GRANTS:
        out = accounts.spent("outturn", of_fund(fund))
        book.amount(f"{fund}_grant", "opening", accounts.opening(fund))
        book.amount(f"{fund}_grant", "closing", accounts.closing(fund))
        book.amount(f"{fund}_grant", "spent_total", out + accounts.closing(fund))


def _granted(o: Outlay) -> bool:
    return o.fund in GRANTS


def write_grant_details(book: Book, accounts: Accounts, subjects: Subjects) -> None:
    """Forms 05, 06, 08 and 09: the grants by nature and by economic subject."""

    def out(test: Test) -> int:
        return accounts.spent("outturn", test)

    book.amount("granted_basic", "outturn", out(of_fund("general", "basic")))
    book.amount("granted_projects", "outturn", out(of_fund("general", "project")))
    for fund in ("govfund", "statecap"):
        book.amount(f"{fund}_basic", "outturn", out(of_fund(fund, "basic")))
        book.amount(f"{fund}_projects", "outturn", out(of_fund(fund, "project")))
    for item, code in CHAPTERS.items():
        book.amount(f"granted_{item}", "outturn", out(_granted_chapter(code)))
    book.amount("granted_rest", "outturn", out(_granted_chapter(REST)))
    book.amount("granted_personnel", "outturn", out(_granted_chapter(*PERSONNEL)))
    book.amount("granted_public", "outturn", out(_granted_chapter(*PUBLIC)))
    codes = sorted({o.subject for o in accounts.outlays if o.fund == "general" and o.subject})
    for code in codes:
        book.member_amount("economic", code + subjects.economics[code], "outturn", out(_on(code)))


def _on(subject: str) -> Test:
    return lambda o: o.subject == subject and o.fund == "general"


def _granted_chapter(*codes: str) -> Test:
    test = chapter(*codes)
    return lambda o: o.fund == "general" and test(o)


def write_functions(book: Book, accounts: Accounts, subjects: Subjects) -> None:
    """The rows of forms 01 to 05, 08 and 09 by function: classes, and codes with those above."""
    names = subjects.functions
    for code in with_ancestors(_functions(accounts)):
        under = _under(code)
        if len(code) == 3:
            _write_class(book, accounts, names[code], under)
        row = code + names[code]
        _write_income(book, accounts, row, code)
        _write_spending_row(book, accounts, row, under)
        _write_grant_rows(book, accounts, row, code)


def _functions(accounts: Accounts) -> set[str]:
    received = {r.function for r in accounts.receipts}
    return (
        received | {o.function for o in accounts.outlays} | {c.function for c in accounts.carries}
    )


def _under(code: str) -> Test:
    return lambda o: o.function.startswith(code)


def _write_class(book: Book, accounts: Accounts, name: str, under: Test) -> None:
    amount = accounts.spent("outturn", under)
    if amount:
        book.member_amount("spending_class", name, "outturn", amount)
    if not (granted := accounts.spent("outturn", lambda o: _granted(o) and under(o))):
        return
    book.member_amount("granted_class", name, "outturn", granted)
    for fund in GRANTS:
        book.member_amount(
            "granted_class", name, fund, accounts.spent("outturn", _both(fund, under))
        )


def _both(fund: str, under: Test) -> Test:
    return lambda o: o.fund == fund and under(o)


def _write_income(book: Book, accounts: Accounts, row: str, code: str) -> None:
    def received(*sources: str) -> int:
        rows = (r for r in accounts.receipts if r.function.startswith(code))
        return sum(r.amount for r in rows if not sources or r.source in sources)

    if not received():
        return
    book.member_amount("income_subject", row, "outturn", received())
    book.member_amount("income_subject", row, "fiscal_income", received(*GRANTS))
    for source in OWN_SOURCES:
        book.member_amount("income_subject", row, f"{source}_income", received(source))


def _write_spending_row(book: Book, accounts: Accounts, row: str, under: Test) -> None:
    def out(nature: str = "") -> int:
        return accounts.spent("outturn", lambda o: under(o) and nature in ("", o.nature))

    if not out():
        return
    book.member_amount("spending_subject", row, "outturn", out())
    book.member_amount("spending_subject", row, "basic", out("basic"))
    for measure, nature in NATURES.items():
        book.member_amount("spending_subject", row, measure, out(nature))


def _write_grant_rows(book: Book, accounts: Accounts, row: str, code: str) -> None:
    for fund, group in (
        ("general", "granted_subject"),
        ("govfund", "govfund_subject"),
        ("statecap", "statecap_subject"),
    ):
        out = _out(accounts, fund, code)
        carries = [c for c in accounts.carries if c.fund == fund and c.function.startswith(code)]
        moved = sum(c.opening + c.closing for c in carries)
        if not out() and (group != "govfund_subject" or not moved):
            continue
        book.member_amount(group, row, "outturn", out())
        book.member_amount(group, row, "basic", out("basic"))
        book.member_amount(group, row, "projects", out("project"))
        if group == "govfund_subject":
            income = sum(
                r.amount
                for r in accounts.receipts
                if r.source == fund and r.function.startswith(code)
            )
            book.member_amount(group, row, "opening", sum(c.opening for c in carries))
            book.member_amount(group, row, "income", income)
            book.member_amount(group, row, "closing", sum(c.closing for c in carries))


def _out(accounts: Accounts, fund: str, code: str) -> Callable[..., int]:
    def out(nature: str = "") -> int:
        test = of_fund(fund, nature)
        return accounts.spent("outturn", lambda o: test(o) and o.function.startswith(code))

    return out


def write_plan(book: Book, accounts: Accounts, spare: int) -> None:
    """The budget over the year: brought forward, added, cut, and what is left at the end."""
    adjusted = accounts.spent("full") - accounts.spent("initial")
    carried = accounts.spent("carried")
    cut = max(spare, carried - adjusted)
    added = adjusted - carried + cut
    book.amount("plan", "carried", carried)
    book.amount("plan", "added", added)
    book.amount("plan", "cut", cut)
    book.amount("plan", "year_end", accounts.closing())
