"""What has become of the tests that were run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyuk.stdlib.traceback import format_exception

if TYPE_CHECKING:
    from pyuk.stdlib.unittest.case import TestCase


class TestResult:
    """The tests that failed, with the texts of their exceptions, and how many there were."""

    failures: list[tuple[TestCase, str]]
    errors: list[tuple[TestCase, str]]
    skipped: list[tuple[TestCase, str]]
    expectedFailures: list[tuple[TestCase, str]]
    unexpectedSuccesses: list[TestCase]

    def __init__(self) -> None:
        self.failures = []
        self.errors = []
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.told: list[str] = []  # how the failures and errors are called, in their order
        self.testsRun = 0
        self.failfast = False
        self.shouldStop = False
        self.expected: BaseException | None = None  # what a test that has to fail has raised

    def startTest(self, test: TestCase) -> None:
        """A test begins."""
        self.testsRun += 1

    def stopTest(self, test: TestCase) -> None:
        """A test is done."""

    def addSuccess(self, test: TestCase) -> None:
        """It went well."""

    def addFailure(self, test: TestCase, error: BaseException) -> None:
        """It has asserted what does not hold."""
        self.failures.append((test, "".join(format_exception(error))))
        self.stop_if_fast()

    def addError(self, test: TestCase, error: BaseException) -> None:
        """It has raised something else."""
        self.errors.append((test, "".join(format_exception(error))))
        self.stop_if_fast()

    def addSubTest(self, test: TestCase, subtest: TestCase, error: BaseException) -> None:
        """A part of it went wrong."""
        text = "".join(format_exception(error))
        if isinstance(error, AssertionError):
            self.failures.append((subtest, text))
        else:
            self.errors.append((subtest, text))
        self.stop_if_fast()

    def addSkip(self, test: TestCase, reason: str) -> None:
        """It was left out."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test: TestCase, error: BaseException) -> None:
        """It has failed, as it should."""
        self.expectedFailures.append((test, "".join(format_exception(error))))

    def addUnexpectedSuccess(self, test: TestCase) -> None:
        """It should have failed."""
        self.unexpectedSuccesses.append(test)
        self.stop_if_fast()

    def stop_if_fast(self) -> None:
        """With failfast, nothing more is run."""
        if self.failfast:
            self.shouldStop = True

    def stop(self) -> None:
        """Run nothing more."""
        self.shouldStop = True

    def keep_expected(self, error: BaseException) -> None:
        """A test that has to fail has raised this."""
        if self.expected is None:
            self.expected = error

    def note_expected(self, test: TestCase) -> bool:
        """Tell what a test has raised that has to fail; whether it has."""
        error = self.expected
        self.expected = None
        if error is None:
            return False
        self.addExpectedFailure(test, error)
        return True

    def trouble(self) -> int:
        """How often something went other than well."""
        return len(self.failures) + len(self.errors) + len(self.skipped)

    def wasSuccessful(self) -> bool:
        """Whether nothing failed."""
        return len(self.failures) + len(self.errors) + len(self.unexpectedSuccesses) == 0

    def __repr__(self) -> str:
        return f"<unittest.result.TestResult {self.counts()}>"

    def counts(self) -> str:
        """How many there were."""
        return f"run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}"
