"""``emngloss lint``: the corpus against its own rules."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from emngloss.cli import settings
from emngloss.cli.exit_code import NOTHING, OK
from emngloss.cli.request import Request
from emngloss.cli.screen import Screen
from emngloss.corpus import folder, frame_file, shipped
from emngloss.corpus.snapshot import stored
from emngloss.corpus.text_file import raw_text_of
from emngloss.errors import SnapshotError
from emngloss.finding import Finding
from emngloss.lint.registry import findings
from emngloss.model.glossary import Glossary


def run(request: Request) -> int:
    """Answer the command: 0 without findings, 1 with any."""
    screen = Screen(request)
    glossary, texts = _corpus(request.data or settings.setting("data"))
    found = list(findings(glossary, texts))
    if screen.draws:
        from emngloss.cli.drawing.lint import draw

        draw(screen, found)
    elif request.json:
        document = {"schema_version": 1, "findings": [_document(finding) for finding in found]}
        screen.write(json.dumps(document, ensure_ascii=False) + "\n")
    elif request.jsonl:
        screen.write("".join(json.dumps(_document(finding), ensure_ascii=False) + "\n" for finding in found))
    else:
        screen.write("".join(_line(finding) for finding in found))
    screen.remark(summary(found, glossary))
    return NOTHING if found else OK


def summary(found: Sequence[Finding], glossary: Glossary) -> str:
    """How many findings in how many concepts."""
    counts = Counter(str(finding.severity) for finding in found)
    counted = ", ".join(f"{number} {severity}{'s' if number > 1 else ''}" for severity, number in sorted(counts.items()))
    return f"{len(glossary)} concepts: {counted or 'no findings'}"


def _corpus(data: str | None) -> tuple[Glossary, dict[str, str] | None]:
    """The corpus folder named, or that of the checkout, with its texts; in an installation without it the snapshot."""
    if data is None:
        try:
            data = shipped.checkout_data()
        except SnapshotError:
            return stored.glossary(shipped.open_glossary()), None
    place = Path(data)
    frame = frame_file.texts(place)
    texts = {path.name: raw_text_of(path) for path in folder.files(place / "terms")}
    return frame_file.glossary(frame_file.of_texts(frame), folder.load(place / "terms")), {**frame, **texts}


def _document(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "file": place.file,
        "line": place.line,
        "key": place.key,
    }


def _line(finding: Finding) -> str:
    """file:line, key, code, severity, message; tab-separated."""
    place = finding.place
    where = f"{place.file}:{place.line}" if place.line else place.file
    return "\t".join((where, place.key or "", finding.code, finding.severity, finding.message)) + "\n"
