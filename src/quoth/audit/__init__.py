"""An article held against its sources, sentence by sentence."""

from quoth.audit.auditing import audit_article

__all__ = ["audit_article"]
