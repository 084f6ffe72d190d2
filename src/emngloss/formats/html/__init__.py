"""The glossary as one page of HTML: a template, a style sheet and two scripts that lie beside the modules."""
