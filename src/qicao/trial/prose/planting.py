"""A labelled report in which one thing is made wrong, with a record of what that breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qicao.mentions.mention import NOT_QUANTITY
from qicao.trial.chance import Chance
from qicao.trial.planting import Unplantable
from qicao.trial.prose.labelled import Labelled, Number, Relation
from qicao.trial.prose.numerals import Numeral, numeral_of, reread

Span = tuple[int, int]
LONG = 5
"""Parts of a sum from which on a finding may stand at the total and name not all of them."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What stood and what stands now; `start` and `end` are code points of the new text."""

    start: int
    end: int
    was: str
    now: str
    at: int
    """Where it began in the text before."""
    number: str = ""
    """The id of the number that was rewritten."""

    @property
    def until(self) -> int:
        """Where it ended in the text before."""
        return self.at + len(self.was)

    @property
    def longer(self) -> int:
        """By how much the text grew."""
        return len(self.now) - len(self.was)


def moved(place: int, edits: Sequence[Edit]) -> int:
    """Where something now begins that began at `place` before the edits."""
    return place + sum(edit.longer for edit in edits if edit.until <= place)


@dataclass(frozen=True)
class Planted:
    """The fault: its class, what was changed, and who could prove it.

    The edits are the tokens that are wrong, `near` what else a finding may point at. `broken` are
    the relations of the clean text that no longer hold. `provable` is so from the text alone: a
    relation broke, or the fault is one of form; `by_figures` also where a figure is known that a
    changed number states. `determined` is the culprit where it is the only number that all of two
    or more broken relations share, or where nothing else could be wrong.
    """

    fault: str
    text: str
    edits: tuple[Edit, ...]
    near: tuple[Span, ...]
    broken: tuple[Relation, ...]
    provable: bool
    by_figures: bool
    determined: bool
    determined_by_figures: bool
    after: Labelled

    def row(self) -> dict[str, object]:
        """As JSON has it, in the words of truth.json."""
        changes = [{"start": e.start, "true": e.was, "stated": e.now} for e in self.edits]
        return {"class": self.fault, "changes": changes, "provable": self.provable}


