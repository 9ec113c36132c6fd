"""Everything a user may change, with its default and the reason for it. `quoth config` prints this table."""

from typing import Annotated

from msgspec import Meta, Struct


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Limits and defaults. Every field carries its reason, which `quoth config` prints."""

    max_bytes: Annotated[
        int, Meta(description="A report file larger than this is refused: a news report is 2 to 50 kB.")
    ] = 20_000_000
    max_characters: Annotated[
        int,
        Meta(
            description="A text longer than this is refused; 8 million are 1.3 million words; a report has 2,000 to 20,000."
        ),
    ] = 8_000_000
    min_words: Annotated[int, Meta(description="A text with fewer words than this holds nothing to compare.")] = 1
    language: Annotated[
        str, Meta(description="The language that is read. Reports in others are listed, not compared.")
    ] = "en"
    columns: Annotated[
        dict[str, str],
        Meta(description="Where tables and records keep a field, by quoth's name for it; usual names need none."),
    ] = {}
    brief_words: Annotated[int, Meta(description="The longest brief, in words: what fits a phone screen.")] = 120
