"""The formats that the glossary is written in and read from: one module a format, one row in the registry."""
