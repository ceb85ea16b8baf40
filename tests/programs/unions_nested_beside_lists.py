"""A parameter that becomes an object, where lists of anything are met first."""

def parse(tokens):
    tok = tokens.pop(0)
    if tok == "(":
        l = []
        while tokens[0] != ")":
            l.append(parse(tokens))
        tokens.pop(0)
        return l
    try:
        return int(tok)
    except ValueError:
        return tok
print(parse("( a ( b 1 ) 2 )".split()))
def put(tree, key, value):
    if tree is None:
        return (key, value, None, None)
    k, v, left, right = tree
    if key < k:
        return (k, v, put(left, key, value), right)
    if key > k:
        return (k, v, left, put(right, key, value))
    return (key, value, left, right)
def lookup(tree, key):
    while tree is not None:
        k, v, left, right = tree
        if key == k:
            return v
        tree = left if key < k else right
    return None
root = None
for i, w in enumerate("the quick brown fox jumps over the lazy dog".split()):
    root = put(root, w, i)
print(lookup(root, "fox"), lookup(root, "cat"))
def height(t):
    if t is None:
        return 0
    return 1 + max(height(t[2]), height(t[3]))
