"""The command line: the only place that prints, colours, asks and exits."""
