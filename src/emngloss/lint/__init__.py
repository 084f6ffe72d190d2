"""The corpus against its own rules; importing this package registers all of them."""

from emngloss.lint import concept_rules, form_rules, legal_rules, relation_rules, spelling_rules, term_rules
from emngloss.lint.registry import RULES, Rule, findings

__all__ = [
    "RULES",
    "Rule",
    "concept_rules",
    "findings",
    "form_rules",
    "legal_rules",
    "relation_rules",
    "spelling_rules",
    "term_rules",
]
