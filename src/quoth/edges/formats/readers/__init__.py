"""A module a format that is read: its `pieces` takes a document and gives its reports."""
