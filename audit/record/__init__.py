"""The record: append-only, hash-chained, durable before anything else happens."""
