"""Runs tests and tells of them on standard error, as `python -m unittest` does."""

from __future__ import annotations

from typing import Final

from pyuk.stdlib import sys, time
from pyuk.stdlib._files.texts import TextIOBase
from pyuk.stdlib.unittest.case import TestCase
from pyuk.stdlib.unittest.result import TestResult
from pyuk.stdlib.unittest.suite import TestSuite, defaultTestLoader

LINE: Final = "-" * 70
DOUBLE_LINE: Final = "=" * 70


class TextTestResult(TestResult):
    """Writes a letter for each test, or a line where it is to be verbose; at the end the texts of the failures."""

    def __init__(self, stream: TextIOBase, verbosity: int) -> None:
        super().__init__()
        self.stream = stream
        self.verbosity = verbosity
        self.names: list[str] = []  # of the errors
        self.failure_names: list[str] = []
        self.is_in_line = False  # whether the line of a test is not ended yet

    def getDescription(self, test: TestCase) -> str:
        """What the test is called, and the first line of its docstring."""
        doc = test.shortDescription()
        return str(test) if doc is None else f"{test}\n{doc}"

    def startTest(self, test: TestCase) -> None:
        super().startTest(test)
        if self.verbosity > 1:
            self.stream.write(self.getDescription(test) + " ... ")
            self.is_in_line = True

    def tell(self, letter: str, word: str, test: TestCase) -> None:
        """How a test ended."""
        if self.verbosity > 1:
            name = "" if self.is_in_line else self.getDescription(test) + " ... "
            self.stream.write(f"{name}{word}\n")
            self.is_in_line = False
        elif self.verbosity == 1:
            self.stream.write(letter)

    def tell_part(self, letter: str, word: str, name: str) -> None:
        """How a part of a test ended: in a line of its own."""
        if self.verbosity > 1:
            self.stream.write(f"{chr(10) if self.is_in_line else ''}  {name} ... {word}\n")
            self.is_in_line = False
        elif self.verbosity == 1:
            self.stream.write(letter)

    def addSuccess(self, test: TestCase) -> None:
        super().addSuccess(test)
        self.tell(".", "ok", test)

    def addFailure(self, test: TestCase, error: BaseException) -> None:
        self.failure_names.append(self.getDescription(test))
        super().addFailure(test, error)
        self.tell("F", "FAIL", test)

    def addError(self, test: TestCase, error: BaseException) -> None:
        self.names.append(self.getDescription(test))
        super().addError(test, error)
        self.tell("E", "ERROR", test)

    def addSubTest(self, test: TestCase, subtest: TestCase, error: BaseException) -> None:
        is_failure = isinstance(error, AssertionError)
        name = self.getDescription(subtest)
        (self.failure_names if is_failure else self.names).append(name)
        super().addSubTest(test, subtest, error)
        self.tell_part("F" if is_failure else "E", "FAIL" if is_failure else "ERROR", name)

    def addSkip(self, test: TestCase, reason: str) -> None:
        super().addSkip(test, reason)
        self.tell("s", f"skipped {reason!r}", test)

    def addExpectedFailure(self, test: TestCase, error: BaseException) -> None:
        super().addExpectedFailure(test, error)
        self.tell("x", "expected failure", test)

    def addUnexpectedSuccess(self, test: TestCase) -> None:
        super().addUnexpectedSuccess(test)
        self.tell("u", "unexpected success", test)

    def __repr__(self) -> str:
        return f"<unittest.runner.TextTestResult {self.counts()}>"

    def printErrors(self) -> None:
        """The errors and the failures, then the tests that should have failed."""
        if self.verbosity > 0:
            self.stream.write("\n")
        for name, (_test, text) in zip(self.names, self.errors, strict=True):
            self.print_one("ERROR", name, text)
        for name, (_test, text) in zip(self.failure_names, self.failures, strict=True):
            self.print_one("FAIL", name, text)
        if len(self.unexpectedSuccesses) > 0:
            self.stream.write(DOUBLE_LINE + "\n")
            for test in self.unexpectedSuccesses:
                self.stream.write(f"UNEXPECTED SUCCESS: {self.getDescription(test)}\n")

    def print_one(self, kind: str, name: str, text: str) -> None:
        """One of them."""
        self.stream.write(f"{DOUBLE_LINE}\n{kind}: {name}\n{LINE}\n{text}\n")

    def summary(self) -> str:
        """What all ends with: `OK`, or what there was."""
        counts = [
            ("failures", len(self.failures)),
            ("errors", len(self.errors)),
            ("skipped", len(self.skipped)),
            ("expected failures", len(self.expectedFailures)),
            ("unexpected successes", len(self.unexpectedSuccesses)),
        ]
        told = ", ".join([f"{name}={count}" for name, count in counts if count > 0])
        end = "OK" if self.wasSuccessful() else "FAILED"
        return end if told == "" else f"{end} ({told})"


class TextTestRunner:
    """Runs a suite and writes what becomes of it."""

    def __init__(self, stream: TextIOBase | None = None, verbosity: int = 1, failfast: bool = False) -> None:
        self.stream: TextIOBase = sys.stderr if stream is None else stream
        self.verbosity = verbosity
        self.failfast = failfast

    def run(self, test: TestSuite) -> TextTestResult:
        """Run all of it."""
        result = TextTestResult(self.stream, self.verbosity)
        result.failfast = self.failfast
        started = time.perf_counter()
        test.run(result)
        taken = time.perf_counter() - started
        result.printErrors()
        ran = f"Ran {result.testsRun} test{'' if result.testsRun == 1 else 's'} in {taken:.3f}s"
        self.stream.write(f"{LINE}\n{ran}\n\n{result.summary()}\n")
        return result


class TestProgram:
    """What main() does: all tests of the program, or those that the arguments name."""

    result: TextTestResult

    def __init__(
        self,
        module: str | None = "__main__",
        argv: list[str] | None = None,
        exit: bool = True,
        verbosity: int = 1,
        failfast: bool = False,
    ) -> None:
        if module != "__main__":
            raise NotImplementedError("main() runs the tests of the main module")
        self.verbosity = verbosity
        self.failfast = failfast
        names = self.options(sys.argv if argv is None else argv)
        suite = defaultTestLoader.loadTestsFromProgram()
        if len(names) > 0:
            suite = named(suite, names)
        self.result = TextTestRunner(None, self.verbosity, self.failfast).run(suite)
        if exit:
            sys.exit(0 if self.result.wasSuccessful() else 1)

    def options(self, argv: list[str]) -> list[str]:
        """Take the options from the command line; the names of tests are left."""
        names: list[str] = []
        for i in range(1, len(argv)):
            if argv[i] in ("-v", "--verbose"):
                self.verbosity = 2
            elif argv[i] in ("-q", "--quiet"):
                self.verbosity = 0
            elif argv[i] in ("-f", "--failfast"):
                self.failfast = True
            elif argv[i].startswith("-"):
                raise NotImplementedError(f"the option {argv[i]} of unittest")
            else:
                names.append(argv[i])
        return names


def named(suite: TestSuite, names: list[str]) -> TestSuite:
    """The tests that are named, in the order of the names: `Class` or `Class.test`."""
    found = TestSuite()
    for name in names:
        count = found.countTestCases()
        for test in suite:
            if test.id() == f"__main__.{name}" or test._class() == f"__main__.{name}":
                found.addTest(test)
        if found.countTestCases() == count:
            raise AttributeError(f"module '__main__' has no attribute '{name}'")
    return found


main = TestProgram
