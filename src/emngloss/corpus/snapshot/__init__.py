"""The compiled glossary: one SQLite file, built from the corpus, opened read-only and verified."""
