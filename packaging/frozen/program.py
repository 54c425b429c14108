"""Where the frozen program begins."""

import sys

from netatlas.__main__ import main

sys.exit(main())
