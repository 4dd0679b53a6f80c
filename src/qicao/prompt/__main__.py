"""`python -m qicao.prompt lock`: rewrites prompts.lock."""

import sys

from qicao.prompt.lock import main

sys.exit(main(sys.argv[1:]))
