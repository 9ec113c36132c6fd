"""Annotated reports to stories: which reports speak of one event."""

from quoth.cluster.clustering import cluster_stories
from quoth.cluster.nearby import near_stories
from quoth.cluster.stream import Change, Placement, StoryStream

__all__ = ["Change", "Placement", "StoryStream", "cluster_stories", "near_stories"]
