"""Where the glossary comes from: TOML files that people edit, and the snapshot compiled from them."""
