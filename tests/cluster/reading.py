"""Reports of the tests of stories, each read once."""

import json

from quoth.encoder import Encoder
from quoth.pipeline import acquire_all, annotate_all
from quoth.settings import Settings
from quoth.types import AnnotatedReport, Source

DAY = "2024-05-04T10:00:00+00:00"

# Title and text.
Told = tuple[str, str]


class Reader:
    """Reads a report of an outlet, and keeps what it read."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.known: dict[bytes, AnnotatedReport] = {}

    def __call__(self, outlet: str, told: Told, published: str | None = DAY, url: str | None = None) -> AnnotatedReport:
        row = {"title": told[0], "text": told[1], "published": published, "outlet": outlet, "url": url}
        data = json.dumps(row).encode()
        if data not in self.known:
            source = Source(outlet, data, "record", language="en")
            (self.known[data],) = annotate_all(acquire_all([source], Settings())[0], Settings(), self.encoder)
        return self.known[data]
