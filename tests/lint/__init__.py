"""The fixtures of the rules: ``<code>/bad.*`` breaks exactly its rule, ``<code>/good.*`` breaks none."""
