"""EG221 to EG239: how a term is written. A deprecated term may be a misspelling on purpose: only marks and spaces are judged."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from emngloss.finding import Finding, Severity
from emngloss.lint import letters, places
from emngloss.lint.registry import rule
from emngloss.model.concept import Concept
from emngloss.model.frame import Language
from emngloss.model.glossary import Glossary
from emngloss.model.term import Term, TermStatus, TermType

ALLOWED_SIGNS = frozenset(",:.+&")
"""Signs that belong to names: *African, Caribbean and Pacific*, Finnish *EU:n*, *LGBTIQ+*. No slash: it parts alternatives, and
the official names that have one are listed with their language."""
WRONG_APOSTROPHES = frozenset("'‘ʼ`´′ʹˈ＇")
CEDILLAS = {"ş": "ș", "ţ": "ț", "Ş": "Ș", "Ţ": "Ț"}


@rule("EG221")
def no_marks(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A term has no brackets, slash, semicolon, quotation or other marks, and no full stop at its end."""
    for key, term in places.terms(concept):
        language = glossary.languages.get(term.language)
        if language is not None and term.text in language.slashed:
            continue
        if marks := sorted({char for char in term.text if _is_mark(char)}):
            remedy = "write alternatives as terms of their own and remarks as regions, usage, grammar or note"
            message = f"{term.text!r} contains {' '.join(marks)}; {remedy}"
            yield no_marks.finding(concept, f"{key}.text", message)
        elif term.text.rstrip().endswith((".", ",", ":")):
            yield no_marks.finding(concept, f"{key}.text", f"{term.text!r} ends with a stop; delete it")


