"""What takes back a claim that fails: each asks whether it was read out of the wrong numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.answered import is_of_named
from qicao.arithmetic.doubts.impossible import is_impossible
from qicao.arithmetic.doubts.leftout import is_of_others, is_of_rest
from qicao.arithmetic.doubts.misgrouped import misgrouped
from qicao.arithmetic.doubts.ofwhat import is_of_other
from qicao.arithmetic.doubts.openlists import is_of_open_list
from qicao.arithmetic.doubts.otherbases import is_of_something_else
from qicao.arithmetic.doubts.siblings import are_siblings
from qicao.arithmetic.doubts.unfilled import over_unfilled
from qicao.arithmetic.sources import Sources


def taken_back(sources: Sources, held: Sequence[Claim]) -> tuple[Callable[[Claim], bool], ...]:
    """What is asked of every claim of a text that fails; `held` are those that do not."""
    return (
        is_impossible,
        misgrouped(sources, held),
        are_siblings(sources, held),
        is_of_other(sources),
        is_of_open_list(sources, held),
        over_unfilled(sources.text),
        lambda one: is_of_named(one, sources.statements, sources.text),
        partial(is_of_rest, text=sources.text),
        partial(is_of_others, text=sources.text),
        is_of_something_else,
    )
