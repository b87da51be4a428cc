"""What a reader has chosen of a view beyond the usual, in words, as ``browser/core/chosen.js`` says it."""

from dataclasses import dataclass

from dashboard.domain.parameters import PARAMETERS
from dashboard.domain.view import View
from dashboard.texts.translator import Translator
from dashboard.views.sentences import facts_of, headline, scenario_words, stamp, summary


@dataclass(frozen=True)
class Finding:
    """What a slide says large of a view: what is supposed, where members are on record, where none is; and small below, ``more``."""

    finding: str
    more: str
    supposed: str = ""
    gap: str = ""


def chosen_words(view: View, _: Translator) -> list[str]:
    """Return what narrows a view, or colours it otherwise; not what its title names."""
    selection = view.selection
    told = {"member", "compare"} if (selection.single or selection.compared) and not view.partners else set()
    parts = [
        stamp(view, name, _)
        for name, parameter in PARAMETERS.items()
        if parameter.stamp and name not in told and selection.view in parameter.acts_in and selection[name] != parameter.default
    ]
    years = "" if view.partners else _.choose("years", {name: selection[name] for name in ("since", "until", "undated")})
    return [part for part in (*parts, years) if part]


def finding_of(view: View, _: Translator) -> Finding:
    """Return what any view says on a slide."""
    facts = facts_of(view, _)
    if view.partners:
        return Finding(_.choose("partners_headline", facts), summary(view, _))
    finding, gap = headline(view, _)
    more = " ".join(filter(None, (_.choose(name, facts) for name in ("summary", "gaps", "related"))))
    return Finding(finding, more, scenario_words(view, _) if view.selection.scenario else "", gap)
