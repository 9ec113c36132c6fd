"""Characters that nobody meant are told, and none that somebody may have meant."""

import pytest

from quoth.acquire import acquire_report, doubts_of
from quoth.acquire.wrong_characters import wrong_characters
from quoth.settings import Settings
from quoth.types import Source

TEXT = "The mayor of Tolm said “it rains” and paid £2 million – more than the café’s owner.\n\nShe said so on Tuesday in the town hall."


@pytest.mark.parametrize("text", [TEXT, "BEYONCÉ’s CAFÉ” «À» ÂGE, SÃO PAULO – 20 °C", "plain", "Ünlü said so…"])
def test_what_writers_mean_is_left_alone(text: str) -> None:
    assert wrong_characters(text) == ""


@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
def test_utf_8_that_was_read_byte_by_byte_is_told_with_its_place(charset: str) -> None:
    assert "wrong character set" in wrong_characters(TEXT.encode().decode(charset, "ignore"))


def test_what_a_guessed_charset_lost_is_told() -> None:
    source = Source("a.txt", (TEXT + " It rained." * 9).encode("shift_jis", "replace"), "text", language="en")
    raw = acquire_report(source, settings=Settings())
    assert any(
        "some of its characters are wrong" in doubt and "Save it anew as UTF-8" in doubt for doubt in doubts_of(raw)
    )
    sound = acquire_report(Source("a.txt", TEXT.encode("cp1252"), "text"), settings=Settings())
    assert doubts_of(sound) == ()
