def empty():
    print("side")
    return
    yield

def empty2(n: int):
    if False:
        yield 1
    print("e2", n)

for x in empty():
    print("never")
print(list(empty()), [1 for _ in empty2(3)])
def outer():
    yield from empty()
    yield 2
print(list(outer()))
g = empty()
print(next(g, None))
async def ag():
    print("ag")
    return
    yield
async def main():
    async for x in ag():
        print("no")
    print("done")
try:
    main().send(None)
except StopIteration:
    print("end")
