"""Words for probabilities: the bands of ICD 203, each printed with its band, so that nobody has to guess what it means."""

from quoth.types import Edge

# ICD 203, Analytic Standards (2015): likely 55-80 %, very likely 80-95 %, almost certain 95-99 %.
BANDS = ((0.95, "almost certainly", "95–99%"), (0.8, "very likely", "80–95%"), (0.55, "likely", "55–80%"))
UNDER = ("perhaps", "under 55%")
LIKELY = BANDS[-1][0]
# What a person says of two reports was not measured: how its reason begins, and what speaks against it.
SAID_BY, THOUGH_DATED = "Said by ", ", though it is dated "


def word_and_band(probability: float) -> tuple[str, str]:
    """The word for a probability and the band that it stands for; what each was worth stands in docs/lineage.md."""
    return next(((word, band) for least, word, band in BANDS if probability >= least), UNDER)


def said_by(edge: Edge) -> str:
    """Who says that a report was made from another, where a person does; nothing for a link that was found."""
    if edge.measures or not edge.why.startswith(SAID_BY):
        return ""
    return edge.why.removeprefix(SAID_BY).partition(THOUGH_DATED)[0].removesuffix(".")
