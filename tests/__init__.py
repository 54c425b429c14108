"""The tests: rooms as in ``src/netatlas``, journeys through the window, guards and benchmarks."""
