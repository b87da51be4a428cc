"""Made once for all who ask, a few kept, and only so much at a time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.making import Bulkhead, BusyError, made_once


def test_what_many_ask_for_at_once_is_made_once_and_nobody_waits_for_another_thing() -> None:
    made: list[str] = []
    first_done = threading.Event()

    def make(what: str) -> str:
        made.append(what)
        assert what == "second" or first_done.wait(20)
        return what.upper()

    once = made_once(make, keep=2)
    with ThreadPoolExecutor(12) as readers:
        waiting = [readers.submit(once, "first") for _ in range(11)]
        assert once("second") == "SECOND"
        first_done.set()
        assert [answer.result(20) for answer in waiting] == ["FIRST"] * 11
    assert sorted(made) == ["first", "second"]


def test_who_waits_too_long_is_told_to_come_again() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def make() -> str:
        begun.set()
        assert go_on.wait(20)
        return "paper"

    once = made_once(make, keep=1, patience=0.01)
    with ThreadPoolExecutor(1) as first:
        waiting = first.submit(once)
        assert begun.wait(20)
        with pytest.raises(BusyError):
            once()
        go_on.set()
        assert waiting.result(20) == "paper"
    assert once() == "paper"


def test_what_was_asked_for_last_is_kept_and_no_more() -> None:
    made: list[str] = []
    once = made_once(lambda text: made.append(text) or text, keep=6, size=len)
    for text in ("aa", "bbb", "aa", "cc", "aa", "bbb", "longer than all"):
        assert once(text) == text
    assert made == ["aa", "bbb", "cc", "bbb", "longer than all"]  # 2 + 3 fit; "cc" takes the place of "bbb", not of "aa", asked for later
    once("longer than all")
    assert made[-2:] == ["longer than all"] * 2


def test_what_failed_fails_for_all_who_waited_and_is_made_again_for_the_next() -> None:
    results = iter([ValueError("no paper"), "paper"])

    def make() -> str:
        result = next(results)
        if isinstance(result, ValueError):
            raise result
        return str(result)

    once = made_once(make, keep=1)
    with pytest.raises(ValueError, match="no paper"):
        once()
    assert once() == "paper"


def test_a_full_bulkhead_refuses_and_lets_in_again_when_one_left_even_by_an_error() -> None:
    bulkhead = Bulkhead(at_once=1, waiting=0, patience=20)
    for _ in range(3):
        with pytest.raises(ValueError, match="no paper"), bulkhead:
            with pytest.raises(BusyError), bulkhead:
                pytest.fail("two are in a place for one")
            raise ValueError("no paper")
    with bulkhead:
        pass


def test_who_waits_too_long_at_a_bulkhead_leaves_the_line_to_others() -> None:
    bulkhead = Bulkhead(at_once=1, waiting=1, patience=0.01)
    with bulkhead:
        for _ in range(3):  # each leaves its place in the line: the third would find it full
            with pytest.raises(BusyError), bulkhead:
                pytest.fail("two are in a place for one")
    with bulkhead:
        pass
