"""The command as a program of its own."""

import sys

from commerce_events.__main__ import main

sys.exit(main())
