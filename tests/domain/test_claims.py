import pytest

from dashboard.domain.claims import verdict_of


@pytest.mark.parametrize(
    ("shares", "verdict"),
    [
        pytest.param((0.9, 0.8), "holds", id="a share equal to the stated one reaches it"),
        pytest.param((0.746, 0.89), "depends", id="one of two"),
        pytest.param((0.1, 0.79), "fails", id="none"),
    ],
)
def test_verdict_says_whether_all_some_or_no_measures_reach_the_claim(shares: tuple[float, ...], verdict: str) -> None:
    assert verdict_of(0.8, shares) == verdict
