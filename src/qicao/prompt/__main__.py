"""`python -m qicao.prompt lock`: rewrites prompts.lock."""

import sys

from qicao.prompt.lock import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
