"""One module a version of the schema. A version that was released never changes; it imports nothing that does."""
