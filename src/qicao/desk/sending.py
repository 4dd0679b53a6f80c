"""What drafting with a model will send, where to, how much of it and what that may cost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from qicao.engines.budget import Fitted, is_exact
from qicao.engines.choose import choose_chat, terms_lines, terms_of
from qicao.engines.conversation import REPAIRS
from qicao.engines.drafting import has_matter
from qicao.engines.endpoint import SectionRefused
from qicao.prompt import load_library
from qicao.settings import Settings
from qicao.values import SectionPlan, Value
from qicao.workflow import Prepared
from qicao.writers import make_engine

FAULTS = 400
"""Tokens that the list of faults of a repair takes, about."""


class Sending(Value):
    """What a draft will send; nothing was sent."""

    requests: int
    """One a section, without repairs."""
    tokens: int
    """Of all first prompts together."""
    exact: bool
    """Whether tokens were counted, not estimated."""
    left_out: tuple[str, ...] = ()
    """What does not fit into the context, in words, and sections that do not at all."""
    once: Decimal | None = None
    """What it costs at most if no reply has to be mended; None without prices."""
    most: Decimal | None = None
    """What it costs at most if every reply is mended as often as may be."""


def sending_terms(settings: Settings) -> tuple[str, ...]:
    """The server, the model, whether there is a key, and on what terms; nothing is connected.

    UsageError or MissingDependency as for `open_engine`.
    """
    chat = choose_chat(settings, lambda _: None)
    return terms_lines(chat, terms_of(settings), key=settings.openai_api_key is not None)


def sending(settings: Settings, prepared: Prepared, sections: Sequence[str] = ()) -> Sending:
    """What a draft of these sections would send, () for all of them.

    UsageError as for `open_engine`, ImportRefused for a prompt that cannot be used.
    """
    chat, terms = choose_chat(settings, lambda _: None), terms_of(settings)
    engine = make_engine(chat, prepared, terms, lambda _: None)
    asked, left_out = list[tuple[SectionPlan, Fitted]](), list[str]()
    for plan in (p for p in prepared.plans if not sections or p.id in sections):
        try:
            fits = engine.requests([plan])
        except SectionRefused as refused:
            left_out.append(f"{plan.heading}：{refused}；这一节会用内置文字")
        else:
            asked += fits
            left_out += (f"{plan.heading}：{line}" for _, fit in fits for line in fit.left_out)
    said = sum(fitted.tokens for _, fitted in asked)
    answers = sum(engine.writer.brief(plan).prompt.model.max_tokens for plan, _ in asked)
    mended = said + answers + FAULTS * len(asked)
    most = terms.cost(said + REPAIRS * mended, (1 + REPAIRS) * answers)
    return Sending(
        requests=len(asked),
        tokens=said,
        exact=is_exact(),
        left_out=tuple(left_out),
        once=terms.cost(said, answers) if terms.is_priced else None,
        most=most if terms.is_priced else None,
    )


def prompts_of(prepared: Prepared) -> dict[str, str]:
    """The version of the prompt for each section that a model would be asked to write.

    ImportRefused with file and line for a faulty prompt, UsageError for one that is missing.
    """
    library = load_library(prepared.profile.files, prepared.profile.section_ids)
    plans = filter(has_matter, prepared.plans)
    return {plan.id: library.writer(plan.id, plan.writes).version for plan in plans}
