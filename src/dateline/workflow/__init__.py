"""Where stages meet the store, the settings and the clock: one module a thing that Dateline does.

Import the module that is wanted; this package loads none of them, so that a command starts with what it needs.
"""
