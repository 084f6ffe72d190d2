"""Fixtures of all tests."""

from __future__ import annotations

import pytest

from builders import CONCEPTS, glossary_of
from emngloss.model.glossary import Glossary


@pytest.fixture
def small_glossary() -> Glossary:
    """A glossary of five concepts that uses every field of the model."""
    return glossary_of(CONCEPTS)
