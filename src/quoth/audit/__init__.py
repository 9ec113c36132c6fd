"""An article held against its sources, sentence by sentence."""

from quoth.audit.auditing import audit_article
from quoth.audit.headline import with_headline

__all__ = ["audit_article", "with_headline"]
