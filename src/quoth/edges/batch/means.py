"""What a run is told besides its inputs, and what its steps must agree on."""

from msgspec import Struct

from quoth.settings import Settings

# Weights as whole numbers: sums of products are the same in whatever order an engine adds them up.
SCALE = 1000


class Means(Struct, frozen=True):
    """What reading takes besides the inputs: settings, a language given by hand, another model with its hash."""

    settings: Settings
    language: str | None = None
    model: str | None = None
    model_sha256: str | None = None
