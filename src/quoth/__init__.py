"""quoth: who said it, through whom, and how many really say so."""

from quoth.edges.library import audit, read
from quoth.errors import QuothError
from quoth.settings import Settings

__version__ = "0.1.0"
__all__ = ["QuothError", "Settings", "__version__", "audit", "read"]
