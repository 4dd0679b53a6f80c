"""What vendors' packages raise and how they end an answer, in the forms that they have it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from bureau import KEY
from pydantic import SecretStr

from qicao.engines.endpoint import AnswerForeign, AnswerLost
from qicao.engines.refusals import Refused
from qicao.engines.vendor import Vendor
from qicao.engines.vendorwords import finish_of, told, whole_answer
from qicao.errors import EndpointError

VENDOR = Vendor(
    vendor="acme", model="m1", secrets=(SecretStr(KEY),), key_name="ACME_API_KEY", url_name="acme"
)


class VendorError(Exception):
    """An exception as a vendor makes it: attributes, whatever they are called."""

    def __init__(self, message: str = "no", **attributes: Any) -> None:
        super().__init__(message)
        vars(self).update(attributes)


def response(status: int, **headers: str) -> SimpleNamespace:
    return SimpleNamespace(status_code=status, headers=headers)


def behind(cause: BaseException, message: str = "call failed") -> Exception:
    """An exception that wraps another."""
    error = VendorError(message)
    error.__cause__ = cause
    return error


STATUSES = {
    "status_code": (VendorError(status_code=401), 401),
    "code as a number": (VendorError(code=403), 403),
    "http_status": (VendorError(http_status=429), 429),
    "the response": (VendorError(response=response(503)), 503),
    "of aws": (
        VendorError(response={"ResponseMetadata": {"HTTPStatusCode": 404}, "Error": {}}),
        404,
    ),
    "wrapped": (behind(VendorError(code=429, status="RESOURCE_EXHAUSTED")), 429),
    "a setting that the class does not know": (
        TypeError("create() got an unexpected keyword argument 'seed'"),
        400,
    ),
}


@pytest.mark.parametrize(("error", "status"), STATUSES.values(), ids=STATUSES.keys())
def test_a_status_is_found_wherever_it_stands(error: Exception, status: int) -> None:
    found = told(error, VENDOR)
    assert isinstance(found, Refused)
    assert found.refusal.status == status


def test_how_long_to_wait_and_what_is_refused_are_read() -> None:
    busy = told(VendorError(response=response(429, **{"retry-after": "7"})), VENDOR)
    assert isinstance(busy, Refused)
    assert busy.refusal.wait(1) == 7
    unknown = told(TypeError("__init__() got an unexpected keyword argument 'seed'"), VENDOR)
    assert isinstance(unknown, Refused)
    assert unknown.refusal.is_about("seed")
    renamed = told(VendorError("Unsupported: 'max_output_tokens'", status_code=400), VENDOR)
    assert isinstance(renamed, Refused)
    assert renamed.refusal.is_about("max_tokens")


def test_the_words_name_what_this_vendor_is_set_by_and_no_secret() -> None:
    refused = told(VendorError(f"bad {KEY}", status_code=401), VENDOR)
    assert isinstance(refused, Refused)
    assert "ACME_API_KEY" in str(refused.refusal.error(VENDOR, None))
    assert "acme" in VENDOR.place
    assert KEY not in str(told(VendorError(f"odd {KEY}"), VENDOR))


class ConnectError(Exception):
    """As a package of HTTP has it."""


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (behind(ConnectError("refused")), EndpointError),
        (behind(ConnectionRefusedError("refused")), EndpointError),
        (behind(ConnectionResetError("reset")), AnswerLost),
        (TimeoutError("read"), AnswerLost),
        (KeyError("choices"), AnswerForeign),
    ],
)
def test_what_has_no_status_is_lost_or_no_answer(error: Exception, kind: type) -> None:
    assert type(told(error, VENDOR)) is kind


@pytest.mark.parametrize(
    "metadata",
    [
        {"finish_reason": "stop"},
        {"finish_reason": "STOP"},
        {"finish_reason": "COMPLETE"},
        {"stop_reason": "end_turn", "model": "m1"},
        {"stopReason": "end_turn"},
        {"done_reason": "stop"},
        {"status": "completed"},
    ],
)
def test_an_answer_that_ended_by_itself_is_taken(metadata: dict[str, str]) -> None:
    answer = whole_answer("甲", finish_of(metadata), {"input_tokens": 3, "output_tokens": 2})
    assert (answer.text, answer.prompt_tokens, answer.completion_tokens) == ("甲", 3, 2)


@pytest.mark.parametrize(
    ("metadata", "named"),
    [
        ({"finish_reason": "MAX_TOKENS"}, "length"),
        ({"stop_reason": "max_tokens"}, "length"),
        ({"status": "incomplete"}, "length"),
        ({"finish_reason": "SAFETY"}, "content_filter"),
        ({"stop_reason": "refusal"}, "content_filter"),
        ({"finish_reason": "tool_calls"}, "tool_calls"),
        ({}, "finish_reason=None"),
    ],
)
def test_any_other_end_is_a_failure_with_its_name(metadata: dict[str, str], named: str) -> None:
    with pytest.raises(AnswerLost, match=named):
        whole_answer("甲", finish_of(metadata), None)


def test_an_answer_without_a_word_is_none() -> None:
    with pytest.raises(AnswerLost, match="空"):
        whole_answer(" \n", "stop", None)
