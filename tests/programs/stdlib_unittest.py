"""A file of tests as people write it, what its assertions say where they fail, and how a result tells of it.

ends: by sys.exit(1), as tests fail
"""

import io
import sys
import unittest


class Stack:
    def __init__(self):
        self.items = []

    def push(self, x):
        self.items.append(x)

    def pop(self):
        if not self.items:
            raise IndexError("pop from empty stack")
        return self.items.pop()


class MyError(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def fail_with(code, extra=0):
    raise MyError(code + extra)


def say(function, *args):
    """What an assertion says."""
    try:
        function(*args)
        print("fine")
    except AssertionError as error:
        print(error)


class TestStack(unittest.TestCase):
    """Tests of a class of the program."""

    @classmethod
    def setUpClass(cls):
        print("setUpClass")
        cls.shared = 5

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        print("setUp", self._testMethodName, self.id())
        self.stack = Stack()
        self.stack.push(1)

    def tearDown(self):
        print("tearDown")

    def test_push(self):
        """Pushing works."""
        self.stack.push(2)
        self.assertEqual(self.stack.items, [1, 2])
        self.assertEqual(self.shared, 5)
        self.assertEqual(self.shortDescription(), "Pushing works.")

    def test_pop(self):
        self.assertEqual(self.stack.pop(), 1)
        with self.assertRaises(IndexError):
            self.stack.pop()
        with self.assertRaises(IndexError) as cm:
            self.stack.pop()
        self.assertEqual(str(cm.exception), "pop from empty stack")

    def test_raises(self):
        with self.assertRaises(MyError) as cm:
            fail_with(3)
        self.assertEqual(cm.exception.code, 3)
        self.assertRaises(MyError, fail_with, 3)
        self.assertRaises(MyError, fail_with, 3, extra=4)
        self.assertRaises(ValueError, int, "x")
        with self.assertRaisesRegex(MyError, r"code \d+"):
            fail_with(5)
        with self.assertRaises((KeyError, MyError)):
            fail_with(1)
        try:
            with self.assertRaises(KeyError):
                pass
        except AssertionError as error:
            print(error)
        try:
            with self.assertRaisesRegex(MyError, "x+"):
                fail_with(2)
        except AssertionError as error:
            print(error)
        say(self.assertRaises, KeyError, len, "abc")

    @unittest.skip("not now")
    def test_skipped(self):
        print("never")

    @unittest.skipIf(sys.version_info > (3, 0), "new python")
    def test_skip_if(self):
        print("never")

    @unittest.skipUnless(sys.version_info > (3, 0), "new python")
    def test_skip_unless(self):
        print("not skipped")

    def test_only_so_far(self):
        self.addCleanup(print, "cleanup", 1)
        self.skipTest("because")

    def test_texts(self):
        for a, b in (("abc", "abd"), ("a\nb\n", "a\nc\n"), ("x" * 100, "x" * 99 + "y")):
            with self.assertRaises(AssertionError) as cm:
                self.assertEqual(a, b)
            print(cm.exception)

    def test_containers(self):
        for one, other in (([1, 2], [1, 3]), ([1], [1, 2, 3]), ([], [4]), (list(range(40)), list(range(41)))):
            say(self.assertEqual, one, other)
        say(self.assertEqual, {"a": 1}, {"a": 2})
        say(self.assertEqual, {1, 2}, {2, 3})
        say(self.assertEqual, (1, 2), (1, 3))
        say(self.assertDictEqual, {"a": 1}, {"b": 1})
        say(self.assertListEqual, ["a"], ["b"])
        say(self.assertSetEqual, {"a"}, {"b"})
        say(self.assertTupleEqual, (1,), (2,))
        say(self.assertSequenceEqual, [1], (2,))
        say(self.assertCountEqual, [1, 1, 2], [1, 2, 2])
        say(self.assertCountEqual, [3, 1], [1, 3])

    def test_values(self):
        say(self.assertEqual, 1, 2)
        say(self.assertEqual, 1, "1")
        say(self.assertEqual, 1, 2, "with a message")
        say(self.assertNotEqual, 1, 1)
        say(self.assertTrue, 0)
        say(self.assertFalse, [1])
        say(self.assertIn, 3, [1, 2])
        say(self.assertNotIn, "a", "abc")
        say(self.assertIsNone, 3)
        say(self.assertIsNotNone, None)
        say(self.assertGreater, 1, 2)
        say(self.assertLess, 2, 1)
        say(self.assertGreaterEqual, 1, 2)
        say(self.assertLessEqual, 3.5, 2)
        say(self.assertAlmostEqual, 1.0, 1.1)
        say(self.assertAlmostEqual, 1.0, 1.00000001)
        say(self.assertNotAlmostEqual, 1.0, 1.0)
        say(self.assertRegex, "abc", "x+")
        say(self.assertNotRegex, "abc", "b")
        say(self.assertIsInstance, 3, str)
        say(self.fail, "gone")


class FailingTests(unittest.TestCase):
    def setUp(self):
        self.value = 3

    def test_fails(self):
        self.assertEqual(self.value, 4)

    def test_error(self):
        {}["key"]

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_unexpected(self):
        self.assertTrue(True)

    def test_parts(self):
        for i in range(4):
            with self.subTest(i=i, odd=i % 2 == 1):
                self.assertEqual(i % 2, 0)

    def test_fine(self):
        """This one is fine."""


@unittest.skip("the whole class")
class Skipped(FailingTests):
    def test_more(self):
        print("never")


def load(case):
    return unittest.TestLoader().loadTestsFromTestCase(case)


suite = unittest.TestSuite()
suite.addTest(TestStack("test_push"))
suite.addTests([load(TestStack), load(FailingTests), load(Skipped)])
print(suite.countTestCases())
stream = io.StringIO()
result = unittest.TextTestRunner(stream=stream, verbosity=2).run(suite)
for line in stream.getvalue().splitlines():
    if " ... " in line or line.startswith(("FAIL", "ERROR", "UNEXPECTED")):
        print(line)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful())
print([str(test) for test, _text in result.failures], [reason for _test, reason in result.skipped])
print(unittest.TextTestRunner(stream=io.StringIO(), verbosity=0).run(load(FailingTests)))

if __name__ == "__main__":
    program = unittest.main(argv=["tests", "TestStack", "Skipped.test_more", "FailingTests.test_fine"], exit=False)
    print(program.result.testsRun, program.result.wasSuccessful())
    unittest.main(argv=["tests", "FailingTests.test_unexpected", "-q"])
