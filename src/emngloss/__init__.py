"""The asylum and migration glossary of Europe."""
