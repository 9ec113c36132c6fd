"""Words for probabilities: the bands of ICD 203, each printed with its band, so that nobody has to guess what it means."""

# ICD 203, Analytic Standards (2015): likely 55-80 %, very likely 80-95 %, almost certain 95-99 %.
BANDS = ((0.95, "almost certainly", "95–99%"), (0.8, "very likely", "80–95%"), (0.55, "likely", "55–80%"))
UNDER = ("perhaps", "under 55%")
LIKELY = BANDS[-1][0]


def word_and_band(probability: float) -> tuple[str, str]:
    """The word for a probability and the band that it stands for; what each was worth stands in docs/lineage.md."""
    return next(((word, band) for least, word, band in BANDS if probability >= least), UNDER)
