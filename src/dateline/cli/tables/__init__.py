"""Tables for people: records go in, rich renderables come out. They compute no values."""
