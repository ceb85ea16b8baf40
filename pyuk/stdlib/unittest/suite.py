"""Several tests, in their order, and where they come from."""

# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator

from pyuk.stdlib.unittest.case import SkipTest, TestCase
from pyuk.stdlib.unittest.result import TestResult


def tests_of(cls) -> list[TestCase]:
    """An object for each test of a class, by their names: the compiler writes it out (check/library/unittests.py)."""
    raise NotImplementedError("only the compiler knows the tests of a class")


def tests_of_program() -> list[TestCase]:
    """Those of all classes of the program's main module, by their names (check/library/unittests.py)."""
    raise NotImplementedError("only the compiler knows the classes of the program")


def call_if_there(name: str) -> None:
    """Call the function of the program's main module, if it has one of that name (check/library/unittests.py)."""
    raise NotImplementedError("only the compiler knows the functions of the program")


class TestSuite:
    """Tests that are run one after the other; those of one class between its setUpClass() and tearDownClass()."""

    def __init__(self, tests=None) -> None:
        self.tests: list[TestCase] = []
        if tests is not None:
            for test in tests:
                self.tests.append(test)

    def addTest(self, test) -> None:
        """Take a test, or all of another suite."""
        if isinstance(test, TestSuite):
            self.tests.extend(test.tests)
        else:
            self.tests.append(test)

    def addTests(self, tests) -> None:
        """Take several."""
        for test in tests:
            self.addTest(test)

    def countTestCases(self) -> int:
        return len(self.tests)

    def __iter__(self) -> Iterator[TestCase]:
        return iter(self.tests)

    def run(self, result: TestResult) -> TestResult:
        """Run them all."""
        current = ""
        is_up = True
        last: TestCase | None = None
        for test in self.tests:
            if result.shouldStop:
                break
            if test._class() != current:
                self.leave_class(last if is_up else None, result)
                if last is None:
                    call_if_there("setUpModule")
                current = test._class()
                last = test
                is_up = self.enter_class(test, result)
            if is_up:
                test.run(result)
        self.leave_class(last if is_up else None, result)
        if last is not None:
            call_if_there("tearDownModule")
        return result

    def enter_class(self, test: TestCase, result: TestResult) -> bool:
        """setUpClass(); whether it went well."""
        test._do("class marks")
        if test._skip_reason is not None:
            return True
        try:
            test._do("setUpClass")
            return True
        except SkipTest as skipped:
            result.addSkip(Fixture("setUpClass", test), str(skipped))
        except Exception as error:
            result.addError(Fixture("setUpClass", test), error)
        return False

    def leave_class(self, test: TestCase | None, result: TestResult) -> None:
        """tearDownClass() of the class of a test that was run."""
        if test is None:
            return
        test._do("class marks")
        if test._skip_reason is not None:
            return
        try:
            test._do("tearDownClass")
        except Exception as error:
            result.addError(Fixture("tearDownClass", test), error)


class Fixture(TestCase):
    """Stands for setUpClass() or tearDownClass() where that went wrong."""

    def __init__(self, name: str, test: TestCase) -> None:
        super().__init__(name)
        self.owner = test._class()

    def _class(self) -> str:
        return self.owner

    def id(self) -> str:
        return f"{self._testMethodName} ({self.owner})"

    def __str__(self) -> str:
        return self.id()


class TestLoader:
    """Finds tests."""

    def loadTestsFromTestCase(self, testCaseClass) -> TestSuite:
        """Those of a class."""
        return TestSuite(tests_of(testCaseClass))

    def loadTestsFromProgram(self) -> TestSuite:
        """Those of the main module."""
        return TestSuite(tests_of_program())


defaultTestLoader: TestLoader = TestLoader()


def makeSuite(testCaseClass) -> TestSuite:
    """The tests of a class."""
    return TestSuite(tests_of(testCaseClass))
