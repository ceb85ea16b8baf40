"""Binary trees: a search tree with deletion, walks, depth, and a balanced rebuild."""


class Tree:
    def __init__(self, key: int) -> None:
        self.key = key
        self.left: Tree | None = None
        self.right: Tree | None = None


def insert(tree: Tree | None, key: int) -> Tree:
    if tree is None:
        return Tree(key)
    if key < tree.key:
        tree.left = insert(tree.left, key)
    elif key > tree.key:
        tree.right = insert(tree.right, key)
    return tree


def delete(tree: Tree | None, key: int) -> Tree | None:
    if tree is None:
        return None
    if key < tree.key:
        tree.left = delete(tree.left, key)
        return tree
    if key > tree.key:
        tree.right = delete(tree.right, key)
        return tree
    if tree.left is None:
        return tree.right
    if tree.right is None:
        return tree.left
    least = tree.right
    while least.left is not None:
        least = least.left
    tree.key = least.key
    tree.right = delete(tree.right, least.key)
    return tree


def walk(tree: Tree | None, found: list[int]) -> None:
    if tree is not None:
        walk(tree.left, found)
        found.append(tree.key)
        walk(tree.right, found)


def depth(tree: Tree | None) -> int:
    return 0 if tree is None else 1 + max(depth(tree.left), depth(tree.right))


def balanced(keys: list[int], low: int, high: int) -> Tree | None:
    if low >= high:
        return None
    middle = (low + high) // 2
    tree = Tree(keys[middle])
    tree.left = balanced(keys, low, middle)
    tree.right = balanced(keys, middle + 1, high)
    return tree


def show(tree: Tree | None) -> str:
    if tree is None:
        return "."
    return f"({show(tree.left)} {tree.key} {show(tree.right)})"


root: Tree | None = None
state = 1
for _ in range(40):
    state = (state * 75 + 74) % 65537
    root = insert(root, state % 100)
keys: list[int] = []
walk(root, keys)
print(keys, depth(root))
for key in [keys[0], keys[10], keys[-1], 1000]:
    root = delete(root, key)
keys = []
walk(root, keys)
print(keys, depth(root))
flat = balanced(keys, 0, len(keys))
print(depth(flat), show(balanced([1, 2, 3, 4, 5, 6, 7], 0, 7)))
again: list[int] = []
walk(flat, again)
print(again == keys)
