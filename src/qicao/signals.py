"""Signals: what the ledger says that a reader must be told, with the items at which it was seen."""

from __future__ import annotations

from decimal import Decimal

from qicao.profile import Profile, SignalForm
from qicao.relations import Conditions
from qicao.values import Ledger, Signal


def find_signals(profile: Profile, ledger: Ledger) -> tuple[Signal, ...]:
    """The signals that hold, weightiest first; each with its subjects, the largest first."""
    found = [_signal(code, form, profile, ledger) for code, form in profile.signals.items()]
    seen = [signal for signal in found if signal is not None]
    return tuple(sorted(seen, key=lambda signal: -signal.weight))


def _signal(code: str, form: SignalForm, profile: Profile, ledger: Ledger) -> Signal | None:
    subjects = [
        (name, label, conditions)
        for name, label, conditions in _candidates(form, profile, ledger)
        if all(condition.holds(ledger.printed, ledger.texts) for condition in conditions)
    ]
    if len(subjects) < form.at_least:
        return None
    subjects.sort(key=lambda subject: -_size(form, subject[0], ledger))
    figures = (i for _, _, conditions in subjects for c in conditions for i in c.ids())
    return Signal(
        code=code,
        subjects=tuple(name for name, _, _ in subjects if name),
        labels=tuple(label for _, label, _ in subjects if label),
        figures=tuple(i for i in dict.fromkeys(figures) if ledger.present(i)),
        weight=form.weight,
    )


def surely_absent(form: SignalForm, profile: Profile, ledger: Ledger) -> bool:
    """Whether the ledger says that a signal is not there, and does not merely lack the data."""
    candidates = _candidates(form, profile, ledger)
    return bool(candidates) and all(
        any(c.holds(ledger.printed, ledger.texts) is False for c in conditions)
        for _, _, conditions in candidates
    )


def _candidates(
    form: SignalForm, profile: Profile, ledger: Ledger
) -> list[tuple[str, str, Conditions]]:
    if form.each:
        return [
            (item.id, item.label, tuple(c.with_item(item) for c in form.when))
            for item in ledger.group(form.each)
        ]
    names = profile.catalogue.item_names
    if form.items:
        return [
            (i, names[i][1] if i in names else i, tuple(c.about(i) for c in form.when))
            for i in form.items
        ]
    return [("", "", form.when)]


def _size(form: SignalForm, subject: str, ledger: Ledger) -> Decimal:
    if not form.order:
        return Decimal(0)
    name = form.order.replace("{item}", subject).replace(f"{form.each}.*", subject)
    return ledger.size(name)
