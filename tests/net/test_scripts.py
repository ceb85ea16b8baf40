"""The packet scripts of scripts/: what RFC 9293 and its kin require, a scenario for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.net.packetscript import Scenario, read_scenarios, run

SCRIPTS = sorted((Path(__file__).parent / "scripts").glob("*.txt"))
SCENARIOS = [each for path in SCRIPTS for each in read_scenarios(path)]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: f"{each.file.stem}: {each.title}")
def test_scenario(scenario: Scenario) -> None:
    run(scenario)
