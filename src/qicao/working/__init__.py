"""Long work in a process of its own: drafting jobs out of the store."""

from qicao.working.starting import DEAD, LOG, needs_worker, start_worker
from qicao.working.worker import Asked, ask, work

__all__ = ["DEAD", "LOG", "Asked", "ask", "needs_worker", "start_worker", "work"]
