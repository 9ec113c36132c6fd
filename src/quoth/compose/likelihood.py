"""Words for probabilities: the bands of ICD 203, each printed with its band, so that nobody has to guess what it means."""

# ICD 203, Analytic Standards (2015): likely 55-80 %, very likely 80-95 %, almost certain 95-99 %.
BANDS = ((0.95, "almost certainly", "95–99%"), (0.8, "very likely", "80–95%"), (0.55, "likely", "55–80%"))
UNDER = ("perhaps", "under 55%")


def word_and_band(probability: float) -> tuple[str, str]:
    """The word for a probability and the band that it stands for."""
    return next(((word, band) for least, word, band in BANDS if probability >= least), UNDER)


# Of the pairs between .55 and .80 just half were made one from the other, so that "likely" would promise more; but two thirds
# were so or came from one dispatch, as "likely" says (docs/lineage.md).
EVEN = ("about as likely as not", "45–55%")
ONE_SOURCE = BANDS[2][0]


def link_word_and_band(probability: float) -> tuple[str, str]:
    """The word for one report having been made from another, and the band that it stands for."""
    return word_and_band(probability) if probability >= BANDS[1][0] else EVEN


def source_word_and_band(probability: float) -> tuple[str, str]:
    """The word for two reports resting on one source, whichever way, and the band that it stands for."""
    return word_and_band(probability) if probability >= ONE_SOURCE else EVEN
