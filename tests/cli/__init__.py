"""Tests of the command line: in process where they can be, as a process where streams and exit statuses are the point."""
