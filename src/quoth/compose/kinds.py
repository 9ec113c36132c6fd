"""What a difference is of in a plain word, the same wherever it is shown: "whether", "hedge", "speaker"."""

from quoth.types.claims import DifferenceKind

KINDS: dict[DifferenceKind, str] = {
    "comparison": "base", "polarity": "whether", "certainty": "hedge", "participant": "who", "unsupported": "added",
    "omission": "left out", "attribution-dropped": "speaker", "attribution-changed": "speaker",
    "attribution-merged": "merged", "quote-altered": "quote", "quote-truncated": "quote", "quote-merged": "quote",
    "quote-misattributed": "quote", "quote-invented": "quote",
}  # fmt: skip


def kind_in_words(kind: DifferenceKind) -> str:
    """The plain word for a kind; the kind itself where it is one."""
    return KINDS.get(kind, kind)
