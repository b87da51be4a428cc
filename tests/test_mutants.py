"""What is said of planted faults must be what mutmut and Stryker found."""

from typing import Any

from benchmarks.mutants import read_report, read_results, share, summary

PRINTED = """
    dashboard.domain.gaps.x_gap_list__mutmut_1: killed
    dashboard.domain.gaps.x_gap_list__mutmut_2: survived
    dashboard.domain.gaps.x_gap_list__mutmut_3: timeout
    dashboard.domain.index.x__packed__mutmut_1: no tests
    dashboard.domain.index.x__packed__mutmut_2: not checked
"""


def _planted(status: str, line: int, replacement: str) -> dict[str, Any]:
    return {"status": status, "replacement": replacement, "location": {"start": {"line": line, "column": 7}, "end": {}}}


GAPS = [_planted("Killed", 3, "true"), _planted("Timeout", 4, "{}")]
FOLD = [_planted("Survived", 5, '""'), _planted("Ignored", 6, "[]"), _planted("NoCoverage", 9, "-1")]
REPORT = {"files": {"dashboard/browser/core/gaps.js": {"mutants": GAPS}, "dashboard/browser/core/fold.js": {"mutants": FOLD}}}


def test_a_fault_that_no_test_reaches_counts_as_not_found() -> None:
    faults = read_results(PRINTED)
    assert [fault.found for fault in faults] == [True, False, True, False]
    assert share(faults) == 0.5
    rows = [line.replace(" ", "") for line in summary(faults).splitlines()[2:]]
    assert rows == ["|gaps|3|2|66.7%|", "|index|1|0|0.0%|", "|all|4|2|50.0%|"]


def test_a_fault_of_the_browser_half_is_named_by_where_it_stands() -> None:
    faults = read_report(REPORT)
    rows = [line.replace(" ", "") for line in summary(faults).splitlines()[2:]]
    assert rows == ["|fold|2|0|0.0%|", "|gaps|2|2|100.0%|", "|all|4|2|50.0%|"]
    missed = [fault.name for fault in faults if not fault.found]
    assert missed == ['dashboard/browser/core/fold.js:5:7 ""', "dashboard/browser/core/fold.js:9:7 -1"]


def test_where_nothing_was_planted_nothing_is_found() -> None:
    assert share([]) == 0
    assert "0.0%" in summary([])
