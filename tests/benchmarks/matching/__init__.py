"""How well and how fast names are found, beside other matchers, on up to 120,000 real names.

Run it with ``python -m tests.benchmarks.matching``; ``--help`` lists its options. While tuning::

    python -m tests.benchmarks.matching --corpus 3k --quick
    python -m tests.benchmarks.matching --corpus 3k --misses "word order"

The names are those of Debian's ``wordnet-base``, ``dict-foldoc`` and ``dict-vera`` and of Debian's
packages; the misspellings are those of codespell's dictionary. What is not installed is left out,
and one line says so. Queries are drawn twice: one draw to tune by, one held out to be judged by.
"""
