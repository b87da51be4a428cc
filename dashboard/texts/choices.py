"""Sentences that change with what a view shows. Both halves work out the same facts and take the first message whose conditions hold.

The browser gets both tables with the index. The facts are named in ``views/sentences.py`` and ``browser/core/sentences.js``.
"""

from typing import Any

from dashboard.texts.message import mark

_ = mark
Choices = tuple[tuple[dict[str, Any], str], ...]

CHOICES: dict[str, Choices] = {
    # The sentence over the map: what is on record, in how many places, and how much of the country they are.
    "summary": (
        (
            {"only_stated": True},
            _("The coalition names places in {named} of {of_places}: {stated_land} of the land area and {stated_residents} of the residents ({census} census)."),
        ),
        ({"nowhere": True, "subject": "together"}, _("The chosen evidence does not place {names} together in any of {of_places}.")),
        ({"nowhere": True, "subject": "one"}, _("No source of the chosen kind places {name} in any of {of_places}.")),
        ({"nowhere": True, "narrowed": True}, _("By the chosen evidence, none of the selected members is on record in any of {of_places}.")),
        (
            {"scenario": True},
            _("If it were so, members would be in {reached} of {of_places}: {land} of the land area and {residents} of the residents ({census} census)."),
        ),
        ({"nowhere": True}, _("By the chosen evidence, no member is on record in any of {of_places}.")),
        (
            {"subject": "one"},
            _("{name} is on record in {reached} of {of_places}: {land} of the land area and {residents} of the residents ({census} census)."),
        ),
        (
            {"subject": "together"},
            _("{names} are on record together in {reached} of {of_places}: {land} of the land area and {residents} of the residents ({census} census)."),
        ),
        (
            {},
            _("Public sources place {members, plural, one {# member} other {# members}} in {reached} of {of_places}: {land} of the land area and {residents} of the residents ({census} census)."),
        ),
    ),
    # The finding, over all: presence first, then the gap, which has a colour of its own.
    "headline": (
        ({"partners": True}, ""),
        ({"only_stated": True}, _("The coalition names places in {named} of {of_places}.")),
        ({"subject": "compared", "shared_n": 0}, _("{name} and {second} are nowhere on record together.")),
        ({"subject": "compared"}, _("{name} and {second} share {shared}.")),
        ({"nowhere": True, "subject": "together"}, _("{names} are on record together in none of {of_places}.")),
        ({"nowhere": True, "subject": "one", "beyond": True}, _("With these filters, {name} is on record in none of {of_places}.")),
        ({"nowhere": True, "subject": "one"}, _("{name} is on record in none of {of_places}.")),
        ({"nowhere": True, "narrowed": True}, _("No selected member is on record in any of {of_places}.")),
        ({"scenario": True, "subject": "one"}, _("What if: {name} would be in {reached} of {of_places}.")),
        ({"scenario": True}, _("What if: members would be in {reached} of {of_places}.")),
        ({"nowhere": True}, _("No member is on record in any of {of_places}.")),
        ({"subject": "one", "beyond": True}, _("With these filters, {name} is on record in {reached} of {of_places}.")),
        ({"subject": "one"}, _("{name} is on record in {reached} of {of_places}.")),
        ({"subject": "together"}, _("{names} are on record together in {reached} of {of_places}.")),
        ({"narrowed": True, "picked": True}, _("Selected members are on record in {reached} of {of_places}.")),
        ({"narrowed": True}, _("Members that match the filters are on record in {reached} of {of_places}.")),
        ({"dated": True}, _("With these filters, members are on record in {reached} of {of_places}.")),
        ({"direct_only": False}, _("Sources of the chosen kinds place members in {reached} of {of_places}.")),
        ({}, _("{coalition} members are on record in {reached} of {of_places}.")),
    ),
    "headline_gaps": (
        ({"partners": True}, ""),
        ({"only_stated": True}, ""),
        ({"narrowed": True}, ""),
        ({"nowhere": True}, ""),
        ({"gaps": 0}, ""),
        ({"scenario": True}, _("{gaps, plural, one {In one, none would be.} other {In #, none would be.}}")),
        ({"direct_only": False}, _("{gaps, plural, =1 {In one, they place none.} =2 {In two, they place none.} =3 {In three, they place none.} =4 {In four, they place none.} =5 {In five, they place none.} =6 {In six, they place none.} =7 {In seven, they place none.} =8 {In eight, they place none.} =9 {In nine, they place none.} other {In #, they place none.}}")),
        ({}, _("{gaps, plural, =1 {In one, none is.} =2 {In two, none is.} =3 {In three, none is.} =4 {In four, none is.} =5 {In five, none is.} =6 {In six, none is.} =7 {In seven, none is.} =8 {In eight, none is.} =9 {In nine, none is.} other {In #, none is.}}")),
    ),
    # Below it, what neither it nor the figures say.
    "lede_members": (({"narrowed": True}, ""), ({"nowhere": True}, ""), ({}, _("Public sources place {members} of the {all_members, plural, one {# member} other {# members}}."))),
    "lede_age": (
        ({"nowhere": True}, ""),
        ({"recent_asked": True}, ""),
        ({"recent": 0}, _("In none of these places does a source speak of {recent_year} or later.")),
        ({"recent_all": True}, _("In each of these places, a source speaks of {recent_year} or later.")),
        ({}, _("In {recent} of the {reached}, a source speaks of {recent_year} or later.")),
    ),
    "lede_gaps": (
        ({"narrowed": True}, ""),
        ({"gaps": 0}, ""),
        ({"stated_shown": False}, _("For the gaps no source was found; that is no proof that nobody works there.")),
        ({"finer": True}, _("The coalition names {gaps_named, plural, =0 {none} other {#}} of the {gaps} gaps; {outlined} that it names are outlined on the map. That no source was found is no proof that nobody works there.")),
        ({}, _("The coalition names {gaps_named, plural, =0 {none} other {#}} of the {gaps, plural, one {# gap} other {# gaps}}. That no source was found is no proof that nobody works there.")),
    ),
    # What two of the figures below it count.
    "figure_reached": (
        ({"scenario": True}, _("{places} that would have a member")),
        ({"narrowed": True}, _("{places} with a selected member on record")),
        ({}, _("{places} with a member on record")),
    ),
    "figure_left": (({"scenario": True}, _("{places} that would have none")), ({}, _("{places} with no member on record"))),
    # The finding of the place chosen; the neighbour with the most members; what is said below.
    "place_headline": (
        ({"inside": False}, _("The places selected do not include {place}.")),
        ({"only_stated": True, "named_here": True}, _("The coalition names {place}.")),
        ({"only_stated": True}, _("The coalition does not name {place}.")),
        ({"scenario": True}, _("What if: {here, plural, =0 {no member} one {# member} other {# members}} would be on record in {place}.")),
        ({"subject": "compared", "here": 2}, _("{name} and {second} are both on record in {place}.")),
        ({"subject": "compared", "here": 1}, _("Of {name} and {second}, one is on record in {place}.")),
        ({"subject": "compared"}, _("Neither {name} nor {second} is on record in {place}.")),
        ({"subject": "one", "here": 0, "beyond": True}, _("With these filters, {name} is not on record in {place}.")),
        ({"subject": "one", "here": 0}, _("{name} is not on record in {place}.")),
        ({"subject": "one"}, _("{name} is on record in {place}.")),
        ({"subject": "together", "here": 0}, _("{names} are not on record together in {place}.")),
        ({"subject": "together"}, _("{names} are on record together in {place}.")),
        ({"filtered": True}, _("With these filters, {here, plural, =0 {no member is} one {# member is} other {# members are}} on record in {place}.")),
        ({}, _("{here, plural, =0 {No member is} =1 {One member is} =2 {Two members are} =3 {Three members are} =4 {Four members are} =5 {Five members are} =6 {Six members are} =7 {Seven members are} =8 {Eight members are} =9 {Nine members are} other {# members are}} on record in {place}.")),
    ),
    "place_near": (
        ({"inside": False}, ""),
        ({"only_stated": True}, ""),
        ({"scenario": True}, ""),
        ({"subject": "compared"}, ""),
        ({"subject": "one"}, ""),
        ({"subject": "together"}, ""),
        ({"near_n": 0}, _("Next door, none is.")),
        ({}, _("Next door, in {near}, {near_n, plural, =1 {one is} =2 {two are} =3 {three are} =4 {four are} =5 {five are} =6 {six are} =7 {seven are} =8 {eight are} =9 {nine are} other {# are}}.")),
    ),
    "place_latest": (
        ({"inside": False}, ""),
        ({"only_stated": True}, ""),
        ({"here": 0}, ""),
        ({"latest": "", "scenario": True}, ""),
        ({"latest": ""}, _("None of the sources names a year.")),
        ({}, _("The latest year that a source names is {latest}.")),
    ),
    "place_named": (
        ({"inside": False}, ""),
        ({"only_stated": True}, ""),
        ({"stated_shown": False}, ""),
        ({"finer": True}, ""),
        ({"named_here": True, "here": 0}, _("The coalition names it.")),
        ({"named_here": True}, _("The coalition names it, too.")),
        ({"here": 0}, _("The coalition does not name it, either.")),
        ({}, _("The coalition does not name it.")),
    ),
    "place_wider": (
        ({"inside": False}, ""),
        ({"only_stated": True}, ""),
        ({"wider": 0}, ""),
        ({"here": 0}, _("{wider, plural, one {# member works} other {# members work}} somewhere in the wider area, exact place unknown.")),
        ({}, _("{wider, plural, one {# more member works} other {# more members work}} somewhere in the wider area, exact place unknown.")),
    ),
    "place_unproven": (
        ({"inside": False}, ""),
        ({"only_stated": True}, ""),
        ({"here": 0, "filtered": False}, _("That no source was found is no proof that nobody works there.")),
        ({}, ""),
    ),
    # How old the evidence of these places is.
    "age": (
        ({"only_stated": True}, ""),
        ({"nowhere": True}, ""),
        ({"recent_asked": True}, ""),
        ({"recent": 0}, _("In none of them does a source speak of {recent_year} or later.")),
        ({"recent_all": True}, _("In each of them, a source speaks of {recent_year} or later.")),
        ({}, _("In {recent} of them, a source speaks of {recent_year} or later.")),
    ),
    "age_word": (
        ({"key": "any"}, _("any source")),
        ({"key": "dated"}, _("a source that names a year")),
        ({}, _("{year} or later")),
    ),
    # The claim is weighed by the whole record, whatever the reader has chosen.
    "claim_scope": (
        ({"filtered": False}, ""),
        ({"partners": True}, _("The claim is weighed by the whole record: the filters and scenarios chosen do not change these figures.")),
        ({}, _("The claim is weighed by the whole record: the filters and scenarios chosen do not change these figures. With them, members are on record in {land} of the land area shown.")),
    ),
    # Behind it: where no member is on record. Nothing is said of "no member" where only some are in view.
    "gaps": (
        ({"only_stated": True}, ""),
        ({"narrowed": True}, ""),
        ({"gaps": 0}, ""),
        ({"direct_only": False}, _("No source of the chosen kinds places a member in {gap_places}.")),
        ({"stated_shown": False}, _("No member is on record in {gap_places}.")),
        ({"finer": True, "gaps_named": 0}, _("No member is on record in {gap_places}. The coalition names none of them; {outlined} that it names are outlined on the map.")),
        ({"finer": True}, _("No member is on record in {gap_places}. The coalition names {gaps_named} of them; {outlined} that it names are outlined on the map.")),
        ({"gaps": 1, "gaps_named": 1}, _("No member is on record in {gap_places}, which the coalition names.")),
        ({"gaps_named": 0}, _("No member is on record in {gap_places}. The coalition names none of them.")),
        ({}, _("No member is on record in {gap_places}. The coalition names {gaps_named} of them.")),
    ),
    # Below the legend, where the map has outlines.
    "outlines": (({"partners": True}, ""), ({"finer": False}, ""), ({}, _("Outlined: {outlined} that the coalition names."))),
    "hatched": (({"partners": True}, ""), ({"far": 0}, ""), ({}, _("White hatching: the sources name only a wider area."))),
    # With a theme chosen: members that work on it at all, where the sources speak of other work. Never counted with the rest.
    "related": (
        ({"themed": False}, ""),
        ({"related_n": 0}, ""),
        ({"related_shown": True}, _("Shown apart: in {related}, members that work on the theme are on record, but no source says that they did so there.")),
        ({}, _("Elsewhere, in {related}, members that work on the theme are on record, but no source says that they did so there.")),
    ),
    "title": (
        ({"partners": True}, _("Partner countries of the {coalition} coalition")),
        ({"subject": "compared"}, _("Where {name} and {second} are on record, {by_level}")),
        ({"scenario": True, "subject": "one"}, _("Scenario · Where {name} is on record, {by_level}")),
        ({"scenario": True}, _("Scenario · Where the {coalition} coalition works, {by_level}")),
        ({"subject": "one"}, _("Where {name} is on record, {by_level}")),
        ({}, _("Where the {coalition} coalition works, {by_level}")),
    ),
    "class_a": (({}, _("{name} alone")),),
    "class_b": (({}, _("{second} alone")),),
    "class_ab": (({}, _("{name} and {second}")),),
    "legend_title": (({"single": True, "need": ""}, "{name}"), ({"only_stated": True}, _("What the coalition says")), ({"need": ""}, "{measure}"), ({"need_year": ""}, "{need}"), ({}, _("{need} ({need_year}) and members on record"))),
    # The classes of the map that are no step of a measure.
    "class_stated": (
        ({"only_stated": True}, _("named by the coalition")),
        ({"partly": True}, _("no member on record with these filters, though the coalition names it")),
        ({}, _("no member on record, though the coalition names it")),
    ),
    "class_whatif": (({}, _("with a member that the scenario supposes there")),),
    "class_related": (({}, _("members that work on the theme, on record for other work")),),
    "class_none": (
        ({"subject": "compared"}, _("neither of them on record")),
        ({"single": True, "beyond": True}, _("not on record with these filters")),
        ({"single": True}, _("not on record")),
        ({"only_stated": True}, _("not named by the coalition")),
        ({"partly": True, "listed": False}, _("no member on record with these filters")),
        ({"partly": True}, _("no member on record with these filters, and not named by the coalition")),
        ({"listed": False}, _("no member on record")),
        ({}, _("no member on record, and not named by the coalition")),
    ),
    "class_outside": (({}, _("not selected")),),
    # One part of the country in words. {part} is north, centre or south.
    "part": (
        ({"only_stated": True, "found": 0}, _("{part, select, north {In the north} centre {In the centre} other {In the south}}, the coalition names none of {of_places}.")),
        ({"only_stated": True, "left": 0}, _("{part, select, north {In the north} centre {In the centre} other {In the south}}, the coalition names {found} of {of_places}.")),
        ({"only_stated": True}, _("{part, select, north {In the north} centre {In the centre} other {In the south}}, the coalition names {found} of {of_places}; not {list}.")),
        ({"narrowed": True, "found": 0}, _("{part, select, north {In the north} centre {In the centre} other {In the south}}, no selected member is on record in any of {of_places}.")),
        ({"narrowed": True, "left": 0}, _("{part, select, north {In the north} centre {In the centre} other {In the south}}, selected members are on record in {found} of {of_places}.")),
        ({"narrowed": True}, _("{part, select, north {In the north} centre {In the centre} other {In the south}}, selected members are on record in {found} of {of_places}; none in {list}.")),
        ({"found": 0}, _("{part, select, north {In the north} centre {In the centre} other {In the south}}, no member is on record in any of {of_places}.")),
        ({"left": 0}, _("{part, select, north {In the north} centre {In the centre} other {In the south}}, members are on record in {found} of {of_places}.")),
        ({}, _("{part, select, north {In the north} centre {In the centre} other {In the south}}, members are on record in {found} of {of_places}; none in {list}.")),
    ),
    "largest_gap": (
        ({"narrowed": True}, _("Of the places where no selected member is on record, {name} has the most residents: {n} ({census} census).")),
        ({}, _("The gap with the most residents is {name}: {n} ({census} census).")),
    ),
    "most": (
        ({"only_stated": True}, ""),
        ({"nowhere": True}, ""),
        ({"most": 1}, _("On record in: {list}.")),
        ({}, _("Most members: {list}.")),
    ),
    "country_class": (
        ({"class": "home"}, _("{home}: where the coalition works")),
        ({"class": "both"}, _("named by the coalition and in sources")),
        ({"class": "page"}, _("named by the coalition only")),
        ({"class": "found"}, _("in sources, not named by the coalition")),
        ({}, _("no link found")),
    ),
    "partners_headline": (
        ({"linked": 0, "narrowed": True}, _("No source shows a link of the selected members to another country.")),
        ({"linked": 0}, _("No source shows a link to another country.")),
        ({"narrowed": True}, _("Sources show links of the selected members to {linked, plural, one {# country} other {# countries}}.")),
        ({}, _("Sources show links to {linked, plural, one {# country} other {# countries}}.")),
    ),
    "partners": (
        (
            {"narrowed": False},
            _("The coalition lists {named, plural, one {# partner country} other {# partner countries}}, among others. Sources confirm links with {both} of them, and with {found} not on the list."),
        ),
        (
            {},
            _("The coalition lists {named, plural, one {# partner country} other {# partner countries}}, among others. Sources confirm links of the selected members with {both} of them, and with {found} not on the list."),
        ),
    ),
    "verdict": (
        ({"verdict": "holds", "single": True}, _("True")),
        ({"verdict": "holds"}, _("True by every measure")),
        ({"verdict": "depends", "single": True}, _("Possibly true; part is unknown")),
        ({"verdict": "depends"}, _("It depends on the measure")),
        ({}, _("Not true")),
    ),
    # Does the claim hold where members are on record? {yes}, {may} and {no} list what it is measured by, as claim_way names it.
    "claim_finding": (
        ({"verdict": "holds"}, _("It holds for {yes}.")),
        ({"verdict": "fails"}, _("It does not hold for {no}.")),
        ({"yes_n": 0, "no_n": 0}, _("It may hold for {may}; part is unknown.")),
        ({"may_n": 0}, _("It depends: yes for {yes}, no for {no}.")),
        ({"yes_n": 0}, _("It depends: possibly for {may}, no for {no}.")),
        ({"no_n": 0}, _("It depends: yes for {yes}, possibly for {may}.")),
        ({}, _("It depends: yes for {yes}, possibly for {may}, no for {no}.")),
    ),
    "claim_way": (
        ({"way": "land"}, _("the land area")),
        ({"way": "residents"}, _("the residents")),
        ({}, _("the {levels}")),
    ),
    # One figure of the claim, after its share. {places} are those reached, of {of_places}.
    "claim_figure": (
        ({"basis": "stated"}, _("of the land area, by the coalition’s own list: {places}.")),
        ({"way": "land"}, _("of the land area lies in places where a member is on record.")),
        ({"way": "residents"}, _("of the residents live there ({census} census).")),
        ({}, _("of all: {reached} of {of_places}.")),
    ),
    # How the country is measured, and the formula of it.
    "claim_measure": (
        ({"way": "land"}, _("Land area of the districts")),
        ({"way": "official"}, _("Official area, {total} km²")),
        ({"way": "residents"}, _("Residents, {year} census")),
        ({}, "{level_title}"),
    ),
    "claim_formula": (
        ({"way": "land"}, _("km² of the districts counted, out of {total} km² for all districts ({year})")),
        ({"way": "official"}, _("km² of the districts counted, out of the country’s official {total} km², including lakes and lagoons")),
        ({"way": "residents", "unknown": 0}, _("residents of the districts counted, out of {total} ({year} census)")),
        ({"way": "residents"}, _("residents of the districts counted, out of {total} ({year} census); {unknown, plural, one {# district has} other {# districts have}} no figure of their own, so the percentage lies between two limits")),
        ({}, _("places counted, out of {total} ({year})")),
    ),
    # What the coalition's list lacks for the share; the places follow.
    "needed": (
        ({"way": "land", "done": True}, _("The districts named by the coalition reach {share} of the land area of the districts.")),
        ({"way": "official", "done": True}, _("The districts named by the coalition reach {share} of the country’s official area.")),
        ({"way": "land", "n": 0}, _("Even all districts together do not reach {share} of the land area of the districts.")),
        ({"way": "official", "n": 0}, _("Even all districts together do not reach {share} of the country’s official area.")),
        ({"way": "land"}, _("To reach {share} of the land area of the districts, the coalition’s list needs {n, plural, one {# more district} other {# more districts}}:")),
        ({}, _("To reach {share} of the country’s official area, the coalition’s list needs {n, plural, one {# more district} other {# more districts}}:")),
    ),
    "likely": (
        ({"enough": True}, _("Most likely candidates: on record, but not on the coalition’s list:")),
        ({}, _("Districts on record but not on the coalition’s list are not enough:")),
    ),
    # The finding over the members: how few account for how much, and who is on record in no place.
    "members_headline": (
        ({"reached": 0}, _("No selected member is on record in any of {of_places}.")),
        ({"few": True}, _("{found} of {n, plural, one {# member} other {# members}} are on record in at least one place.")),
        ({}, _("{top, plural, =4 {Four members account} other {# members account}} for {top_reached} of {of_reached} with a member on record.")),
    ),
    "members_nowhere": (
        ({"nowhere": 0}, ""),
        ({"few": True}, ""),
        ({}, _("{nowhere, plural, =1 {One member is on record in none.} =2 {Two members are on record in none.} =3 {Three members are on record in none.} =4 {Four members are on record in none.} other {# members are on record in none.}}")),
    ),
    # What the sources say of a member, all places and years together.
    "member_card": (
        ({"n": 0}, _("No source was found that places this member anywhere.")),
        ({"weaker": 0}, _("{n, plural, one {# record} other {# records}} ({dated} dated): {places} with direct evidence.")),
        ({}, _("{n, plural, one {# record} other {# records}} ({dated} dated): {places} with direct evidence, {weaker} more with weaker evidence.")),
    ),
    "years": (
        ({"since": "", "until": ""}, ""),
        ({"until": "", "undated": "0"}, _("Years: from {since}")),
        ({"since": "", "undated": "0"}, _("Years: until {until}")),
        ({"undated": "0"}, _("Years: {since}–{until}")),
        ({"until": ""}, _("Years: from {since}, or undated")),
        ({"since": ""}, _("Years: until {until}, or undated")),
        ({}, _("Years: {since}–{until}, or undated")),
    ),
}  # fmt: skip

