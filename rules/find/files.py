"""What the files of the second model are called, for whoever trains it and whoever reads it."""

SECOND, VECTORS = "spacy", "vectors.npz"
