"""A process that Ctrl+C reaches, however the tests themselves were started."""

from __future__ import annotations

import signal


def heeds_interrupts() -> None:
    """For `preexec_fn`: what runs in the background inherits that SIGINT is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
