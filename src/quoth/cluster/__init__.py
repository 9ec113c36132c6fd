"""Annotated reports to stories: which reports speak of one event."""

from quoth.cluster.clustering import cluster_stories

__all__ = ["cluster_stories"]
