"""Scores of many sections summed up, every count with what it is out of.

What is missing (a draft that is not done, a section that the server failed, a reply without
tokens) is in no denominator; it is counted beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from qicao.engines.attempts import Attempt
from qicao.engines.endpoint import Terms
from qicao.trial.cells import Cell, CellScore, Trial
from qicao.trial.scoring import SectionScore, State
from qicao.values import Severity, Value

KINDS = {"prose": "正文", "problems": "问题", "measures": "措施"}
ALL = ""
CLEAN = (State.FIRST, State.REPAIRED)


class Count(Value):
    """How many, out of how many."""

    n: int
    of: int

    def __str__(self) -> str:
        return f"{self.n}/{self.of}"


class Spent(Value):
    """What replies took; of `replies` that there were, `counted` came with their tokens."""

    replies: int = 0
    kept: int = 0
    """Replies that an earlier run had paid for."""
    counted: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    cost: Decimal | None = None
    """Of the replies that are not kept ones, at the prices of the settings; None without prices."""


class Tally(Value):
    """Sections of one kind, or all (''), of one engine with one set of prompts."""

    prompts: str
    engine: str
    kind: str = ALL
    drafts: Count
    """Done, of those that were planned."""
    sections: int
    """With anything to write from."""
    states: dict[State, int]
    first: Count
    """First replies without a fault, of those that came."""
    clean: Count
    """Sections with a reply without a fault, of those that the server did not fail."""
    faults: dict[str, int]
    """Code → first replies that have it."""
    said: Count
    """Required claims and figures in the text of the engine."""
    errors: int
    warnings: int
    codes: dict[str, int]
    """Code → errors and warnings of the finished draft."""
    characters: int
    bound: Count
    """Sentences of the engine's own text that carry a slot."""
    spent: Spent


def tallies(trial: Trial) -> tuple[Tally, ...]:
    """For each set of prompts and engine the kinds that occur, and all together, in order."""
    arms = dict.fromkeys((cell.prompts, cell.engine) for cell in trial.planned)
    return tuple(tally for arm in arms for tally in _of_arm(trial, arm))


def _of_arm(trial: Trial, arm: tuple[str, str]) -> list[Tally]:
    def is_of(cell: Cell) -> bool:
        return (cell.prompts, cell.engine) == arm

    done = [score for score in trial.done if is_of(score.cell)]
    planned = sum(map(is_of, trial.planned))
    return tally_kinds(done, arm, planned)


def tally_kinds(done: Sequence[CellScore], arm: tuple[str, str], planned: int) -> list[Tally]:
    """The tallies of drafts of one set of prompts and engine."""
    present = {part.writes for score in done for part in score.sections}
    kinds = [*(kind for kind in KINDS if kind in present), ALL]
    return [_tally(done, arm, planned, kind) for kind in kinds]


def _tally(done: Sequence[CellScore], arm: tuple[str, str], planned: int, kind: str) -> Tally:
    scores = [s for score in done for s in score.sections if kind in (ALL, s.writes)]
    findings = [f for s in scores for f in s.findings]
    findings += () if kind else [f for score in done for f in score.elsewhere]
    own = [s for s in scores if s.is_own]
    judged = [s for s in scores if s.state not in (State.FAILED, State.WRITTEN)]
    firsts = [score.attempts[0] for score in scores if score.attempts]
    states = Counter(score.state for score in scores)
    levels = Counter(finding.severity for finding in findings)
    return Tally(
        prompts=arm[0],
        engine=arm[1],
        kind=kind,
        drafts=Count(n=len(done), of=planned),
        sections=len(scores),
        states={state: states[state] for state in State if states[state]},
        first=Count(n=sum(not first.faults for first in firsts), of=len(firsts)),
        clean=Count(n=sum(s.state in CLEAN for s in judged), of=len(judged)),
        faults=_ranked(code for first in firsts for code in {f.code for f in first.faults}),
        said=Count(n=sum(s.required - s.unsaid for s in own), of=sum(s.required for s in own)),
        errors=levels[Severity.ERROR],
        warnings=levels[Severity.WARNING],
        codes=_ranked(finding.code for finding in findings),
        characters=sum(s.characters for s in own),
        bound=Count(n=sum(s.bound for s in own), of=sum(s.sentences for s in own)),
        spent=_spent(done, scores),
    )


def _ranked(codes: Iterable[str]) -> dict[str, int]:
    """How often each occurs, the most frequent first."""
    return dict(sorted(Counter(codes).items(), key=lambda entry: (-entry[1], entry[0])))


def _spent(done: Sequence[CellScore], scores: Iterable[SectionScore]) -> Spent:
    replies = [reply for score in scores for reply in score.attempts]
    counted = [reply for reply in replies if reply.prompt_tokens]
    prompt = sum(reply.prompt_tokens for reply in counted)
    completion = sum(reply.completion_tokens for reply in counted)
    terms = done[0].terms if done else None
    return Spent(
        replies=len(replies),
        kept=sum(reply.kept for reply in replies),
        counted=len(counted),
        prompt_tokens=prompt,
        completion_tokens=completion,
        seconds=sum(reply.seconds for reply in counted),
        cost=_cost(replies, terms) if terms and terms.is_priced else None,
    )


def _cost(replies: Iterable[Attempt], terms: Terms) -> Decimal:
    """What replies cost that were not kept from before."""
    return sum(
        (terms.cost(r.prompt_tokens, r.completion_tokens) for r in replies if not r.kept),
        Decimal(0),
    )
