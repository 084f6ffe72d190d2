"""What ``--help`` says of each command: what it does, then examples, then what a pipe gets."""

SEARCH = """\
Find concepts by anything typed: any language, with typing errors, without diacritics, in Latin letters.

\b
    emngloss search "asylum seeker"
    emngloss search bezhanets
    emngloss search "unacompanied minor" --json

In a pipe: concept, score, match, language, term, preferred term, tab-separated.
"""
SHOW = """\
Show one concept whole. It is named by its id, an older id, or any term in any language.

\b
    emngloss show unaccompanied-minor
    emngloss show Abschiebung
"""
TRANSLATE = """\
Give the equivalents of a term, preferred first; terms of one country are labelled.

\b
    emngloss translate "return decision" --to de-AT,nl-BE,uk
    emngloss translate Abschiebung --from de --to fr,el,ka
    emngloss translate --input terms.txt --to fr --json
    emngloss translate --input terms.csv --column term --to fr,de

In a pipe, one line a term: query, concept, match, then one column a language, tab-separated.
"""
EXPORT = """\
Write the glossary, or a part of it, in a format that other tools accept.

\b
    emngloss export --format csv -o glossary.csv
    emngloss export --format csv --excel --to en,de,ka --theme asylum-procedure -o interview.csv
    emngloss export --format json --search detention
"""
IMPORT = """\
Bring in a term base of your own, to be searched, translated with and exported like the glossary.

\b
    emngloss import terms.tbx --name court
    emngloss import list.csv --columns en,de,note --dry-run
    emngloss search --base court hearing
    emngloss translate hearing --base court,emngloss --to de

The format is found out from the file: CSV, TSV, JSON, JSON lines, TBX, TMX, SKOS, OmegaT, XLSX (see: emngloss help formats).
"""
BASES = """\
List, describe and remove the term bases that you imported.

\b
    emngloss bases
    emngloss bases court
    emngloss bases --remove court

In a pipe: name, concepts, terms, languages, date, source, format, size, path, tab-separated.
"""
LINT = """\
Check the corpus against its rules.

\b
    emngloss lint
    emngloss lint --data ./data --json
"""
