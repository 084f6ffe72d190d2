"""Words, not glossaries: how texts of any language are compared, transliterated and ordered."""
