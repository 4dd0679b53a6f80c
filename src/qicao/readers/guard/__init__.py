"""The one door for files from outside: what parses their bytes runs in a process that can be killed.

`open_file` gives what a file is. Its worker is one process for all files of ours, limited anew for
each file and replaced after some of them or when it dies; a file that kills it is refused in words.
"""

from qicao.readers.guard.door import Opened, open_file
from qicao.readers.guard.limits import LIMITS, Limits
from qicao.readers.guard.worker import close

__all__ = ["LIMITS", "Limits", "Opened", "close", "open_file"]
