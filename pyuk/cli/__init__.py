"""The command `pyuk`: one file per verb.

Read parser.py (which verbs there are), settings.py (the options that have a place in a configuration
file), pipeline.py (the seam to compiler and linker), then a verb: run.py shows all of it.
"""

__version__ = "0.1.0"
