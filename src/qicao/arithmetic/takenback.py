"""What takes back a claim that fails: each asks whether it was read out of the wrong numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from qicao.arithmetic.answered import is_of_named
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.impossible import is_impossible
from qicao.arithmetic.leftout import is_of_others, is_of_rest
from qicao.arithmetic.misgrouped import misgrouped
from qicao.arithmetic.ofwhat import is_of_other
from qicao.arithmetic.openlists import is_of_open_list
from qicao.arithmetic.otherbases import is_of_something_else
from qicao.arithmetic.siblings import are_siblings
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.unfilled import over_unfilled


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
