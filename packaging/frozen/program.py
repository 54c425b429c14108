"""Where the frozen program begins."""

from netatlas.__main__ import start

start()
