"""The quick walk over syntax trees sees what ast.walk() sees, in its order."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pyuk.compiler.frontend.syntax import children, walk

ROOT = Path(__file__).parents[3]
SOURCES = [ROOT / "pyuk/builtins/dict.py", ROOT / "tests/programs/async_coroutines.py", Path(ast.__file__)]
EVERYTHING = '''
from . import a as b
global g
match x:
    case {"k": 1, **rest} if rest: pass
    case P(1, y=None) | [Q(), *_] | None | -1: pass
async def f(a, /, b: int = 1, *c, d=2, **e) -> None:
    async with x as y: pass
    async for i in [j async for j in k if l]: pass
try: pass
except* E as h: raise E from None
print(f"{a!r:>{b}}", lambda *z: (yield), x[1:2, ...], not a < b < c)
'''
WITHOUT_MEANING = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


@pytest.mark.parametrize("text", [*(file.read_text() for file in SOURCES), EVERYTHING])
def test_walk_sees_every_node(text: str) -> None:
    tree = ast.parse(text)
    expected = [node for node in ast.walk(tree) if not isinstance(node, WITHOUT_MEANING)]
    assert list(walk(tree)) == expected
    for node in expected:
        below = [child for child in ast.iter_child_nodes(node) if not isinstance(child, WITHOUT_MEANING)]
        assert children(node) == below
