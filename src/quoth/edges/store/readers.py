"""Who reads for the store: a model, loaded when the first report wants it, and the method that it makes."""

from collections.abc import Collection
from threading import Lock

from quoth.edges.store.deciding import Kept
from quoth.edges.store.methods import SHIPPED, method_of_reading
from quoth.edges.store.reading_corrected import corrected_lines, corrected_raw
from quoth.encoder import Encoder, load_encoder
from quoth.types import AnnotatedReport, RawReport


class Reader:
    """Reads reports with one model; `method` names code, words and model together."""

    def __init__(self, encoder: Encoder | None = None, model: str = SHIPPED) -> None:
        self._encoder = encoder
        self._loading = Lock()
        self.method = method_of_reading(model)

    def read(self, raw: RawReport, made: Collection[Kept] = ()) -> AnnotatedReport:
        """The report cleaned and read as people have decided, with vectors; safe in several threads."""
        from quoth.pipeline import read_report

        with self._loading:
            encoder = self._encoder = self._encoder or load_encoder()
        return read_report(corrected_raw(raw, made), encoder, change=corrected_lines(raw, made))
