"""What looks as if it were about one person, and what only looks a little like it."""

import pytest

from dashboard.domain.personal import personal_data

KNOWN = {"Tirana", "Tiranë", "Korçë", "Shkodër", "Kukës", "World", "Vision", "UNICEF"}

EMAILS = [
    "ana.hoxha@example.com", "shkruani te: Ana_1@shkolla.example.al", "ana (at) example.org", "ana [at] example [dot] org",
    "ana [et] example.org", "ana (et) example.org",
    "mailto:ana@example.org", "info@example.org", "Burimi: https://example.org/, kontakti ana@example.org",
]  # fmt: skip
PHONES = [
    "+355 69 123 4567", "00355691234567", "069 123 4567", "069/1234567", "0691234567", "069-12-34-567", "(+355) 4 222 3333",
    "+355 (0)69 12 34 567", "Tel: 042 223 333", "(04) 222 3333", "022 242 123", "0822 22345", "tel. 69 12 34 567", "cel 069.123.4567",
    "+383 44 123 456", "+39 333 123 4567", "kontakt: 355 69 123 4567", "nr. tel. 2 223 3334", "tel. 223 3334",
    "022 242 1234", "tel:+355691234567",
]  # fmt: skip
CHILDREN = [
    "vajza 12-vjeçare Ana K.", "vajza Ana", "djali Ardit Hoxha u ndihmua", "the girl Ana was helped", "a boy, Ardit, came",
    "e mitura Ana Koci",
    "fëmija me emrin Era", "Ana, 12 vjeç", "Ardit Hoxha (14 vjeç)", "14-year-old Ana", "Ana (12 years old)", "a child named Era",
    "Era D. is a girl", "Rasti i fëmijës Ana K. në Korçë", "nxënësja Besa Leka", "Vajza Ana K. jeton në Shkodër", "12-vjeçarja Ana",
    "i mituri me emrin Ardit", "vajza, 12 vjeç, Ana", "Ana Koci, 9 vjeçe", "the daughter Ana", "Vajza Ana Koci jeton në Korçë",
    "Vajza Shqiptare dhe vajza Ana u takuan", "foshnja Era, 1 vjeç",
]  # fmt: skip
INITIALS = [
    "A.B., 14 vjeç", "A. B. (14)", "A.B., 14 years old", "A.B, f, 14 vjeçe", "14-vjeçari A.B.", "Xh.K., 9 vjeç", "A.B. e moshës 14",
    "A.B., aged 14", "Viktima A.B. 16 vjeç", "14-year-old A.B.",
]  # fmt: skip
INNOCENT = [
    "Law 121/2016", "Ligji nr. 18/2017 për të drejtat", "tel. for the helpline 116111", "ALO 116 111", "Linja 116-117", "0800 12 12",
    "tel. 0800 1212 345", "(0800 12 12 34)", "022 242 12345", "2019–2021", "31.3.2026", "2019-05-06", "04.05.2019 10",
    "https://www.facebook.com/events/0691234567",
    "https://medium.com/@name/article.html", "https://www.flickr.com/photos/12345678@N00/", "Save the Children", "Fëmijët Sot",
    "Child Protection Unit in Korçë", "Qendra për fëmijë Shën Marku", "fëmijët e Shkodrës", "Shërbime për fëmijë 6-12 vjeç në Tiranë",
    "Vajzat e Tiranës", "SOS Children’s Villages", "Njësia për Mbrojtjen e Fëmijës", "Njësia për mbrojtjen e fëmijës Tiranë",
    "Qendra e fëmijës Korçë", "Fëmijë 12 vjeç", "Mosha 6 – 14 vjeç", "nën 18 vjeç", "Nën 18 vjeç", "Sh.A. (12)", "ALB Sh.p.k. 14 vjet",
    "U.S. 2019", "Rr. “Sami Frashëri” 12", "VKM nr. 578, datë 3.10.2018", "12 000 children in 2019", "123 456 789 lekë", "10 000 000 euro",
    "4 050 123 456 lekë", "1 234 567 residents", "0.69 123", "41.3275, 19.8187", "a girl in Tirana", "Girl Effect", "Vajza Shqiptare",
    "a case in Tirana K. was closed", "the girl Tirana-Vision", "boy scouts",
    "Roma girl, 12 years old", "World Vision, 12 years", "Shkodër, 12 vjeç", "A. Koci, Tirana", "Report by A.B. 2019", "Art. 14 A.B.",
    "Albania’s children, 14 years after", "ISBN 978-99956-0-123-4", "ISSN 2220-1234", "children aged 0–14", "UNICEF, 12 years old project",
    "Law on the Minor", "Code of minor Justice", "",
]  # fmt: skip


def _kinds(text: str) -> list[str]:
    return [found.kind for found in personal_data(text, innocent=KNOWN.__contains__)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kind, text) for kind, texts in
     {"email": EMAILS, "phone": PHONES, "child": CHILDREN, "initials": INITIALS}.items() for text in texts],
)  # fmt: skip
def test_what_may_be_about_a_person_is_found(kind: str, text: str) -> None:
    assert kind in _kinds(text)


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_about_nobody_is_left_alone(text: str) -> None:
    assert _kinds(text) == []


def test_it_is_told_what_was_found() -> None:
    found = {one.kind: one.text for one in personal_data("Vajza Ana K., 12 vjeç, tel. 069 123 4567, ana@example.org")}
    assert found == {"email": "ana@example.org", "phone": "069 123 4567", "child": "Ana K"}

    assert [one.text for one in personal_data("Era D. is a girl")] == ["Era D"]
    assert [one.text for one in personal_data("(vajza Ana, Besa)")] == ["Ana"]


HOSTILE = ["a" * 5000 + "@", "a@" + "a." * 2500 + "1", "x" * 130_000 + "@", "0 " * 2500, "Ana " * 1250, "vajza " * 800, "(((((+" * 800]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_long_text_without_an_end_is_answered(text: str) -> None:
    assert _kinds(text) == []
