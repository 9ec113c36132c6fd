"""Words for probabilities: the bands of ICD 203, each printed with its band, so that nobody has to guess what it means."""

# ICD 203, Analytic Standards (2015): likely 55-80 %, very likely 80-95 %, almost certain 95-99 %.
BANDS = ((0.95, "almost certainly", "95–99%"), (0.8, "very likely", "80–95%"), (0.55, "likely", "55–80%"))
UNDER = ("perhaps", "under 55%")


def word_and_band(probability: float) -> tuple[str, str]:
    """The word for a probability and the band that it stands for."""
    return next(((word, band) for least, word, band in BANDS if probability >= least), UNDER)


# Links of lineage under .80 were right in 14 of 27 whole reports and in 59 of 131 short ones (docs/lineage.md): "likely" would
# promise more.
EVEN = ("about as likely as not", "45–55%")


def link_word_and_band(probability: float) -> tuple[str, str]:
    """The word for a link of lineage and the band that it stands for."""
    return word_and_band(probability) if probability >= BANDS[1][0] else EVEN
