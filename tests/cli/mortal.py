"""Work that ends its process over one number and fails over another; light to import anew."""

from __future__ import annotations

import os
import signal

DEADLY, FAULTY = 5, 7


def doubled(number: int) -> int:
    """Twice the number, if the process lives to tell."""
    if number == DEADLY:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if number == FAULTY:
        raise ValueError("seven")
    return number * 2


def lost(number: int) -> int:
    """What stands for a number over which a process died."""
    return -number
