"""A paper filled with a department's figures, or left blank for somebody to fill.

Gives a block of drafts, as composing.py does for the public forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qicao.quantity import Quantity
from qicao.quantity.rounding import half_up, plain
from qicao.trial.blocks import Block, Draft, Named
from qicao.trial.ids import Ids
from qicao.trial.lines import NOT_OURS, summed
from qicao.trial.money import MONEY_UNIT
from qicao.trial.papers import Paper, Repeated
from qicao.trial.plain import Stated
from qicao.values import segment

INLINE = re.compile(r"\{=([^}]+)\}")
ROW = re.compile(r"\$(\d+)")
MONEY_DECIMALS = 2
YUAN_IN_WAN = 10_000
LEFT, UP = "<", "^"


@dataclass(frozen=True)
class Scope:
    """What the marks of a row stand for: the project, the member of a group, the words."""

    words: Mapping[str, str]
    project: str = ""
    member: str = ""

    def name(self, pattern: str) -> str:
        """The id with `%` as the project and `*` as the member."""
        return pattern.replace("%", self._id(self.project)).replace("*", self._id(self.member))

    def _id(self, member: str) -> str:
        group, _, name = member.partition(".")
        return f"{group}.{segment(name)}"


@dataclass
class Fill:
    """Fills one paper; `blank` leaves out what comes of the year's work."""

    paper: Paper
    data: Stated
    ids: Ids
    words: Mapping[str, str]
    blank: bool = False
    project: str = ""
    """The project that the paper is about, '' for the unit itself."""

    def block(self) -> Block:
        """The paper as a block, its first row the row `0`."""
        block = Block(width=len(self.paper.widths))
        block.widths = dict(enumerate(self.paper.widths))
        self._ranges: tuple[int, int] = (1, 1)
        for row in self.paper.rows:
            if isinstance(row, Repeated):
                self._repeat(block, row)
            else:
                self._row(block, row, Scope(self._words(), self._group("project", self.project)))
        _join(block)
        return block

    def _words(self) -> dict[str, str]:
        return {**self.words, "project": self.project}

    def _group(self, group: str, name: str) -> str:
        return f"{self.ids.groups[group]}.{name}"

    def _repeat(self, block: Block, repeated: Repeated) -> None:
        first = block.height
        for order, (member, label) in enumerate(self._members(repeated.each), 1):
            words = {**self._words(), "item": label, "no": str(order), "unit": self._unit(member)}
            scope = Scope(words, self._group("project", self.project), member)
            for row in repeated.rows:
                self._row(block, row, scope)
        self._ranges = (first, block.height - 1)
        for column in repeated.merge:
            _merge_equal(block, column, first - 1, block.height - 1)

    def _members(self, group: str) -> Iterator[tuple[str, str]]:
        """Each member as group.name, with the label that the form shows."""
        for name in self.data.members.get(group, ()):
            if group != self.ids.groups["project_indicator"]:
                yield f"{group}.{name}", name
            elif self.project and self._belongs(name):
                yield f"{group}.{name}", name.removeprefix(self.project)

    def _belongs(self, name: str) -> bool:
        return (
            self.data.facts.get(self.ids.field("project_indicator", name, "belongs"))
            == self.project
        )

    def _unit(self, member: str) -> str:
        group, _, name = member.partition(".")
        figure = self.data.figures.get(f"{group}.{segment(name)}.{self.ids.measures['target']}")
        return figure.unit if figure else ""

    def _row(self, block: Block, row: Sequence[str], scope: Scope) -> None:
        for column, token in enumerate(row):
            block.put(block.height, column, self._draft(token, scope, block.height))
        block.height += 1

    def _draft(self, token: str, scope: Scope, row: int) -> Draft:
        if token in (LEFT, UP):
            return Draft("join", token)
        if token.startswith("="):
            return self._figure(token[1:], scope, row)
        if token.startswith("@"):
            return self._fact(scope.name(token[1:]), scope)
        role = {"#": "title", "!": "outside"}.get(token[:1], "head")
        text = token[1:] if role != "head" else token
        return self._text(role, text, scope)

    def _text(self, role: str, text: str, scope: Scope) -> Draft:
        named: list[Named] = []

        def put(found: re.Match[str]) -> str:
            name = scope.name(found[1])
            amount = self._amount(name)
            if amount is None or self.blank:
                return ""
            shown = plain(amount.value, MONEY_DECIMALS)
            named.append(Named(name, shown, amount.unit))
            return shown

        printed = INLINE.sub(put, text)
        for word, value in scope.words.items():
            printed = printed.replace("{" + word + "}", value)
        role = "text" if INLINE.search(text) else role
        blank = INLINE.search(text) if self.blank else None
        slot = scope.name(blank[1]) if blank else ""
        return Draft(role, printed, named=tuple(named), slot=slot)

    def _fact(self, name: str, scope: Scope) -> Draft:
        text = self.data.facts.get(name, "")
        shown = "、".join(text) if isinstance(text, tuple) else text
        result = (self.ids.measures["actual"], self.ids.fields["reason"])
        if self.blank and (name.endswith(result) or not scope.member):
            named = name == self.ids.facts["name"] or name.endswith(self.ids.fields["authority"])
            return Draft("text", shown if named else "", slot="" if named else name)
        return Draft("text", shown)

    def _amount(self, name: str) -> Quantity | None:
        if name.startswith(NOT_OURS):
            return summed(name, self.data.figures)
        return self.data.figures.get(name)

    def _figure(self, token: str, scope: Scope, row: int) -> Draft:
        pattern, mode, formula = (*token.split("|", 2), "", "")[:3]
        name = scope.name(pattern)
        amount = self._amount(name)
        formula = self._formula(formula, row)
        ours = "" if name.startswith(NOT_OURS) else name
        if self.blank and not self._given_before(pattern):
            return Draft("amount", slot="" if formula else ours, formula=formula, mode=mode)
        if mode in ("target", "actual") or (mode == "bare" and amount is None):
            return self._in_words(name, amount)
        if amount is None:
            return Draft("amount", mode=mode)
        if mode == "unit":
            shown = plain(amount.value, amount.decimals or 0)
            named = (Named(name, shown, amount.unit),)
            return Draft("center", shown + amount.unit, named=named)
        keep = formula if mode == "number" else ""
        amount = self._in_unit(amount) if mode in ("", "money") else amount
        return Draft("amount", amount=amount, id=ours, mode=mode or "money", formula=keep)

    def _in_unit(self, amount: Quantity) -> Quantity:
        """An amount of money in the unit of the paper."""
        if amount.unit != MONEY_UNIT or self.paper.unit == MONEY_UNIT:
            return amount
        value = half_up(amount.value * YUAN_IN_WAN, MONEY_DECIMALS)
        return Quantity(value=value, unit=self.paper.unit, decimals=MONEY_DECIMALS)

    def _given_before(self, pattern: str) -> bool:
        """Whether the budget bureau prints it into a blank form: targets and weights."""
        measures = self.ids.measures
        given = (measures["target"], measures["weight"], measures["rate_weight"])
        return pattern.endswith((*given, measures["full_points"], measures["full_score"]))

    def _formula(self, formula: str, row: int) -> str:
        """The formula with rows counted from the top of the block: {@0} is its first."""
        first, last = self._ranges
        named = {"{r}": row, "{first}": first, "{last}": last}
        for mark, number in named.items():
            formula = formula.replace(mark, f"{{@{number}}}")
        return ROW.sub(lambda found: f"{{@{int(found[1]) - 1}}}", formula)

    def _in_words(self, name: str, amount: Quantity | None) -> Draft:
        stem = name.rpartition(".")[0]
        is_target = name.endswith(self.ids.measures["target"])
        if amount is None:
            field = "target_text" if is_target else "actual_text"
            text = self.data.facts.get(f"{stem}.{self.ids.fields[field]}", "")
            return Draft("center", text if isinstance(text, str) else "")
        shown = plain(amount.value, amount.decimals or 0)
        named = [Named(name, shown, amount.unit)]
        if not is_target:
            return Draft("center", shown + amount.unit, named=tuple(named))
        comparator = str(self.data.facts.get(f"{stem}.{self.ids.fields['comparator']}", ""))
        upper_name = f"{stem}.{self.ids.measures['upper']}"
        if (upper := self._amount(upper_name)) is not None:
            high = plain(upper.value, upper.decimals or 0)
            named.append(Named(upper_name, high, upper.unit))
            shown, comparator = f"{shown}-{high}", ""
        sign = self.paper.spelled.get(comparator, comparator)
        return Draft("center", f"{sign}{shown}{amount.unit}", named=tuple(named))


def _join(block: Block) -> None:
    """Merges what `<` and `^` join, and takes the marks out."""
    joined = {key: draft.text for key, draft in block.cells.items() if draft.role == "join"}
    for (row, column), mark in sorted(joined.items()):
        block.cells[row, column] = Draft("spare", mark)
    for row in range(block.height):
        for column in range(block.width):
            if (row, column) in joined:
                continue
            right = column
            while joined.get((row, right + 1)) == LEFT:
                right += 1
            bottom = row
            while joined.get((bottom + 1, column)) == UP:
                bottom += 1
            block.merge(row, column, bottom, right)
    for key in joined:
        block.cells[key] = Draft("spare")


def _merge_equal(block: Block, column: int, first: int, last: int) -> None:
    """Marks equal texts below one another as one cell, within the cell of the column before."""
    for row in range(last, first, -1):
        own, above = block.cells[row, column], block.cells[row - 1, column]
        if own.text == above.text and own.text:
            block.cells[row, column] = Draft("join", UP)
