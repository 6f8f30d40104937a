"""`python -m graph` is `svyaz`; prefer the command: -m takes any folder called graph first."""

import sys

from graph.commands import main

if __name__ == "__main__":
    sys.exit(main())
