"""The registry: people, keys, grants, training, suspensions and policies; every change leaves a note."""
