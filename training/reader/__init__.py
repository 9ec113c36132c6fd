"""Training of the reader: documents with labels, the network, the training itself, the export."""
