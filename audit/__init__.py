"""The store: the record of what happened and the registry of who may do what."""
