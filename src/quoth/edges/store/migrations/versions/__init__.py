"""The steps in order; one that was published is never changed."""
