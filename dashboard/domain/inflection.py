"""Albanian place names in the forms in which sentences have them: *Tiranës*, *Malësisë së Madhe*, *Vaun e Dejës*.

The forms follow from the name by grammar; what is irregular stands in ``aliases.csv``. A form too many does no harm: it is only looked for
where no place and no alias is called so.
"""

import re

_LINKED = re.compile(r"^(?P<head>\S+) (?P<link>[ie]) (?P<rest>.+)$", re.IGNORECASE)
_VOWELS = "aeëiouy"


def inflected(name: str) -> set[str]:
    """Return the definite, genitive (also dative and ablative) and accusative forms of a name, diacritics as in the name.

    >>> sorted(inflected("Shkodër"))
    ['Shkodra', 'Shkodrën', 'Shkodrës', 'Shkodëri', 'Shkodërin', 'Shkodërit']
    """
    if linked := _LINKED.match(name):
        head, link, rest = linked["head"], linked["link"], linked["rest"]
        definite, genitive, accusative = (set(group) for group in zip(*_declined(head), strict=True))
        # A head that is definite already, as Vau, keeps its form and takes its endings behind it.
        genitive |= {f"{head}t"}
        accusative |= {f"{head}n"}
        return {
            *(f"{form} {link} {rest}" for form in definite),
            *(f"{form} {particle} {rest}" for form in genitive for particle in ("të", "së")),
            *(f"{form} e {rest}" for form in accusative),
        }
    before, _, last = name.rpartition(" ")
    forms = {f"{before} {form}".strip() for group in _declined(last) for form in group}
    if before and " " not in before:  # Ura Vajgurore: Urës Vajgurore
        forms |= {f"{form} {last}" for group in _declined(before) for form in group}
    return forms


def _declined(word: str) -> list[tuple[str, str, str]]:
    """Return (definite, genitive, accusative) in each of the ways in which a word with this ending can go."""
    ends, last = word[-2:].lower(), word[-1:].lower()
    stem = word[:-1]
    if last in ("ë", "e", "a"):
        return [(f"{stem}a", f"{stem}ës", f"{stem}ën"), (f"{stem}ja", f"{stem}es", f"{stem}en")]
    if last == "i":  # Peshkopi, feminine; a masculine name that is definite already
        return [(f"{word}a", f"{word}së", f"{word}në"), (word, f"{word}t", f"{word}n")]
    if last in ("o", "u", "y"):
        return [(f"{word}ja", f"{word}s", f"{word}n"), (word, f"{word}t", f"{word}n")]
    masculine = [(f"{word}i", f"{word}it", f"{word}in")]
    if last in "kg" or (last == "h" and ends[0] not in "stdxz"):  # the h of sh, th, dh, xh and zh is no h
        masculine = [(f"{word}u", f"{word}ut", f"{word}un")]
    if ends == "aj":  # a plural: Memaliajt
        masculine.append((word, f"{word}t", f"{word}n"))
    if ends[0] == "ë" and last not in _VOWELS and len(word) > 3:  # the ë of the last syllable falls: Shkodra, Kamza
        syncopated = word[:-2] + word[-1]
        return [(f"{syncopated}a", f"{syncopated}ës", f"{syncopated}ën"), *masculine]
    return masculine
