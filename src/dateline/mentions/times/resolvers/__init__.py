"""What the words of each kind of time come to: one module a kind, called by the grammar."""
