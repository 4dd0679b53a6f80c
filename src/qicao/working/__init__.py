"""Long work in a process of its own: drafting jobs out of the store."""

from qicao.working.worker import Asked, ask, work

__all__ = ["Asked", "ask", "work"]
