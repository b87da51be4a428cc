"""Made once for all who ask, a few kept, and only so much at a time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.making import BusyError, Room, made_once


def test_what_many_ask_for_at_once_is_made_once_and_nobody_waits_for_another_thing() -> None:
    made: list[str] = []
    first_done = threading.Event()

    def make(what: str) -> str:
        made.append(what)
        assert what == "second" or first_done.wait(20)
        return what.upper()

    once = made_once(make, kept=2)
    with ThreadPoolExecutor(12) as readers:
        waiting = [readers.submit(once, "first") for _ in range(11)]
        assert once("second") == "SECOND"
        first_done.set()
        assert [answer.result(20) for answer in waiting] == ["FIRST"] * 11
    assert sorted(made) == ["first", "second"]


def test_of_what_was_made_the_last_are_kept_and_no_more() -> None:
    made: list[int] = []
    once = made_once(lambda number: made.append(number) or -number, kept=3)
    assert [once(number) for number in (1, 2, 3, 1, 4, 2, 1)] == [-1, -2, -3, -1, -4, -2, -1]
    assert made == [1, 2, 3, 4, 1]  # 4 took the place of 1


def test_what_failed_is_made_again_for_the_next_who_asks() -> None:
    results = iter([ValueError("no paper"), "paper"])

    def make() -> str:
        result = next(results)
        if isinstance(result, ValueError):
            raise result
        return str(result)

    once = made_once(make, kept=1)
    with pytest.raises(ValueError, match="no paper"):
        once()
    assert once() == "paper"


def test_a_full_room_refuses_and_has_room_again_when_one_left_even_by_an_error() -> None:
    room = Room(at_once=1, waiting=0)
    for _ in range(3):
        with pytest.raises(ValueError, match="no paper"), room:
            with pytest.raises(BusyError), room:
                pytest.fail("two are in a room for one")
            raise ValueError("no paper")
    with room:
        pass
