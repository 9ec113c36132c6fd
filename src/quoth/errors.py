"""What can go wrong, named by situation. Each message says what happened, the likely reason, what to do next."""


class QuothError(Exception):
    """The base of every error that quoth raises on purpose; `hint` is the next thing to try."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class ReportUnreadable(QuothError):
    """One input gives no report. `reason` is one word for programs, the message a sentence for people."""

    def __init__(self, reason: str, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.reason = reason


class NothingReadable(QuothError):
    """No input at all gave a report."""


class WrongUse(QuothError):
    """The command or the function was called in a way that cannot be carried out."""


class EncoderMissing(QuothError):
    """The model file is missing, damaged or not the one that was built with this version."""


class StoreUnusable(QuothError):
    """The store cannot be opened, read or written; nothing in it was changed by the attempt."""


class StoreTooNew(StoreUnusable):
    """The store was written by a newer version, whose shape is not known here."""


class StoreDamaged(StoreUnusable):
    """The store's file is damaged, or is no store."""
