"""The files of Dateline's learned tagger for English, in `data/`; code that runs them is in `dateline.language.tagger`."""
