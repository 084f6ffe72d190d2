"""The domain: concepts, terms, sources and what holds them together; standard library only."""
