"""unittest: classes of tests, and what runs them. Read case.py first, then raising.py, result.py, suite.py, runner.py.

Source: The Python Standard Library, "unittest"; CPython 3.11 Lib/unittest.
"""

from __future__ import annotations

from pyuk.stdlib.unittest.case import SkipTest, TestCase, expectedFailure, skip, skipIf, skipUnless
from pyuk.stdlib.unittest.result import TestResult
from pyuk.stdlib.unittest.runner import TestProgram, TextTestResult, TextTestRunner, main
from pyuk.stdlib.unittest.suite import TestLoader, TestSuite, defaultTestLoader, makeSuite

__all__ = [
    "SkipTest",
    "TestCase",
    "TestLoader",
    "TestProgram",
    "TestResult",
    "TestSuite",
    "TextTestResult",
    "TextTestRunner",
    "defaultTestLoader",
    "expectedFailure",
    "main",
    "makeSuite",
    "skip",
    "skipIf",
    "skipUnless",
]
