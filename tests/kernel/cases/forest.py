"""Makes and forgets trees, texts and lists, in the same order on every machine; checks what it kept."""

class Node:
    def __init__(self, key: int, left: "Node | None", right: "Node | None") -> None:
        self.key = key
        self.name = "n" + str(key)
        self.left = left
        self.right = right
        self.seen: list[int] = []


seed = 12345


def rnd(n: int) -> int:
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n


def build(depth: int) -> Node:
    if depth == 0:
        return Node(rnd(1000000), None, None)
    return Node(rnd(1000000), build(depth - 1), build(depth - 1))


def walk(node: "Node | None") -> int:
    if node is None:
        return 0
    if node.name != "n" + str(node.key):
        raise ValueError(node.name)
    total = node.key + sum(node.seen)
    return (total + 3 * walk(node.left) + 7 * walk(node.right)) & 0xFFFFFFFF


def main() -> None:
    keep: list[Node] = []
    texts: list[str] = []
    for i in range(3000):
        tree = build(rnd(7))
        tree.seen.append(i)
        if rnd(10) == 0:
            keep.append(tree)
        if len(keep) > 40:
            keep[rnd(40)] = tree
        texts.append("x" * rnd(300) + str(i))
        if len(texts) > 500:
            texts = texts[250:]
        if i % 500 == 0:
            big = [0] * 20000
            big[rnd(20000)] = i
            print(i, walk(tree), len(keep), len(texts), sum(big))
    total = 0
    for t in keep:
        total = (total * 31 + walk(t)) & 0xFFFFFFFF
    for s in texts:
        total = (total * 31 + len(s) + ord(s[len(s) - 1])) & 0xFFFFFFFF
    print(total)


main()
