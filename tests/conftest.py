"""What holds for all tests: a skip is a failure where nothing may be missing; which tests one worker runs in a row."""

from __future__ import annotations

import signal
from collections.abc import Generator

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

# A shell starts background jobs with these ignored, and what the tests start would inherit that.
for _number in (signal.SIGHUP, signal.SIGINT):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _number == signal.SIGINT else signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail a test that would be skipped (for CI)")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With --no-skips, a skip becomes a failure that gives the skip's reason."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skips"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not be skipped here: {reason}"
    return report


class ProgramsTogether(LoadScopeScheduling):  # type: ignore[misc]
    """Tests go to any worker; but both executions of a program go to one, which compiles it once."""

    def _split_scope(self, nodeid: str) -> str:
        place, _, test = nodeid.rpartition("::")
        function, _, program = test.partition("[")
        return f"{place}[{program}" if program and function in ("test_hosted", "test_guest") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ProgramsTogether:
    """How tests are given to workers, whatever --dist says."""
    return ProgramsTogether(config, log)
