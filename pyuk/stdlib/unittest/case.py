"""A class of tests: what may be asserted, and how one test is run.

Each object is one test: the method `_testMethodName` of its class. The compiler gives every class with tests a
method that calls one of them by its name, and takes the marks @skip and @expectedFailure for methods that tell the
reason (check/library/unittests.py).
"""

# mypy: disable-error-code="no-untyped-def, no-untyped-call, type-var, operator"

from __future__ import annotations

from collections.abc import Callable

from pyuk.stdlib._regex.pattern import Pattern
from pyuk.stdlib.unittest.comparing import (
    difference_of_dicts,
    difference_of_sequences,
    difference_of_sets,
    difference_of_texts,
    missing_and_extra,
)
from pyuk.stdlib.unittest.raising import Raising, matching, name_of, narrowing, none_of
from pyuk.stdlib.unittest.result import TestResult
from pyuk.stdlib.unittest.texts import safe_repr, shown


class SkipTest(Exception):
    """Raised by a test that is not to be done here."""


class Missing:
    """Stands for an argument that is left out."""


def skip(reason):
    """A mark of a test or of a class: it is left out."""
    raise NotImplementedError("skip() has to be a decorator of a class at the top of a module, or of its method")


def skipIf(condition, reason):
    """A mark: it is left out where the condition holds."""
    raise NotImplementedError("skipIf() has to be a decorator of a class at the top of a module, or of its method")


def skipUnless(condition, reason):
    """A mark: it is left out where the condition does not hold."""
    raise NotImplementedError("skipUnless() has to be a decorator of a class at the top of a module, or of its method")


def expectedFailure(test_item):
    """A mark of a test that is known to fail."""
    raise NotImplementedError("expectedFailure has to be a decorator of a method of a class at the top of a module")


