"""``python -m salname``: the command line."""

from __future__ import annotations

from salname.cli import main

if __name__ == "__main__":
    main()
