"""quoth as a library: `read` and `audit` on paths, with the encoder loaded once and lazily."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quoth.settings import Settings

if TYPE_CHECKING:
    from quoth.types import Audit, Dossier


def read(
    inputs: Sequence[str | Path], *, settings: Settings | None = None, dates: dict[str, str] | None = None
) -> "Dossier":
    """The dossier of the reports in the given files and folders.

    `dates` gives a report's publication date where it has none itself: name or path of the input to ISO 8601 date.
    Raises `NothingReadable` where no input gave a report; single unreadable inputs are listed in `rejected`.
    """
    from quoth.edges.formats.inputs import read_inputs
    from quoth.encoder import load_encoder
    from quoth.errors import NothingReadable
    from quoth.pipeline import build_dossier

    settings = settings or Settings()
    sources = read_inputs([str(path) for path in inputs], settings=settings, dates=dates or {})
    dossier = build_dossier(sources, settings=settings, encoder=load_encoder())
    if not dossier.reports:
        raise NothingReadable("No input gave a report.", hint="\n".join(r.detail for r in dossier.rejected))
    return dossier


def audit(article: str | Path, against: Sequence[str | Path], *, settings: Settings | None = None) -> "Audit":
    """The article held against its sources; raises `ReportUnreadable` where one of them cannot be read."""
    from quoth.edges.formats.inputs import read_inputs
    from quoth.encoder import load_encoder
    from quoth.pipeline import build_audit

    settings = settings or Settings()
    subject, *sources = read_inputs([str(article), *map(str, against)], settings=settings, dates={})
    return build_audit(subject, sources, settings=settings, encoder=load_encoder())
