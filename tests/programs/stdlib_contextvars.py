"""contextvars: values by context, tokens, and tasks and threads that have their own."""

import asyncio
import contextvars
import threading
from contextlib import contextmanager
from contextvars import ContextVar, Token, copy_context
from typing import Iterator

user: ContextVar[str] = ContextVar("user", default="nobody")
city = ContextVar("city", default="Rome")
depth = ContextVar("depth", default=0)
trace: ContextVar[list[str]] = ContextVar("trace")
maybe: ContextVar[int | None] = ContextVar("maybe", default=None)
print(user.name, user.get(), depth.get() + 1, maybe.get(), trace.get([]), trace.get(None))
try:
    trace.get()
except LookupError as e:
    print("LookupError")
token = user.set("ann")
print(user.get().upper(), token.old_value is Token.MISSING, token.var is user, repr(Token.MISSING))
second = user.set("bob")
print(user.get(), second.old_value, len(copy_context()))
user.reset(second)
print(user.get())
try:
    user.reset(second)
except RuntimeError as e:
    print("RuntimeError", str(e).endswith("has already been used once"))
try:
    city.reset(token)
except ValueError as e:
    print("ValueError", str(e).endswith("was created by a different ContextVar"))
user.reset(token)
print(user.get(), user in copy_context())


@contextmanager
def as_user(name: str) -> Iterator[None]:
    before = user.set(name)
    try:
        yield
    finally:
        user.reset(before)


with as_user("carl"):
    print(user.get())
    with as_user("dora"):
        print(user.get())
print(user.get())


def work(n: int, *, step: int = 1) -> int:
    depth.set(depth.get() + n * step)
    trace.set([user.get()])
    return depth.get()


context = copy_context()
print(context.run(work, 2), context.run(work, 3, step=10), depth.get(), context[depth], context.get(depth), context.get(maybe, -1))
print(depth in context, maybe in context, len(context), sorted(var.name for var in context), context[trace])
print(sorted((var.name, value) for var, value in context.items() if var.name == "depth"))
other = context.copy()
other.run(depth.set, 99)
print(other[depth], context[depth])
try:
    context[maybe]
except KeyError:
    print("KeyError")
try:
    context.run(lambda: context.run(work, 1))
except RuntimeError as e:
    print("RuntimeError", str(e).startswith("cannot enter context"))


def failing() -> None:
    depth.set(1000)
    raise ValueError("inside")


try:
    context.run(failing)
except ValueError as e:
    print(e, depth.get(), context[depth])


async def handler(name: str, delay: float) -> str:
    user.set(name)
    await asyncio.sleep(delay)
    await inner()
    return f"{name} {user.get()} {depth.get()}"


async def inner() -> None:
    depth.set(depth.get() + 1)
    await asyncio.sleep(0)


async def main() -> None:
    user.set("main")
    print(await asyncio.gather(*(handler(f"h{i}", 0.01 * (3 - i)) for i in range(3))))
    print(user.get(), depth.get())
    await inner()
    print(depth.get())
    task = asyncio.create_task(handler("t", 0))
    user.set("changed")
    print(await task, user.get())
    seen: list[str] = []
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: seen.append(user.get()))
    loop.call_later(0.001, lambda: seen.append(user.get()))
    user.set("later")
    await asyncio.sleep(0.01)
    print(seen)
    print(await asyncio.to_thread(lambda: user.get()), await asyncio.to_thread(work, 1), depth.get())
    async with asyncio.TaskGroup() as group:
        one = group.create_task(handler("g1", 0.002))
        two = group.create_task(handler("g2", 0.001))
    print(one.result(), two.result(), user.get())


asyncio.run(main())
print(user.get(), depth.get())


def in_thread(name: str, out: list[str]) -> None:
    out.append(f"{name} begins {user.get()}")
    user.set(name)
    for _ in range(3):
        out.append(user.get())


user.set("outside")
for i in range(2):
    out: list[str] = []
    thread = threading.Thread(target=in_thread, args=(f"thread{i}", out))
    thread.start()
    thread.join()
    print(out, user.get())
barrier = threading.Barrier(2)
results: dict[str, str] = {}


def both(name: str) -> None:
    user.set(name)
    barrier.wait()
    results[name] = user.get()


pair = [threading.Thread(target=both, args=(name,)) for name in ("x", "y")]
for thread in pair:
    thread.start()
for thread in pair:
    thread.join()
print(sorted(results.items()), user.get())
print(contextvars.copy_context().run(user.get))
