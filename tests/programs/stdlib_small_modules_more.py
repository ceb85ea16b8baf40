"""Small modules: graphlib, sched, timeit, colorsys, platform."""

import colorsys
import platform
import sched
import sys
import time
import timeit
from graphlib import CycleError, TopologicalSorter

# --- graphlib ---
print(list(TopologicalSorter({"app": ["db", "cache"], "db": ["net"], "cache": ["net"], "net": []}).static_order()))
sorter = TopologicalSorter()
sorter.add("x", "y", "z")
sorter.add("y", "z")
sorter.add("alone")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(sorted(ready))
    sorter.done(*ready)
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1], 4: []}).static_order())
except CycleError as error:
    print(error.args, isinstance(error, ValueError))
for attempt in (
    lambda: sorter.add("q"),
    lambda: TopologicalSorter({1: [2]}).get_ready(),
    lambda: sorter.done("x"),
    lambda: sorter.done("nobody"),
    lambda: sorter.prepare(),
):
    try:
        attempt()
    except ValueError as error:
        print(error)
circle = TopologicalSorter({"a": ("b",), "b": ("c",), "c": ("d",), "d": ("b", "e")})
try:
    circle.prepare()
except CycleError as error:
    print(error.args[1])
while circle.is_active():
    ready = circle.get_ready()
    print(ready)
    if "a" not in ready and ready:
        circle.done(*ready)
    if not ready:
        break

# --- sched ---
now = 100.0


def clock():
    return now


def wait(seconds):
    global now
    now += seconds


def told(name, more=""):
    print(f"{now:g}", name, more)


plan = sched.scheduler(clock, wait)
plan.enter(5, 1, told, argument=("late",))
plan.enter(1, 2, told, ("second",))
plan.enter(1, 1, told, ("first", "by priority"))
dropped = plan.enterabs(103, 1, told, ("dropped",))
plan.enterabs(102, 0, lambda: plan.enter(1.5, 1, told, ("entered by another",)))
print(plan.empty(), [event.time for event in plan.queue])
plan.cancel(dropped)
try:
    plan.cancel(dropped)
except ValueError as error:
    print("ValueError", error)
print(plan.run(blocking=False))
plan.run()
print(plan.empty(), now)
real = sched.scheduler(time.monotonic, time.sleep)
real.enter(0.02, 1, print, ("b",))
real.enter(0.01, 1, print, ("a",))
real.run()

# --- timeit ---
calls = []
spent = timeit.timeit(lambda: calls.append(1), number=7)
print(len(calls), spent >= 0, timeit.default_timer() > 0)
print(len(timeit.repeat(lambda: None, setup=lambda: calls.clear(), number=3, repeat=4)), calls)


def work():
    return sum(range(100))


print(timeit.Timer(work).timeit(10) >= 0, len(timeit.Timer(work).repeat(2, 5)))

# --- colorsys ---
for colour in ((0.2, 0.4, 0.4), (1, 0, 0), (0.5, 0.5, 0.5), (0.1, 0.9, 0.3), (0.0, 0.0, 1.0)):
    for there, back in (
        (colorsys.rgb_to_hsv, colorsys.hsv_to_rgb),
        (colorsys.rgb_to_hls, colorsys.hls_to_rgb),
        (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb),
    ):
        print(*[f"{part:.6f}" for part in there(*colour)], *[f"{part:.6f}" for part in back(*there(*colour))])

# --- platform ---
print(platform.machine(), platform.architecture(), platform.python_version().startswith("3.11"))
print(platform.python_implementation().lower() == sys.implementation.name, len(platform.python_version_tuple()))
