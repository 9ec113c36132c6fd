"""Characters that no writer meant: UTF-8 that was read as Windows-1252 on the way, and signs for what was lost."""

import re

# What the letters and signs of English texts become when the bytes of UTF-8 are read one by one: "Â£" for "£", "â€œ" for a mark.
# Capitals with accents stand before closing marks too ("CAFÉ”"), so that no other letters are looked for.
MEANT = (*map(chr, range(0xA0, 0x100)), *map(chr, range(0x2010, 0x2045)), "€", "™")
# A sign for a character that was lost, and controls that no text holds.
LOST = re.compile("[\ufffd\u0080-\u0084\u0086-\u009f]")
# So much around the first of them is shown.
AROUND = 12


def read_one_by_one(char: str) -> str:
    """What a character looks like when its bytes are read as characters of Windows-1252; bytes without one as controls."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in char.encode())


READ_TWICE = re.compile("|".join(re.escape(read_one_by_one(char)) for char in MEANT))


def wrong_characters(text: str) -> str:
    """The first place with characters that nobody meant, and what became of them; nothing where there is none."""
    if text.isascii():
        return ""
    twice, lost = READ_TWICE.search(text), LOST.search(text)
    if twice is not None:
        return f"“{shown(text, twice.start())}” was read in a wrong character set on the way"
    return f"in “{shown(text, lost.start())}” some were lost" if lost is not None else ""


def shown(text: str, at: int) -> str:
    """The words around a place, in one line; what cannot be shown as the sign for what is lost."""
    return LOST.sub("\ufffd", " ".join(text[max(0, at - AROUND) : at + AROUND].split()))
