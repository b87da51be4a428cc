"""The presentation is made from the data."""

from dashboard.domain.dataset import Dataset
from dashboard.domain.selection import Selection
from dashboard.views.steps import step_of, steps_of


def test_the_presentation_runs_from_the_coalition_to_the_partner_countries(shipped: Dataset) -> None:
    keys = [step.key for step in steps_of(shipped, lang="sq")]
    assert keys == ["coalition", "stated", "documented", "claim", "gaps", *shipped.member_ids, "partners"]
    assert len(keys) == 25


def test_the_gaps_name_the_districts(shipped: Dataset) -> None:
    gaps = next(step for step in steps_of(shipped, lang="en") if step.key == "gaps")
    assert gaps.sentence == (
        "Only named by the coalition, no member documented: Gramsh, Kuçovë, Mallakastër, Peqin. "
        "Nobody known: Malësi e Madhe, Pukë, Skrapar, Tepelenë."
    )


def test_the_claim_is_weighed_and_its_source_named(shipped: Dataset) -> None:
    claim = next(step for step in steps_of(shipped, lang="en") if step.key == "claim")
    assert claim.sentence.startswith("Depends on the measure. The 26 districts that the page names make up 74.6\u00a0% of the land")
    assert claim.notes[0].url == "https://bktfcoalition.org/rreth-nesh-2/"


def test_a_member_without_sources_has_a_step_that_says_so(shipped: Dataset) -> None:
    step = next(step for step in steps_of(shipped, lang="en") if step.key == "rmsa-icmc")
    assert step.sentence == "No source was found for this member in any place."


def test_a_member_step_names_each_source_once(shipped: Dataset) -> None:
    step = next(step for step in steps_of(shipped, lang="en") if step.key == "vatra")
    urls = [note.url for note in step.notes[2:]]
    direct = shipped.operations.query("member == 'vatra' and evidence == 'direct'")["source_url"]
    assert set(urls) == set(direct)


def test_any_view_can_be_a_step(shipped: Dataset) -> None:
    step = step_of(shipped, Selection(lang="en", member=("vatra",), level="county"))
    assert step.title == "Where Qendra Psikosociale Vatra is documented, by county"
