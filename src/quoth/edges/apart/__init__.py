"""Documents of others are read in a process apart: with little memory, little time, no network, and nobody's life at stake."""

from quoth.edges.apart.parent import Apart

__all__ = ["Apart"]
