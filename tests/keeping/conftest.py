"""A report of a sample in a store of its own."""

from __future__ import annotations

from keptsample import desk, drafted, kept, prepared, profile

__all__ = ["desk", "drafted", "kept", "prepared", "profile"]
