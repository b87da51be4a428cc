import pytest

from dashboard.io.encodings import decode

_ALBANIAN = "Kuçovë;Tiranë;Çorovodë"


@pytest.mark.parametrize("text", [_ALBANIAN, "Tiranë", "“Vatra” – Tiranë’s", "Këlcyrë, Çorovodë, BERAT"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp1250", "mac_roman", "cp852"])
def test_albanian_text_is_read_in_every_encoding_that_can_write_it(text: str, encoding: str) -> None:
    try:
        written = text.encode(encoding)
    except UnicodeEncodeError:
        assert (encoding, text) == ("cp852", "“Vatra” – Tiranë’s")  # the only one that has no such quotes
        return
    assert decode(written) == text


def test_letters_of_the_neighbours_tell_cp1250_from_cp1252() -> None:
    assert decode("Milošević, Đurđevac, Tiranë".encode("cp1250")) == "Milošević, Đurđevac, Tiranë"
    assert decode("Città di Tiranë".encode("cp1252")) == "Città di Tiranë"
    assert decode("Šabac, Žabljak".encode("cp1252")) == decode("Šabac, Žabljak".encode("cp1250")) == "Šabac, Žabljak"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\xff\xfe\x00\xd8"])
def test_half_a_letter_is_no_text(data: bytes) -> None:
    assert decode(data) is None
