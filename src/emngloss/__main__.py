"""``python -m emngloss``."""

from emngloss.cli.front_door import main

if __name__ == "__main__":
    main()
