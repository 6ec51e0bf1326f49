"""``python -m duikai``."""

import sys

from duikai.command import main

sys.exit(main())