# One sentence each, said by both halves.
TEXTS: dict[str, str] = {
    "need_class": _("{need, select, 1 {under {need_high}} 2 {{need_low} to under {need_high}} other {{need_low} or more}}; {members, select, 1 {fewer than {high} members} 2 {{low} to {below} members} other {{low} or more members}}"),
    "need_source": _("{name}: {sources}."),
    "need_value": _("{name}: {value} ({year})"),
    "scenario": _("What-if scenario, not the record: {list}."),
    "without": _("without {name}"),
    "add": _("{name} also in {place}"),
    "place_within": _("{level, select, other {{place}}}"),  # after "in": Albanian says of which level it is, so that the name needs no case
    "data": _("Data as of {day}, version {version}."),
    "confidential": _("Contains rows for staff only. Do not share."),
    "sources": _("Sources: the coalition’s website ({url}) and {n, plural, one {# record} other {# records}} from public sources, dated {first} to {last} where they give a year."),
    "disclaimer": _("Presence does not mean that needs are met. “No member on record” means that no direct source was found, not that nobody works there. Boundaries do not imply any opinion on legal status."),
    "all_members": _("Members: all {n}"),
    "any_of_them": _("any of them"),
    "all_of_them": _("all of them in one place"),
    "none": _("none"),
    "whole_record": _("whole record: all members and years, no filter and no scenario"),
    "selected": _("Selected: {name}"),
    "neighbours": _("Neighbours, with the number of members on record: {list}."),
    "outlined": _("{name}: {n, plural, one {# member on record} other {# members on record}}, rank {rank} of {total}."),
}  # fmt: skip
