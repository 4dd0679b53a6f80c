"""How each number of a text stands: bound to a figure, explained, contradicted, or neither."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property

from qicao.arithmetic.bound.binding import Binding, Status
from qicao.arithmetic.claim import Claim
from qicao.checking.foreign import Examined
from qicao.checking.reckoning import MOST, formula_of, words


class Standings:
    """The standing of every number; `wrong` are the places that findings point at."""

    def __init__(self, examined: Examined, wrong: Set[int]) -> None:
        self.examined, self.wrong = examined, wrong

    def status(self, start: int) -> str:
        """The word of the contract for the number that begins there."""
        binding = self._binding(start)
        status = binding.status if binding else Status.OPEN
        if start in self.wrong:
            status = Status.CONTRADICTED
        elif start in self._explanations and status is not Status.BOUND:
            return "explained"
        elif status is Status.CONTRADICTED:
            status = Status.OPEN
        return str(status.value)

    def figure(self, start: int) -> str | None:
        """The id of the figure that it is, or is said to be; None if it is none."""
        binding = self._binding(start)
        if binding and binding.status in (Status.BOUND, Status.CONTRADICTED):
            return binding.figures[0].figure
        return None

    def explanation(self, start: int) -> str | None:
        """How it follows, or which figures it may be; None if nothing is known."""
        binding = self._binding(start)
        if binding and binding.status is Status.AMBIGUOUS and start not in self._explanations:
            names = "、".join(figure.label for figure in binding.figures[:MOST])
            return f"可能是：{names}"
        return self._explanations.get(start)

    def _binding(self, start: int) -> Binding | None:
        return self.examined.bindings.get(start)

    @cached_property
    def _explanations(self) -> dict[int, str]:
        """Where a number stands → how it follows from others, or what follows from it."""
        found: dict[int, str] = {}
        for claim in self.examined.judged.held:
            shown = self._shown(claim)
            for member in claim.members:
                found.setdefault(member.start, shown)
        for counted in self.examined.counts:
            if counted.holds:
                found.setdefault(counted.stated.start, f"列出的有{len(counted.names)}个")
        return found

    def _shown(self, claim: Claim) -> str:
        return f"{words(self.examined.text, claim.given)}＝{formula_of(self.examined.text, claim)}"
