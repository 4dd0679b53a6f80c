"""A model's reply as sections: sentences by the model, the frame by plan and profile."""

from __future__ import annotations

from collections.abc import Mapping

from qicao.engines.replies import Measure, MeasuresReply, ProblemsReply, ProseReply, Reply
from qicao.values import Block, Paragraph, Section, SectionPlan, Table

_ENDS = "。！？；"


def make_sections(
    reply: Reply, plan: SectionPlan, builtin: tuple[Section, ...], engine: str
) -> tuple[Section, ...]:
    """The sections of a reply without faults, those below in the order of the plan's signals.

    `builtin` is what the builtin engine wrote: its tables stay after prose, its lead before lists,
    and below each problem and measure what it says of last year's.
    """
    frame, *below = builtin
    if isinstance(reply, ProseReply):
        return (_prose(reply, plan, frame, engine),)
    texts = _problems(reply) if isinstance(reply, ProblemsReply) else _measures(reply)
    head = frame.model_copy(update={"engine": engine})
    codes = [signal.code for signal in plan.signals if signal.code in texts]
    more = {section.id: section.blocks[1:] for section in below}
    return (head, *(_child(plan, code, *texts[code], engine, more) for code in codes))


def _prose(reply: ProseReply, plan: SectionPlan, frame: Section, engine: str) -> Section:
    paragraphs = tuple(
        Paragraph(id=f"{plan.id}.{number}", text=text)
        for number, text in enumerate(reply.paragraphs, 1)
    )
    tables = tuple(block for block in frame.blocks if isinstance(block, Table))
    return frame.model_copy(update={"blocks": (*paragraphs, *tables), "engine": engine})


def _problems(reply: ProblemsReply) -> dict[str, tuple[str, str]]:
    return {problem.signal: (problem.title, problem.text) for problem in reply.problems}


def _measures(reply: MeasuresReply) -> dict[str, tuple[str, str]]:
    return {measure.signal: (measure.title, _with_terms(measure)) for measure in reply.measures}


def _with_terms(measure: Measure) -> str:
    """The text, with who and until when where it does not say so itself."""
    text = measure.text if measure.text.endswith(tuple(_ENDS)) else measure.text + "。"
    terms = []
    if measure.who not in text:
        terms.append(f"责任单位：{measure.who.rstrip(_ENDS)}")
    if measure.by_when not in text:
        terms.append(f"完成时限：{measure.by_when.rstrip(_ENDS)}")
    return text + "，".join(terms) + ("。" if terms else "")


def _child(
    plan: SectionPlan,
    code: str,
    title: str,
    text: str,
    engine: str,
    more: Mapping[str, tuple[Block, ...]],
) -> Section:
    key = f"{plan.id}.{code}"
    return Section(
        id=key,
        heading=title,
        level=plan.level + 1,
        blocks=(Paragraph(id=f"{key}.1", text=text), *more.get(key, ())),
        engine=engine,
    )
