"""sys.exc_info() and __context__ in generators and coroutines that wait while they handle an exception."""

import asyncio, sys
async def a():
    try:
        raise ValueError("a")
    except ValueError:
        await asyncio.sleep(0.01)
        print("a sees", sys.exc_info()[1])
async def b():
    print("b sees", sys.exc_info()[1])
    try:
        raise KeyError("b")
    except KeyError:
        await asyncio.sleep(0.02)
        print("b sees", sys.exc_info()[1])
async def main():
    await asyncio.gather(a(), b())
    print(sys.exc_info() == (None, None, None))
asyncio.run(main())
import sys
def gen():
    try:
        raise ValueError("in gen")
    except ValueError:
        print("g1", sys.exc_info()[1])
        yield 1
        print("g2", sys.exc_info()[1])
        try:
            raise KeyError("k")
        except KeyError as e:
            yield 2
            print("g3", sys.exc_info()[1], repr(e.__context__))
        yield 3
        print("g4", sys.exc_info()[1])
    print("g5", sys.exc_info()[1])
    yield 4
g = gen()
print(next(g), sys.exc_info()[1])
try:
    raise TypeError("outer")
except TypeError:
    print(next(g), sys.exc_info()[1])
    print(next(g), sys.exc_info()[1])
    try:
        raise OSError("x")
    except OSError as e:
        print(repr(e.__context__))
print(sys.exc_info()[1])
try:
    raise RuntimeError("other")
except RuntimeError:
    print(next(g))
    print(sys.exc_info()[1])
def deco(cls):
    print("deco", cls.__name__)
    return cls
class Base:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        print("init_subclass", cls.__name__)
@deco
class A(Base):
    x = 1
@deco
class B(A):
    y = 2