class TestCase:
    """A test, and the base of all classes of tests."""

    longMessage = True
    maxDiff: int | None = 640
    _testMethodName: str
    _skip_reason: str | None
    _expects_failure: bool
    _doc: str | None
    _cleanups: list[Callable[[], None]]
    _result: TestResult | None

    def __init__(self, methodName: str = "runTest") -> None:
        self._testMethodName = methodName
        self._skip_reason = None
        self._expects_failure = False
        self._doc = None
        self._cleanups = []
        self._result = None

    # --- what classes of tests may have ---

    def setUp(self) -> None:
        """Done before each test."""

    def tearDown(self) -> None:
        """Done behind each test whose setUp() went well."""

    @classmethod
    def setUpClass(cls) -> None:
        """Done once before the tests of the class."""

    @classmethod
    def tearDownClass(cls) -> None:
        """Done once behind them."""

    def addCleanup(self, function, /, *args) -> None:
        """Call a function behind the test, the last one first."""

        def call() -> None:
            function(*args)

        self._cleanups.append(call)

    def doCleanups(self) -> bool:
        """Call what addCleanup() has been given."""
        while len(self._cleanups) > 0:
            self._cleanups.pop()()
        return True

    def _do(self, what: str) -> None:
        """Call a method by its name: each class has its own (check/library/unittests.py)."""
        raise ValueError(f"no such test method: {what}")

    # --- what it says of itself ---

    def id(self) -> str:
        """The whole name of the test."""
        return f"{self._class()}.{self._testMethodName}"

    def _class(self) -> str:
        """The whole name of its class."""
        return "?"

    def shortDescription(self) -> str | None:
        """The first line of its docstring."""
        self._do("marks")
        doc = self._doc
        return None if doc is None else doc.strip().split("\n")[0].strip()

    def countTestCases(self) -> int:
        return 1

    def __str__(self) -> str:
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self) -> str:
        return f"<{self._class()} testMethod={self._testMethodName}>"

    # --- running it ---

    def run(self, result: TestResult) -> None:
        """Run the test, and tell the result."""
        self._do("marks")
        result.startTest(self)
        self._result = result
        reason = self._skip_reason
        if reason is not None:
            result.addSkip(self, reason)
        else:
            self._run_parts(result)
        self._result = None
        result.stopTest(self)

    def _run_parts(self, result: TestResult) -> None:
        """setUp(), the test, tearDown() and what is to be cleaned up; what went wrong is told where it does."""
        before = result.trouble()
        is_up = self._part("setUp", result)
        went_well = is_up
        if is_up:
            went_well = self._part(self._testMethodName, result)
            went_well = self._part("tearDown", result) and went_well
        while len(self._cleanups) > 0:
            went_well = self._part("cleanup", result) and went_well
        failed_as_expected = result.note_expected(self)
        if went_well and result.trouble() == before and not failed_as_expected:
            if self._expects_failure:
                result.addUnexpectedSuccess(self)
            else:
                result.addSuccess(self)

    def _part(self, what: str, result: TestResult) -> bool:
        """One of these; whether it went well."""
        try:
            if what == "setUp":
                self.setUp()
            elif what == "tearDown":
                self.tearDown()
            elif what == "cleanup":
                self._cleanups.pop()()
            else:
                self._do(what)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as skipped:
            result.addSkip(self, str(skipped))
        except BaseException as error:
            self._tell(error, result)
        return False

    def _tell(self, error: BaseException, result: TestResult) -> None:
        """What went wrong is a failure, an error, or what was expected."""
        if self._expects_failure:
            result.keep_expected(error)
        elif isinstance(error, AssertionError):
            result.addFailure(self, error)
        else:
            result.addError(self, error)

    def subTest(self, msg: str | None = None, **params):
        """A part of a test: what fails in it is told, and the test goes on."""
        values = ", ".join([f"{name}={value!r}" for name, value in params.items()])
        return SubTest(self, msg, f"({values})" if values != "" or msg is None else "")

    def skipTest(self, reason: str) -> None:
        """Leave out the rest of the test."""
        raise SkipTest(reason)

    def debug(self) -> None:
        """Run the test without catching what it raises."""
        self.setUp()
        self._do(self._testMethodName)
        self.tearDown()
        self.doCleanups()

    # --- asserting ---

    def fail(self, msg=None):
        """The test has failed."""
        raise AssertionError(msg)

    def _formatMessage(self, msg: object, standardMsg: str) -> str:
        """The text of a failure, with what the test says of it."""
        if not self.longMessage:
            return standardMsg if msg is None else str(msg)
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _fail(self, msg: object, standard: str) -> None:
        raise AssertionError(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg: object = None) -> None:
        """The value is true."""
        if not expr:
            self._fail(msg, f"{shown(expr)} is not true")

    def assertFalse(self, expr, msg: object = None) -> None:
        """The value is false."""
        if expr:
            self._fail(msg, f"{shown(expr)} is not false")

    def assertEqual(self, first, second, msg: object = None) -> None:
        """The values are equal."""
        if first == second:
            return
        if isinstance(first, str) and isinstance(second, str):
            self._fail(msg, difference_of_texts(first, second, self.maxDiff))
        elif isinstance(first, list) and isinstance(second, list):
            self._fail(msg, difference_of_sequences(first, second, "list", self.maxDiff))
        elif isinstance(first, tuple) and isinstance(second, tuple) and is_plain_tuple(first, second):
            self._fail(msg, difference_of_sequences(first, second, "tuple", self.maxDiff))
        elif isinstance(first, dict) and isinstance(second, dict) and type(first) is type(second):
            self._fail(msg, difference_of_dicts(first, second, self.maxDiff))
        elif isinstance(first, (set, frozenset)) and isinstance(second, (set, frozenset)):
            self._fail(msg, difference_of_sets(first, second))
        else:
            self._fail(msg, f"{shown(first)} != {shown(second)}")

    def assertNotEqual(self, first, second, msg: object = None) -> None:
        """The values differ."""
        if not first != second:
            self._fail(msg, f"{shown(first)} == {shown(second)}")

    def assertIs(self, expr1, expr2, msg: object = None) -> None:
        """Both are one object."""
        if expr1 is not expr2:
            self._fail(msg, f"{shown(expr1)} is not {shown(expr2)}")

    def assertIsNot(self, expr1, expr2, msg: object = None) -> None:
        """They are two objects."""
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {shown(expr1)}")

    def assertIsNone(self, obj, msg: object = None) -> None:
        """It is None."""
        if obj is not None:
            self._fail(msg, f"{shown(obj)} is not None")

    def assertIsNotNone(self, obj, msg: object = None) -> None:
        """It is not None."""
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIn(self, member, container, msg: object = None) -> None:
        """The container has the member."""
        if member not in container:
            self._fail(msg, f"{shown(member)} not found in {shown(container)}")

    def assertNotIn(self, member, container, msg: object = None) -> None:
        """The container does not have it."""
        if member in container:
            self._fail(msg, f"{shown(member)} unexpectedly found in {shown(container)}")

    def assertIsInstance(self, obj, cls, msg: object = None) -> None:
        """It is an object of the class, or of one of several."""
        if not isinstance(obj, cls):
            self._fail(msg, f"{shown(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg: object = None) -> None:
        """It is none."""
        if isinstance(obj, cls):
            self._fail(msg, f"{shown(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg: object = None) -> None:
        """a < b"""
        if not a < b:
            self._fail(msg, f"{shown(a)} not less than {shown(b)}")

    def assertLessEqual(self, a, b, msg: object = None) -> None:
        """a <= b"""
        if not a <= b:
            self._fail(msg, f"{shown(a)} not less than or equal to {shown(b)}")

    def assertGreater(self, a, b, msg: object = None) -> None:
        """a > b"""
        if not a > b:
            self._fail(msg, f"{shown(a)} not greater than {shown(b)}")

    def assertGreaterEqual(self, a, b, msg: object = None) -> None:
        """a >= b"""
        if not a >= b:
            self._fail(msg, f"{shown(a)} not greater than or equal to {shown(b)}")

    def assertAlmostEqual(self, first, second, places: int | None = None, msg: object = None, delta=None) -> None:
        """The values differ by less than half of the last of `places` digits, or by at most `delta`."""
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            limit = f"{shown(delta)} delta"
        else:
            digits = 7 if places is None else places
            if round(diff, digits) == 0:
                return
            limit = f"{digits} places"
        self._fail(msg, f"{shown(first)} != {shown(second)} within {limit} ({shown(diff)} difference)")

    def assertNotAlmostEqual(self, first, second, places: int | None = None, msg: object = None, delta=None) -> None:
        """They differ by more."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            limit = f"{shown(delta)} delta ({shown(diff)} difference)"
        else:
            digits = 7 if places is None else places
            if not first == second and round(diff, digits) != 0:
                return
            limit = f"{digits} places"
        self._fail(msg, f"{shown(first)} == {shown(second)} within {limit}")

    def assertRegex(self, text: str, expected_regex: str | Pattern, msg: object = None) -> None:
        """The pattern is found in the text."""
        pattern = matching(expected_regex)
        if pattern.search(text) is None:
            self._fail(msg, f"Regex didn't match: {pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text: str, unexpected_regex: str | Pattern, msg: object = None) -> None:
        """It is not."""
        pattern = matching(unexpected_regex)
        found = pattern.search(text)
        if found is not None:
            part = text[found.start() : found.end()]
            self._fail(msg, f"Regex matched: {part!r} matches {pattern.pattern!r} in {text!r}")

    def assertMultiLineEqual(self, first: str, second: str, msg: object = None) -> None:
        """The texts are equal."""
        if first != second:
            self._fail(msg, difference_of_texts(first, second, self.maxDiff))

    def assertSequenceEqual(self, seq1, seq2, msg: object = None, seq_type: None = None) -> None:
        """The sequences have equal items, whatever their types are."""
        if list(seq1) != list(seq2):
            self._fail(msg, difference_of_sequences(seq1, seq2, "sequence", self.maxDiff))

    def assertListEqual(self, list1, list2, msg: object = None) -> None:
        """The lists are equal."""
        if list1 != list2:
            self._fail(msg, difference_of_sequences(list1, list2, "list", self.maxDiff))

    def assertTupleEqual(self, tuple1, tuple2, msg: object = None) -> None:
        """The tuples are equal."""
        if tuple1 != tuple2:
            self._fail(msg, difference_of_sequences(tuple1, tuple2, "tuple", self.maxDiff))

    def assertSetEqual(self, set1, set2, msg: object = None) -> None:
        """The sets are equal."""
        if set1 != set2:
            self._fail(msg, difference_of_sets(set1, set2))

    def assertDictEqual(self, d1, d2, msg: object = None) -> None:
        """The dicts are equal."""
        if d1 != d2:
            self._fail(msg, difference_of_dicts(d1, d2, self.maxDiff))

    def assertCountEqual(self, first, second, msg: object = None) -> None:
        """The same items, each as often, in any order."""
        found = missing_and_extra(list(first), list(second))
        if found != "":
            self._fail(msg, found)

    # --- asserting that something is raised ---

    def assertRaises(self, expected_exception, callable=Missing, /, *args, **kwargs):
        """The call raises it; without a call, the `with` block does, and `exception` of what it gives is that."""
        if callable is Missing:
            return self._raising(expected_exception, **kwargs)
        else:
            with self._raising(expected_exception, function_name=name_of(callable)):
                callable(*args, **kwargs)
            return None

    def assertRaisesRegex(self, expected_exception, expected_regex, callable=Missing, /, *args, **kwargs):
        """As assertRaises(), and the text of the exception has the pattern in it."""
        if callable is Missing:
            return self._raising(expected_exception, regex=expected_regex, **kwargs)
        else:
            with self._raising(expected_exception, regex=expected_regex, function_name=name_of(callable)):
                callable(*args, **kwargs)
            return None

    def _raising(self, expected, msg: object = None, regex: str | Pattern | None = None, function_name: str = ""):
        pattern = None if regex is None else matching(regex)
        long = self.longMessage
        none = none_of(expected, None)
        return Raising(narrowing(expected), none, name_of(expected), pattern, msg, long, function_name)


def is_plain_tuple(first, second) -> bool:
    """Whether both are tuples and nothing more."""
    return type(first) is tuple and type(second) is tuple


class SubTest:
    """What subTest() gives: a block whose failure is told, and forgotten."""

    def __init__(self, case: TestCase, message: str | None, params: str) -> None:
        self.case = case
        shown_message = "" if message is None else f"[{message}]"
        self.description = f"{shown_message} {params}".strip()

    def __enter__(self) -> SubTest:
        return self

    def __exit__(self, kind, exception, trace) -> bool:
        result = self.case._result
        if exception is None or result is None:
            return False
        if isinstance(exception, KeyboardInterrupt):
            return False
        if isinstance(exception, SkipTest):
            result.addSkip(self.case, str(exception))
        elif self.case._expects_failure:
            result.keep_expected(exception)
        else:
            result.addSubTest(self.case, FailedPart(self.case, self.description), exception)
        return True


class FailedPart(TestCase):
    """Stands for a part of a test in what a result tells."""

    def __init__(self, case: TestCase, description: str) -> None:
        super().__init__(case._testMethodName)
        self.case = case
        self.description = description

    def id(self) -> str:
        return f"{self.case.id()} {self.description}"

    def shortDescription(self) -> str | None:
        return self.case.shortDescription()

    def __str__(self) -> str:
        return f"{self.case} {self.description}"


__all__ = ["SkipTest", "TestCase", "expectedFailure", "safe_repr", "skip", "skipIf", "skipUnless"]