@rule("EG222")
def own_script(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A term is written in the script of its language; Latin acronyms, names and borrowed phrases may stand in another."""
    borrowed = _english_words(concept)
    for key, term, language in _spelled(concept, glossary):
        words = letters.words(term.text)
        for word in words:
            found = letters.scripts(word)
            if len(found) > 1 or language.script in found:
                continue
            if found == {"Latn"} and _may_be_latin(word, term, len(words) > 1, borrowed):
                continue
            wrong, right = (letters.SCRIPT_NAMES.get(code, code) for code in (*found, language.script))
            message = f"{word!r} in {term.text!r} is in {wrong} letters; type it in {right}, or move the term to its language"
            yield own_script.finding(concept, f"{key}.text", message)


@rule("EG223")
def unmixed_word(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A word does not mix the letters of several scripts that look alike."""
    for key, term, language in _spelled(concept, glossary):
        for word in letters.words(term.text):
            if len(letters.scripts(word)) > 1:
                foreign = sorted({letter for letter in word if letters.script(letter) != language.script})
                named = ", ".join(f"{letter} ({unicodedata.name(letter, '?').lower()})" for letter in foreign)
                right = letters.SCRIPT_NAMES.get(language.script, language.script)
                message = f"{word!r} mixes scripts: {named}; type the whole word in {right} letters"
                yield unmixed_word.finding(concept, f"{key}.text", message)


@rule("EG224", Severity.WARNING)
def unmistakable_acronym(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """An acronym in Latin letters that all have a twin in the language's script is the English one."""
    english = _english_words(concept)
    for key, term, language in _spelled(concept, glossary):
        twins = letters.TWINS.get(language.script, frozenset())
        for word in letters.words(term.text):
            if letters.all_capitals(word) and twins.issuperset(word) and word.casefold() not in english:
                right = letters.SCRIPT_NAMES[language.script]
                message = f"{word!r} in {term.text!r} is typed in Latin letters that look like {right}"
                remedy = f"type it in {right}, or add the acronym to the English terms"
                yield unmistakable_acronym.finding(concept, f"{key}.text", f"{message}; {remedy}")


@rule("EG225")
def romanian_comma(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """Romanian has ș and ț with comma below, not ş and ţ with cedilla."""
    for key, term, language in _spelled(concept, glossary):
        if language.tag == "ro" and (wrong := sorted(set(term.text) & set(CEDILLAS))):
            right = ", ".join(f"{CEDILLAS[letter]} for {letter}" for letter in wrong)
            message = f"{term.text!r} has a cedilla; write {right} (comma below)"
            yield romanian_comma.finding(concept, f"{key}.text", message)


@rule("EG226", Severity.WARNING)
def own_alphabet(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A term has only letters of its language's alphabet (languages.toml); a to z are always allowed."""
    for key, term, language in _spelled(concept, glossary):
        foreign = sorted({letter for letter in "".join(letters.words(term.text)) if _is_foreign(letter, language)})
        if foreign:
            remedy = "correct the spelling, or add the letter to languages.toml if the language has it"
            message = f"{term.text!r} has {', '.join(foreign)}, which {language.tag} does not use; {remedy}"
            yield own_alphabet.finding(concept, f"{key}.text", message)


@rule("EG227")
def single_spaces(concept: Concept, _: Glossary) -> Iterator[Finding]:
    """A term has single ordinary spaces between its words and none around them."""
    for key, term in places.terms(concept):
        if any(char != " " and unicodedata.category(char) == "Zs" for char in term.text):
            fault = "contains a no-break or other special space"
        elif term.text != term.text.strip(" "):
            fault = "starts or ends with a space"
        elif "  " in term.text:
            fault = "contains two spaces in a row"
        else:
            continue
        yield single_spaces.finding(concept, f"{key}.text", f"{term.text!r} {fault}; put one ordinary space between words only")


@rule("EG228")
def typographic_apostrophe(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """An apostrophe is ’ (U+2019)."""
    for key, term, _ in _spelled(concept, glossary):
        if wrong := sorted(set(term.text) & WRONG_APOSTROPHES):
            message = f"{term.text!r} has {' '.join(wrong)} for an apostrophe; write ’ (U+2019)"
            yield typographic_apostrophe.finding(concept, f"{key}.text", message)


@rule("EG229")
def plain_hyphen(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A hyphen is - (U+002D); an en dash stands between spaces, or joins a name or number (*EU–Türkiye*)."""
    for key, term, _ in _spelled(concept, glossary):
        text = term.text
        found = {char for place, char in enumerate(text) if _is_hyphen(char) and not _is_en_dash_of_names(text, place)}
        if wrong := sorted(found - {"-"}):
            named = ", ".join(f"{char} (U+{ord(char):04X})" for char in wrong)
            yield plain_hyphen.finding(concept, f"{key}.text", f"{term.text!r} has {named}; write - (U+002D)")


def _is_en_dash_of_names(text: str, place: int) -> bool:
    """True for an en dash between spaces, or beside a capital or a digit."""
    before, after = text[:place][-1:], text[place + 1 :][:1]
    apart = before == after == " "
    return text[place] == "–" and bool(before) and (apart or any(side.isupper() or side.isdigit() for side in (before, after)))


@rule("EG230")
def first_letter(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A term starts with a capital only where the English one does, in German, or in the words that languages.toml exempts."""
    for key, term, word in _uncalled_capitals(concept, glossary):
        if term.text.startswith(word):
            remedy = "write it in lower case, or add the word to capitals in languages.toml if the language capitalises it"
            message = f"{term.text!r} starts with a capital, the English term has none; {remedy}"
            yield first_letter.finding(concept, f"{key}.text", message)


@rule("EG231", Severity.WARNING)
def inner_capitals(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A word inside a term starts with a capital only under the same conditions as the first."""
    for key, term, word in _uncalled_capitals(concept, glossary):
        if not term.text.startswith(word):
            remedy = "write it in lower case, or add it to capitals in languages.toml if the language capitalises it"
            message = f"{word!r} in {term.text!r} starts with a capital, the English term has none; {remedy}"
            yield inner_capitals.finding(concept, f"{key}.text", message)


@rule("EG232")
def no_article(concept: Concept, glossary: Glossary) -> Iterator[Finding]:
    """A term does not start with an article."""
    for key, term, language in _spelled(concept, glossary):
        article = next((a for a in language.articles if term.text.casefold().startswith(a)), None)
        if article and not _named_in_english(concept):
            message = f"{term.text!r} starts with the article {article.strip()!r}; leave it out (dictionary form)"
            yield no_article.finding(concept, f"{key}.text", message)


def _spelled(concept: Concept, glossary: Glossary) -> Iterator[tuple[str, Term, Language]]:
    """The terms whose spelling counts, with their keys and languages."""
    for key, term in places.terms(concept):
        language = glossary.languages.get(term.language)
        if language is not None and term.status is not TermStatus.DEPRECATED:
            yield key, term, language


def _is_mark(char: str) -> bool:
    if char in ALLOWED_SIGNS or char in WRONG_APOSTROPHES or char == "’" or _is_hyphen(char):
        return False
    return unicodedata.category(char)[0] in "PS"


def _is_hyphen(char: str) -> bool:
    return unicodedata.category(char) == "Pd" or char == "−"


def _english_words(concept: Concept) -> set[str]:
    return {word.casefold() for term in concept.terms_in("en") for word in letters.words(term.text)}


def _may_be_latin(word: str, term: Term, one_of_several: bool, borrowed: set[str]) -> bool:
    if word != word.lower() or term.type in (TermType.ACRONYM, TermType.ABBREVIATION):
        return True
    return word.casefold() in borrowed and (one_of_several or term.status is not TermStatus.PREFERRED)


def _is_foreign(letter: str, language: Language) -> bool:
    if letters.script(letter) != language.script or (language.tag == "ro" and letter in CEDILLAS):
        return False
    return not all("a" <= small <= "z" or small in language.letters for small in letter.lower())


def _named_in_english(concept: Concept) -> bool:
    """Whether the English terms have a capital that others may share: a proper name, or an acronym in the preferred term."""
    preferred = concept.preferred_term("en")
    if preferred is None or preferred.text != preferred.text.lower():
        return True
    return any(letters.capitalised(word) for term in concept.terms_in("en") for word in letters.words(term.text))


def _uncalled_capitals(concept: Concept, glossary: Glossary) -> Iterator[tuple[str, Term, str]]:
    """The words of terms that start with a capital although nothing demands it."""
    if _named_in_english(concept):
        return
    for key, term, language in _spelled(concept, glossary):
        if language.capital_nouns or term.type in (TermType.ACRONYM, TermType.ABBREVIATION):
            continue
        for word in letters.words(term.text):
            if letters.capitalised(word) and word not in language.capitals:
                yield key, term, word
