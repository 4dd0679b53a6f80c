"""The engine that writes one report, opened with all that stands behind it and closed after it.

The line meets the store here: a run is begun before the first call and ended with what became of
it; answers that were paid for once are not asked for again.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from qicao.engines import Engine
from qicao.engines.budget import is_exact
from qicao.engines.builtin import BuiltinEngine
from qicao.engines.choose import BUILTIN, choose_chat, terms_lines, terms_of
from qicao.engines.masking import Mask, Masked, names_of
from qicao.errors import DraftCancelled, UsageError
from qicao.prompt import Library, load_library
from qicao.settings import Settings
from qicao.values import Run, RunState
from qicao.workflow import Prepared

if TYPE_CHECKING:
    from qicao.engines.chat import Chat
    from qicao.engines.drafting import ModelEngine
    from qicao.engines.endpoint import Terms
    from qicao.store import RunStore

Tell = Callable[[str], None]


@contextmanager
def open_engine(
    settings: Settings,
    prepared: Prepared,
    tell: Tell,
    *,
    record: Path | None = None,
    mask: bool = False,
    spent: Decimal = Decimal(0),
) -> Iterator[Engine]:
    """The engine of the settings for one report; `record` is a folder that gets every reply.

    With `mask`, names and numbers of persons and units are replaced in what is sent and put back in
    what comes. `spent` is gone of the ceiling already. UsageError, MissingDependency or StoreError
    before any call.
    """
    if settings.engine == BUILTIN:
        yield BuiltinEngine(prepared.profile, prepared.ledger)
        return
    chat, terms = choose_chat(settings, tell), terms_of(settings)
    library = load_library(prepared.profile.files, prepared.profile.section_ids)
    for line in terms_lines(chat, terms, key=settings.openai_api_key is not None):
        tell(line)
    if not chat.place:  # nothing is paid for, so nothing need be kept
        yield make_engine(chat, prepared, terms, tell, library=library, mask=mask)
        return
    from qicao.engines.metering import Metered
    from qicao.store import open_store

    with open_store(settings.database) as store:
        run = begin_run(store, chat, prepared, settings, terms)
        metered = Metered(chat, terms, spent)
        inner = _kept(metered, store, run, terms, record)
        engine = make_engine(inner, prepared, terms, tell, library=library, mask=mask)
        with _ended(store, run, engine):
            yield engine


def rewrite(settings: Settings, prepared: Prepared, text: str, way: str) -> str:
    """Bound text in another wording by the model of the settings; its slots are as they were.

    Names and numbers of persons and units are never sent: another wording needs none.

    UsageError without a model; EndpointError or DraftRefused, in words, if nothing fit came of it.
    """
    if settings.engine == BUILTIN:
        todo = "请设置 OPENAI_BASE_URL 和 QICAO_ENGINE=openai:模型名，再打开本页"
        raise UsageError(f"改写要用模型：{todo}")
    with open_engine(settings, prepared, lambda _: None, mask=True) as engine:
        again: Callable[[str, str], tuple[str, object]] = engine.rewrite  # type: ignore[attr-defined]
        return again(text, way)[0]


def make_engine(
    chat: Chat,
    prepared: Prepared,
    terms: Terms,
    tell: Tell,
    *,
    library: Library | None = None,
    mask: bool = False,
) -> ModelEngine:
    """An engine on a chat, with the builtin one behind it; the profile's own prompts by default."""
    from qicao.engines.drafting import ModelEngine

    profile, ledger = prepared.profile, prepared.ledger
    return ModelEngine(
        Masked(chat, names_of(ledger)) if mask else chat,
        library or load_library(profile.files, profile.section_ids),
        profile,
        ledger,
        BuiltinEngine(profile, ledger),
        terms,
        tell,
    )


def preview(
    settings: Settings, prepared: Prepared, sections: Sequence[str] = (), *, mask: bool = False
) -> Iterator[str]:
    """What the first requests would be, whole, as lines; nothing is sent.

    UsageError as for `open_engine`.
    """
    chat, terms = choose_chat(settings, lambda _: None), terms_of(settings)
    yield from terms_lines(chat, terms, key=settings.openai_api_key is not None)
    engine = make_engine(chat, prepared, terms, lambda _: None)
    names = names_of(prepared.ledger)
    plans = [p for p in prepared.plans if not sections or p.id in sections]
    total = 0
    for plan, fitted in engine.requests(plans):
        tokens = fitted.tokens
        total += tokens
        hide = Mask(names).hide if mask else str
        yield f"\n════ {plan.heading}（约 {tokens} 个词元）"
        yield from fitted.left_out
        yield from (f"── {m.role}\n{hide(m.content)}" for m in fitted.messages)
    exact = "" if is_exact() else "，按字数估计"
    yield f"\n共约 {total} 个词元的提示词{exact}；没有发出。"


def _kept(chat: Chat, store: RunStore, run: Run, terms: Terms, record: Path | None) -> Chat:
    """The chat with its answers kept, and recorded if there is a folder for it."""
    from qicao.engines.recording import Recording
    from qicao.engines.remembering import Remembered

    kept = Remembered(chat, store, run.id, terms)
    return Recording(kept, record) if record else kept


def begin_run(
    store: RunStore, chat: Chat, prepared: Prepared, settings: Settings, terms: Terms
) -> Run:
    """A run in the store, begun now."""
    run = Run(
        id=uuid.uuid4().hex,
        began=datetime.now(UTC),
        engine=settings.engine,
        place=chat.place,
        profile=prepared.profile.ref,
        ledger=prepared.ledger.digest,
        settings=terms.model_dump(mode="json", exclude={"price_in", "price_out"}),
        prices={"input": f"{terms.price_in:f}", "output": f"{terms.price_out:f}"},
    )
    store.begin(run)
    return run


@contextmanager
def _ended(store: RunStore, run: Run, engine: Engine) -> Iterator[None]:
    """Ends the run with what became of it, however the block ends."""
    state = RunState.FAILED
    try:
        yield
        state = RunState.FAILED if engine.failures else RunState.DONE
    except (KeyboardInterrupt, DraftCancelled):
        state = RunState.CANCELLED
        raise
    finally:
        store.end(run.id, state, "；".join(engine.failures)[:2000])
