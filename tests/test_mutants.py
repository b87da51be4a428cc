"""What is said of planted faults must be what mutmut found."""

from benchmarks.mutants import read_results, summary

PRINTED = """
    dashboard.domain.gaps.x_gap_list__mutmut_1: killed
    dashboard.domain.gaps.x_gap_list__mutmut_2: survived
    dashboard.domain.gaps.x_gap_list__mutmut_3: timeout
    dashboard.domain.index.x__packed__mutmut_1: no tests
    dashboard.domain.index.x__packed__mutmut_2: not checked
"""


def test_a_fault_that_no_test_reaches_counts_as_not_found() -> None:
    results = read_results(PRINTED)
    assert list(results.values()) == ["killed", "survived", "timeout", "no tests"]
    table, share = summary(results)
    assert share == 0.5
    assert [line.replace(" ", "") for line in table.splitlines()[2:]] == ["|gaps|3|2|66.7%|", "|index|1|0|0.0%|", "|all|4|2|50.0%|"]


def test_where_nothing_was_planted_nothing_is_found() -> None:
    assert summary({})[1] == 0
