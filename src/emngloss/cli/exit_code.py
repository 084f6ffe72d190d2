"""The exit statuses of the command line (``emngloss help exit-codes``)."""

OK = 0
NOTHING = 1
"""Nothing found (search, show, translate), or findings (lint)."""
USAGE = 2
DATA = 3
INTERNAL = 70
"""A fault of emngloss itself (EX_SOFTWARE of sysexits.h); the message asks for a report."""
INTERRUPTED = 130
