"""Made once for all who ask, a few kept, and only so much at a time."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.server.making import BusyError, Lane, made_once


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


def test_who_waits_for_the_same_thing_waits_until_it_is_made_however_long_a_turn_may_be_waited_for() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def make() -> str:
        begun.set()
        assert go_on.wait(20)
        return "paper"

    once = made_once(make, keep=1, lane=Lane(at_once=1, most=3, patience=0.01))
    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(once)
        assert begun.wait(20)
        second = readers.submit(once)
        assert not second.done()
        time.sleep(0.1)  # ten times the patience for a turn
        go_on.set()
        assert (first.result(20), second.result(20)) == ("paper", "paper")


def test_all_who_wait_count_and_what_is_kept_needs_no_room() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def make(what: str) -> str:
        if what != "kept":
            begun.set()
            assert go_on.wait(20)
        return what

    lane = Lane(at_once=1, most=2, patience=20)
    once = made_once(make, keep=3, lane=lane)
    assert once("kept") == "kept"
    with ThreadPoolExecutor(2) as readers:
        waiting = [readers.submit(once, "slow") for _ in range(2)]
        assert begun.wait(20)
        while lane._room._value:  # until the second waits too
            time.sleep(0.01)
        for what in ("slow", "other"):
            with pytest.raises(BusyError):
                once(what)
        assert once("kept") == "kept"
        go_on.set()
        assert [answer.result(20) for answer in waiting] == ["slow", "slow"]
    assert once("other") == "other"


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


def test_a_full_lane_refuses_and_lets_in_again_when_one_left_even_by_an_error() -> None:
    lane = Lane(at_once=1, most=1, patience=20)
    for _ in range(3):
        with pytest.raises(ValueError, match="no paper"), lane:
            with pytest.raises(BusyError), lane:
                pytest.fail("two are in a place for one")
            raise ValueError("no paper")
    with lane:
        pass


def test_who_waits_too_long_for_a_turn_leaves_it_to_others() -> None:
    lane = Lane(at_once=1, most=2, patience=0.01)
    with lane, lane.turn():
        for _ in range(3):  # each leaves its place: the third would find the lane full
            with pytest.raises(BusyError), lane, lane.turn():
                pytest.fail("two have their turn")
    with lane, lane.turn():
        pass
