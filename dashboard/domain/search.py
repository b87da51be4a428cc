"""What the search box of the page needs beside the names that are shipped anyway: how places are written, and the words around names."""

from itertools import groupby
from typing import Any

from dashboard.domain.claims import stated_percentage
from dashboard.domain.dataset import Dataset
from dashboard.domain.gazetteer import SUGGESTION_SCORE, SUGGESTIONS, Gazetteer
from dashboard.domain.inflection import inflected
from dashboard.domain.names import BEHIND, IN_FRONT, PARTICLES, fold, split_kind
from dashboard.domain.places import LEVELS
from dashboard.domain.resolver import NAMES

# Words of a question that name nothing, in both languages, as people type them; folded, and as a regular expression of either half.
ASKING = (
    r"who|whom|which|what|where|does|do|is|are|works?|working|active|act|acts|help|helps|members?|organi[sz]ations?|all|any|there|"
    r"show|find|me|of|and|or|on|at|for|from|with|to|by|a|an|about|within|inside|how|many|much|if|holds?|true|"
    r"kush|cil[aei]t?|cfare|ku|ka|eshte|jane|ndodh\w*|pun(?:on|oj\w*)|vepro\w*|ndihmo\w*|anetar\w*|organizat\w*|aktiv\w*|gjith\w*|"
    r"gjej|trego\w*|dhe|ose|me|si|brenda|s|sa|po|sikur|ben|bejne|qendron|vertete"
)

# Words that mean a view of the page; the share that the main claim states is one more for the claims.
_VIEWS = {
    "claims": ("claim", "claims", "per cent", "percent", "pohimi", "pohimet", "përqind", "përqindja"),
    "partners": ("abroad", "partner countries", "partners abroad", "foreign partners", "jashtë vendit", "jashtë", "shtetet partnere"),
}


def search_index(dataset: Dataset) -> dict[str, Any]:
    """Return what the browser half finds places by.

    ``spellings``: folded name -> which of ``endings`` it takes, then the places of that name, codes of the levels shown and positions in
    ``units``. ``endings``: of inflected forms, each as how many letters it replaces and by which. ``units``: name, district, municipality.
    ``views``: view -> words that mean it. ``levels``: words for a kind of place and the levels that they mean. ``fillers``: words that
    name nothing. ``names``: columns that name members and themes. ``near``, ``most_near``: how alike a name must be to be suggested, of
    100, and how many are.
    """
    units = dataset.at["unit"]
    position = {str(code): at for at, code in enumerate(units.index)}
    gazetteer = dataset.gazetteer
    places: dict[str, list[str | int]] = {}
    for level in LEVELS:
        for (tier, key), codes in gazetteer.codes.items():
            if tier == level:
                places.setdefault(key, []).extend(position.get(code, code) for code in sorted(codes))
    kept = {key: _endings(key, gazetteer) for key in places if not _by_kind(key, gazetteer)}
    endings = sorted(set(kept.values()))
    return {
        "spellings": {key: [endings.index(own), *places[key]] for key, own in kept.items()},
        "endings": endings,
        "units": units[["name_sq", "district", "municipality"]].to_numpy(object).tolist(),
        **_words(),
        "views": _views(dataset),
        "names": NAMES,
        "near": SUGGESTION_SCORE,
        "most_near": SUGGESTIONS,
    }


def _views(dataset: Dataset) -> dict[str, list[str]]:
    stated = f"{stated_percentage(dataset):g}"
    shares = [stated, *(f"{stated} {unit}" for unit in ("percent", "per cent", "për qind", "përqind"))]
    return {view: [*words, *(shares if view == "claims" else [])] for view, words in _VIEWS.items()}


def _words() -> dict[str, Any]:
    """Return the words around names as regular expressions: those that mean levels, and those that mean nothing."""
    both = sorted((*IN_FRONT, *BEHIND), key=lambda kind: kind[1])
    joined = [("|".join(words for words, _ in group), levels) for levels, group in groupby(both, key=lambda kind: kind[1])]
    return {
        "levels": [[words, list(levels)] for words, levels in joined if levels],
        "fillers": "|".join([*(words for words, levels in joined if not levels), PARTICLES, ASKING]),
    }


def _by_kind(key: str, gazetteer: Gazetteer) -> bool:
    """Return whether ``key`` is another name of the same place with a word for its level, as *Bashkia Berat*: the word is read apart."""
    of_key = {tier: codes for tier in LEVELS if (codes := gazetteer.codes.get((tier, key)))}
    for bare, meant in map(split_kind, gazetteer.written.get(key, ())):
        tier = next((level for level in meant if gazetteer.found(level, fold(bare))), "")
        if tier and fold(bare) != key and of_key == {tier: gazetteer.found(tier, fold(bare))}:
            return True
    return False


def _endings(key: str, gazetteer: Gazetteer) -> str:
    """Return what makes the inflected forms of a folded name: *2ra* makes *shkodra* of *shkoder*."""
    forms = {fold(form) for name in gazetteer.written.get(key, ()) for form in inflected(name)} - {key}
    shared = {
        form: next((at for at, (a, b) in enumerate(zip(key, form, strict=False)) if a != b), min(len(key), len(form))) for form in forms
    }
    return " ".join(sorted(f"{len(key) - same}{form[same:]}" for form, same in shared.items()))
