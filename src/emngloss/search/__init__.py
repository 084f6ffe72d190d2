"""Query → hits: an index in SQLite, candidates from it, and a ranking that says why something matched."""