class Prose:
    """A report that is about to be made wrong; places are those of the text as it was."""

    def __init__(self, report: Labelled, chance: Chance, avoid: frozenset[str] = frozenset()):
        self.report, self.chance, self.avoid = report, chance, avoid
        self.edits: list[Edit] = []
        self.restated: dict[str, Number] = {}
        self.near: list[Span] = []
        self.evident, self.two_ways = False, False
        self.told: list[Relation] = []

    def plain(self, numbers: Sequence[Number]) -> list[tuple[Number, Numeral]]:
        """Those of plain digits, with their digits."""
        found = ((n, numeral_of(n)) for n in numbers if n.id not in self.avoid)
        return [(number, numeral) for number, numeral in found if numeral]

    def stated(self) -> list[Number]:
        """The numbers of which something is known: a relation, or a figure."""
        related = {id for relation in self.report.relations for id in relation.ids}
        return [n for n in self.report.numbers if n.id in related or n.figure]

    def pick(self) -> tuple[Number, Numeral]:
        """Any number of plain digits of which something is known; Unplantable if there is none."""
        return self.one_of(self.plain([n for n in self.stated() if n.kind not in NOT_QUANTITY]))

    def one_of(self, choices: Sequence[tuple[Number, Numeral]]) -> tuple[Number, Numeral]:
        """One of them; Unplantable if there is none."""
        if not choices:
            raise Unplantable
        return self.chance.pick(choices)

    def any_of(self, numbers: Sequence[Number]) -> Number:
        """One of them, each as likely however often it is there; Unplantable if there is none."""
        free = list({n.id: n for n in numbers if n.id not in self.avoid}.values())
        if not free:
            raise Unplantable
        return self.chance.pick(free)

    def restate(self, number: Number, text: str, unit: str | None = None) -> None:
        """Writes a number otherwise; Unplantable if that is no other value."""
        again = reread(number, text)
        again = again if unit is None else replace(again, unit=unit)
        if (again.value, again.unit) == (number.value, number.unit):
            raise Unplantable
        self.put(number, again)

    def put(self, number: Number, again: Number) -> None:
        """Another number in the place of one."""
        self.restated[number.id] = again
        self.change(number.start, number.end, again.text, number.id)

    def replace(self, start: int, end: int, now: str, *, evident: bool = True) -> None:
        """Other words in the place of a stretch; `evident` if that is a fault by itself."""
        self.change(start, end, now)
        self.evident = self.evident or evident

    def change(self, start: int, end: int, now: str, number: str = "") -> None:
        """Notes an edit."""
        was = self.report.text[start:end]
        self.edits.append(Edit(start, start + len(now), was, now, start, number))

    def also(self, *spans: Span) -> None:
        """Where else a finding may point."""
        self.near += spans

    def breaks(self, relation: Relation) -> None:
        """A relation that words break, not numbers."""
        self.told.append(relation)
        self.evident = True

    def planted(self, fault: str) -> Planted:
        """The report with the fault."""
        after = self._after()
        before, now = self.report, after.by_id
        broken = [r for r in self._touched() if not after.holds(r, now)]
        broken = [r for r in broken if r not in self.told and before.holds(r, before.by_id)]
        broken = [*self.told, *broken]
        wrong = [id for id in self.restated if self._misstates(now[id])]
        sure = (self.evident or self._shared(broken)) and not self.two_ways
        self._at_totals(broken)
        return Planted(
            fault=fault,
            text=after.text,
            edits=tuple(self._placed()),
            near=tuple((self._moved(start), self._moved(end)) for start, end in self.near),
            broken=tuple(broken),
            provable=self.evident or bool(broken),
            by_figures=self.evident or bool(broken or wrong),
            determined=sure and len(self.edits) == 1,
            determined_by_figures=(sure or bool(wrong)) and len(self.edits) == 1,
            after=after,
        )

    def _at_totals(self, broken: Sequence[Relation]) -> None:
        """A part of a long sum may be told at its total."""
        for relation in broken:
            if relation.kind == "sum" and len(relation.roles["parts"]) > LONG:
                wholes = (self.report.by_id[id] for id in relation.roles["whole"])
                self.also(*((n.start, n.end) for n in wholes if n.id not in self.restated))

    def _touched(self) -> Iterator[Relation]:
        """Relations of a number that was rewritten, all whose numbers still stand."""
        there = self.report.by_id.keys() - self._gone()
        for relation in self.report.relations:
            if {*relation.ids} & self.restated.keys() and {*relation.ids} <= there:
                yield relation

    def _misstates(self, number: Number) -> bool:
        """Whether a number no longer is the figure that it was."""
        report = self.report
        was = report.states_its_figure(report.by_id[number.id])
        return was and not report.states_its_figure(number)

    def _shared(self, broken: Sequence[Relation]) -> bool:
        """Whether one number alone takes part in all that broke."""
        shared = set.intersection(*({*r.ids} for r in broken)) if len(broken) > 1 else set[str]()
        return shared == {*self.restated} and len(shared) == 1

    def _gone(self) -> set[str]:
        """Numbers that an edit of words took away."""
        cuts = [edit for edit in self.edits if edit.was and not edit.number]
        return {
            n.id
            for n in self.report.numbers
            if any(n.start < cut.until and cut.at < n.end for cut in cuts)
        }

    def _after(self) -> Labelled:
        gone, text = self._gone(), self.report.text
        for edit in sorted(self.edits, key=lambda edit: edit.at, reverse=True):
            text = text[: edit.at] + edit.now + text[edit.until :]
        numbers = []
        for number in self.report.numbers:
            if number.id not in gone:
                now = self.restated.get(number.id, number)
                start = self._moved(number.start)
                numbers.append(replace(now, start=start, end=start + len(now.text)))
        relations = tuple(r for r in self.report.relations if not {*r.ids} & gone)
        return replace(self.report, text=text, numbers=tuple(numbers), relations=relations)

    def _moved(self, place: int) -> int:
        return moved(place, self.edits)

    def _placed(self) -> Iterator[Edit]:
        """The edits in the order of the text, where they stand in the new one."""
        longer = 0
        for edit in sorted(self.edits, key=lambda edit: edit.at):
            yield replace(edit, start=edit.start + longer, end=edit.end + longer)
            longer += edit.longer
