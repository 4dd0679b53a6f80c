"""The suite cannot leave this machine."""

from __future__ import annotations

import socket
import subprocess
import sys

import loopback
import pytest

ELSEWHERE = "192.0.2.1"  # an address for documentation: nobody has it


def test_a_connection_elsewhere_is_refused_before_it_is_tried() -> None:
    with socket.socket() as plug, pytest.raises(loopback.NetworkForbidden):
        plug.connect((ELSEWHERE, 80))
    assert loopback.ATTEMPTS == [ELSEWHERE]
    loopback.ATTEMPTS.clear()


def test_the_name_of_another_machine_is_not_even_looked_up() -> None:
    with pytest.raises(loopback.NetworkForbidden):
        socket.getaddrinfo("server.example", 80)
    loopback.ATTEMPTS.clear()


def test_a_server_on_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()[:2]).close()


def test_a_child_process_cannot_leave_either() -> None:
    script = f"import socket; socket.socket().connect(({ELSEWHERE!r}, 80))"
    child = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False
    )
    assert "NetworkForbidden" in child.stderr
