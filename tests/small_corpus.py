"""A small corpus folder on disk, for the tests of reading, compiling and caching."""

from __future__ import annotations

from pathlib import Path

FRAME = {
    "edition.toml": """\
name = "small"
version = "1"
date = 2026-11-21
licence = "CC-BY-4.0"
acknowledgement = "Nobody's."
""",
    "acts.toml": """\
[32011L0095]
short_name = "Qualification Directive"
number = "Directive 2011/95/EU"
title = "standards for qualification"
kind = "directive"
state = "repealed"
date = 2011-12-13
replaced_by = "32024R1347"

[32024R1347]
short_name = "Qualification Regulation"
number = "Regulation (EU) 2024/1347"
title = "standards for qualification"
kind = "regulation"
state = "in-force"
date = 2024-05-14
""",
    "languages.toml": """\
[de]
script = "Latn"
letters = "äöüß"
spellings = { "ä" = "ae", "ö" = "oe", "ü" = "ue" }

[en]
script = "Latn"
letters = "é"

[fr]
script = "Latn"
letters = "àâæçèéêëîïôœùûüÿ"

[uk]
script = "Cyrl"
letters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’"
""",
    "themes.toml": """\
[asylum]
name = "Asylum"
scope = "protection"

[return]
name = "Return"
scope = "leaving"
""",
    "countries.toml": """\
[AT]
role = "member"
languages = ["de"]

[FR]
role = "member"
languages = ["fr"]

[RS]
role = "observer"
not_covered = ["sr"]
""",
}

REFUGEE = """\
theme = "asylum"
emn = "refugee"
aliases = ["convention-refugee"]
gaps = ["fr"]

[[definitions]]
context = "eu"
text.en = "person who fled from persecution"
sources = [
  { act = "32024R1347", locator = "Art. 3(5)", basis = "adapted", replaces = [{ act = "32011L0095", locator = "Art. 2(d)" }] },
]

[related]
removal = "contrast"
return = "stage"

[terms]
de = [
  { text = "Flüchtling", grammar = "m", provenance = "emn" },
]
en = [
  { text = "refugee", provenance = "emn" },
  { text = "bogus refugee", status = "deprecated", provenance = "proposed", note = "Insulting." },
]
uk = [
  { text = "біженець", provenance = "emn" },
]
"""

REMOVAL = """\
theme = "return"
broader = "return"

[[definitions]]
text.en = "enforcement of the duty to leave"
sources = [
  { basis = "developed" },
]

[[notes]]
type = "usage"
text = "In Austria another word is used."

[terms]
de = [
  { text = "Abschiebung", provenance = "emn" },
  { text = "Außerlandesbringung", status = "admitted", regions = ["AT"], usage = "national", provenance = "proposed" },
  { text = "Fortschaffung", status = "superseded", provenance = "proposed" },
]
en = [
  { text = "removal", provenance = "emn" },
]
fr = [
  { text = "éloignement", provenance = "emn" },
]
uk = [
  { text = "видворення", provenance = "emn" },
]
"""

RETURN = """\
theme = "return"
gaps = ["fr", "uk"]

[[definitions]]
text.en = "way back to the home country"
sources = [
  { basis = "developed" },
]

[terms]
de = [
  { text = "Rückkehr", provenance = "emn" },
]
en = [
  { text = "return", provenance = "emn" },
]
"""

NAMELESS = """\
theme = "asylum"
gaps = ["de", "en", "fr", "uk"]

[[definitions]]
text.en = "anonymous phenomenon without designation"
sources = [
  { basis = "developed" },
]
"""

CONCEPTS = {"nameless": NAMELESS, "refugee": REFUGEE, "removal": REMOVAL, "return": RETURN}


def write_corpus(folder: Path) -> Path:
    """Write the corpus into a folder and give it back."""
    (folder / "terms").mkdir(parents=True)
    for name, text in FRAME.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for concept_id, text in CONCEPTS.items():
        (folder / "terms" / f"{concept_id}.toml").write_text(text, encoding="utf-8", newline="\n")
    return folder
