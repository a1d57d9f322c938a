"""The database under a store: connections and transactions, and its complaints as errors that a person can act on."""

from dateline.store.databases.connections import DATABASE, Database, without_password

__all__ = ["DATABASE", "Database", "without_password"]
