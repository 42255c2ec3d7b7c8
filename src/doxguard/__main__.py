"""``python -m doxguard``."""

from doxguard.cli import main

if __name__ == "__main__":
    main()
