"""A selection written anew by a model, as a proposal: its slots locked, nothing new said."""

from __future__ import annotations

import asyncio

from qicao.boundtext import slots
from qicao.engines.attempts import echoes_of
from qicao.engines.chat import Answer, OnText, Request
from qicao.engines.conversation import Outcome, blocking, converse
from qicao.engines.matter import Matter, print_matter
from qicao.engines.partial import prose_so_far
from qicao.engines.passage import Fault
from qicao.engines.replies import ReplyRefused, RewriteReply, read_reply
from qicao.engines.rewriting import find_rewrite_faults
from qicao.engines.writing import Unusable, Writer


async def propose(
    writer: Writer, text: str, way: str, heading: str, on_text: OnText | None = None
) -> tuple[str, tuple[Fault, ...]]:
    """The text in another wording, and the blemishes that a person should look at.

    UsageError for a way that the profile has no prompt for, EndpointError if the server failed,
    Unusable if no reply says just what the text said.
    """
    prompt, terms = writer.library.rewriter(way), writer.terms
    matter = _matter(text, heading, writer)
    echoes = echoes_of(prompt, matter)
    request = Request(
        section=f"{heading}·{way}",
        heading=heading,
        messages=prompt.render(print_matter({name: matter[name] for name in prompt.needed})),
        output="rewrite",
        temperature=prompt.model.temperature if terms.temperature is None else terms.temperature,
        max_tokens=prompt.model.max_tokens,
        seed=terms.seed,
    )

    def judge(answer: Answer, _: int) -> tuple[RewriteReply | None, tuple[Fault, ...]]:
        try:
            reply = read_reply(answer.text, "rewrite")
        except ReplyRefused as refused:
            return None, (Fault(code="shape", message=str(refused)),)
        ledger, profile = writer.ledger, writer.profile
        return reply, find_rewrite_faults(text, reply, ledger, profile, way, echoes)

    outcome: Outcome[RewriteReply] = await converse(
        writer.chat,
        request,
        judge,
        prompt.repair_words,
        asyncio.get_running_loop().time() + terms.deadline,
        context=terms.context,
        on_text=on_text and (lambda _, raw: on_text(prose_so_far(raw))),
        tell=writer.tell,
    )
    if outcome.reply is None:
        raise Unusable(blocking(outcome.faults))
    return outcome.reply.text, outcome.faults


def _matter(text: str, heading: str, writer: Writer) -> Matter:
    locked = dict.fromkeys(str(slot) for slot in slots(text))
    return {
        "heading": (heading,),
        "text": (" ".join(text.split("\n")),),
        "required": ("".join(locked),) if locked else (),
        "avoid": ("、".join(writer.profile.avoid),),
    }
