"""The switch that forbids the network to a process: only loopback and unix sockets pass.

An audit hook sees every connection of Python, whatever library makes it, and cannot be undone.
"""

from __future__ import annotations

import ipaddress
import sys

ATTEMPTS: list[str] = []
"""Every address that was refused, so that a refusal that somebody swallowed is still seen."""
_CONNECT = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOOKUP = ("socket.getaddrinfo", "socket.gethostbyname")
_installed: list[bool] = []


class NetworkForbidden(PermissionError):
    """A test tried to leave this machine."""


def forbid() -> None:
    """Forbids the network to this process, for good."""
    if not _installed:
        _installed.append(True)
        sys.addaudithook(_watch)


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in _LOOKUP:
        _require_local(arguments[0])
    elif event in _CONNECT and isinstance(arguments[1], tuple):  # a text is a unix socket
        _require_local(arguments[1][0])


def _require_local(host: object) -> None:
    if not _local(host):
        ATTEMPTS.append(str(host))
        raise NetworkForbidden(f"a test tried to reach {host}")


def _local(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(name))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
