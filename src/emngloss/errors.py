"""The errors of emngloss: each message names what is wrong and where, each hint says what to do."""


class GlossError(Exception):
    """What went wrong, in the user's words.

    ``code`` is stable and machine-readable (it stands in ``--json`` errors); ``hint`` says what to do, or is None;
    ``exit_code`` is the process status that the command line ends with (see ``cli/exit_code.py``).
    """

    code = "error"
    exit_code = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GlossError):
    """A command was asked for something that does not exist or cannot be combined."""

    code = "usage"


class UnknownLanguageError(GlossError):
    """A language argument that names no language of the glossary."""

    code = "unknown-language"


class UnknownConceptError(GlossError):
    """A concept argument that leads to no concept."""

    code = "unknown-concept"
    exit_code = 1


class UnknownThemeError(GlossError):
    """A theme argument that names no theme of the glossary."""

    code = "unknown-theme"


class UnknownBaseError(GlossError):
    """A base argument that names no term base."""

    code = "unknown-base"


class UnknownFormatError(GlossError):
    """A format argument that names no format."""

    code = "unknown-format"


class FileError(GlossError):
    """A file cannot be read or written, or must not be overwritten."""

    code = "file"


class CorpusError(GlossError):
    """A corpus file that cannot be understood; the message names file, line and key."""

    code = "corpus"


class FormatError(GlossError):
    """A document that does not follow the format it claims."""

    code = "format"


class SnapshotError(GlossError):
    """The compiled glossary is missing, damaged or of another version."""

    code = "data"
    exit_code = 3
