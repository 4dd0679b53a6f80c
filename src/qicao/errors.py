"""Every exception that qicao raises, and the exit code that each one ends a command with.

    QicaoError (70)
    ├── UsageError (2)            the command or a setting is wrong
    │   └── NoRoom                an invented department in which a fault finds no place
    ├── InputError (3)            something that was given cannot be read
    │   ├── ImportRefused         a file, with its sheet and cell
    │   ├── AmountRefused         a text that is no amount of ours
    │   ├── ProfileError          a profile folder, with all its mistakes
    │   └── TextError             bound text that does not parse, or names what does not exist
    ├── StoreError (3)            a database that is away, locked, full, read-only or newer
    │   ├── NotKept               a report, revision or content that the database has not got
    │   ├── SaveConflict          somebody saved first; what they saved is to be looked at
    │   └── JobTaken              a job that another worker has, or that has ended
    ├── DraftRefused (1)          the material contradicts itself; the findings say where
    ├── EndpointError (4)         a model's server failed; what it did is named
    ├── DraftCancelled (130)      somebody stopped a draft; what is done is kept
    ├── MissingDependency (5)     an optional package or program is not installed
    └── CannotTell (70)           a value that does not exist, met inside the program
        ├── UnitMismatch          two quantities of different dimensions
        ├── NoBase                a rate over zero
        └── NotInvertible         a relation that does not determine the value asked for

A message is a Chinese sentence for a person: what was seen, where, and what to do next.
A finding is not an exception: findings are about the user's material and are collected.
"""

from __future__ import annotations

from collections.abc import Sequence

from qicao.steps import Step, on_command_line, on_page


class QicaoError(Exception):
    """A fault of ours unless a subclass says whose it is."""

    exit_code = 70

    @property
    def on_page(self) -> str:
        """The message as the page says it."""
        return str(self)


class UsageError(QicaoError, ValueError):
    """The command line, a setting or a choice names something that does not exist."""

    exit_code = 2


class NoRoom(UsageError):
    """A department that was invented has nothing in which a fault could be planted."""


class InputError(QicaoError, ValueError):
    """Something that was given cannot be read."""

    exit_code = 3


class ImportRefused(InputError):
    """A file that is not read, or a cell that makes it unreadable, with what to do about it.

    The message is that of the command line, as `hint` is.
    """

    def __init__(
        self,
        code: str,
        file: str,
        hint: str,
        *,
        sheet: str | None = None,
        cell: str | None = None,
        step: Step | None = None,
    ) -> None:
        self.code, self.file, self.sheet, self.cell = code, file, sheet, cell
        self.hint, self._hint_on_page = on_command_line(hint, step), on_page(hint, step)
        self._where = "".join([file, f"｜{sheet}" if sheet else "", f"｜{cell}" if cell else ""])
        super().__init__(f"{self._where}：{self.hint}")

    @property
    def on_page(self) -> str:
        """The message as the page says it."""
        return f"{self._where}：{self._hint_on_page}"


class AmountRefused(InputError):
    """A text that is no amount in our grammar; `text` is what was seen, `reason` why."""

    def __init__(self, text: str, reason: str) -> None:
        self.text, self.reason = text, reason
        super().__init__(f"“{text[:40]}”不能作为数值：{reason}")


class ProfileError(InputError):
    """A profile folder with mistakes: `mistakes` holds them all, each with file and key."""

    def __init__(self, folder: str, mistakes: Sequence[str]) -> None:
        self.folder, self.mistakes = folder, tuple(mistakes)
        listing = "\n".join(f"  {number}. {line}" for number, line in enumerate(mistakes, 1))
        super().__init__(f"报告类型 {folder} 有 {len(mistakes)} 处错误，请逐条改正：\n{listing}")


class TextError(InputError):
    """Bound text with a slot that does not parse or names nothing in the ledger."""


class StoreError(QicaoError, OSError):
    """A database that cannot be used; the message names its place without a password.

    What was given (an address, a folder, a server) cannot be used, which is the case of exit
    code 3. No input file is at fault, so it is no InputError.
    """

    exit_code = 3


class NotKept(StoreError):
    """The database has no such report, revision or content."""


class SaveConflict(StoreError):
    """The report has moved on since it was seen; nothing was overwritten. `latest` is where to."""

    def __init__(self, message: str, latest: int) -> None:
        self.latest = latest
        super().__init__(message)


class JobTaken(StoreError):
    """The job has another worker, or has ended: whoever works on it leaves it."""


class DraftRefused(QicaoError):
    """No draft was written; `findings` says why, each with what to do."""

    exit_code = 1

    def __init__(self, message: str, findings: Sequence[object] = ()) -> None:
        self.findings = tuple(findings)
        super().__init__(message)


class EndpointError(QicaoError, ConnectionError):
    """The model's server failed: refused, slow, cut off, or answered with something else."""

    exit_code = 4


class DraftCancelled(QicaoError):
    """A draft was stopped before its end; sections that are done are not asked for again."""

    exit_code = 130


class MissingDependency(QicaoError, ImportError):
    """An optional package or program is not installed; the message says how to get it."""

    exit_code = 5


class CannotTell(QicaoError, ArithmeticError):
    """A value that does not exist; callers turn it into coverage, never into a number."""


class UnitMismatch(CannotTell):
    """Two quantities of different dimensions met in one comparison or sum."""


class NoBase(CannotTell):
    """A rate whose base is zero, or may be zero within what is known."""


class NotInvertible(CannotTell):
    """The relation does not determine the value that was asked for."""
