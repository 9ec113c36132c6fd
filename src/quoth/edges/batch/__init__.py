"""The whole way for a corpus, in partitions on an engine for one machine or many: read, meet, gather, tell."""

from quoth.edges.batch.engine import Engine
from quoth.edges.batch.means import Means
from quoth.edges.batch.running import run_batch
from quoth.edges.batch.splits import splits_of
from quoth.edges.batch.steps import Batch, Step, Summary

__all__ = ["Batch", "Engine", "Means", "Step", "Summary", "run_batch", "splits_of"]
