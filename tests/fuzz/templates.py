"""What random programs are made of: expressions of each type, and statements; the holes are told in writer.py."""

from __future__ import annotations

import textwrap

# The types, by the letters that begin the names of their variables; some_LETTERS() in the preamble makes values.
TYPES = (
    "i", "f", "b", "s", "y", "li", "lf", "ls", "lt", "ll", "t", "tf", "di", "ds", "si", "ss", "oi", "os", "u", "o", "p",
    "e", "fn",
)  # fmt: skip


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


def _blocks(text: str) -> list[str]:
    return [textwrap.dedent(part).strip("\n") for part in text.split("\n---\n") if part.strip()]


ATOMS: dict[str, list[str]] = {type_: [] for type_ in TYPES}
ATOMS["i"] = ["0", "1", "2", "3", "(-1)", "7", "10", "(-5)", "64", "255", "1000", "65536", "4294967296",
              "9223372036854775807", "(-9223372036854775807)"]  # fmt: skip
ATOMS["f"] = ["0.0", "1.0", "0.5", "(-1.5)", "2.0", "0.1", "(-0.0)", "3.25", "1e10", "1e-7", "(-2.5)", "1e300",
              "math.inf", "math.nan"]  # fmt: skip
ATOMS["b"] = ["True", "False"]
ATOMS["s"] = ["''", "'a'", "'ab'", "'hello'", "' x '", "'12'", "'é'", "'日本'", "'a\\nb'", "'🐍'", "','", "'l'"]
ATOMS["y"] = ["b''", "b'a'", "b'ab,c'", "b'\\x00\\xff'"]
ATOMS["oi"] = ["None"]
ATOMS["os"] = ["None"]
ATOMS["e"] = ["Color.RED", "Color.BLUE"]
ATOMS["fn"] = ["half", "abs"]
ATOMS["o"] = ["Base(3)", "Derived(5)", "Other(60)"]
ATOMS["p"] = ["Point(1)", "Point(2, 3)"]

EXPRESSIONS: dict[str, list[str]] = {}

EXPRESSIONS["i"] = _lines("""
    ($i + $i)
    ($i - $i)
    ($i * $i)
    ($i // $i)
    ($i % $i)
    ($i ${&|OR|^} $i)
    ($i >> ($i & 63))
    (($i & 0xFFFF) << ($i % 40))
    ($i << ($i % 70))
    (($i ${+|-|*} $i) & ${0xFF|0xFFFFFFFF|0x7FFFFFFFFFFFFFFF|1023})
    (($i * $i + $i) % ${256|7|1000003|4294967296})
    (-$i)
    (~$i)
    (+$i)
    abs($i)
    ${min|max}($i, $i)
    ${min|max}($i, $i, $i)
    ${min|max}($li, default=$i)
    ${min|max}($li, key=lambda x: $i')
    len(${$s|$y|$li|$ls|$lf|$di|$ds|$si|$ss|$lt|$o})
    int($b)
    int($f)
    int($s)
    int($s, ${2|16|8|0|36|10})
    ord($s[0])
    $li[$i]
    $li[${0|-1|1|-2}]
    $ll[0][-1]
    sum($li)
    sum($li, $i)
    sum(x * x for x in $li)
    sum(1 for w in $s if w.${isalpha|isdigit|isspace|isupper}())
    sum(len(w) for w in $ls)
    (($i % 7) ** ($i % 5))
    pow($i, $i & 15, $i)
    pow(${2|3|-2|-1|0}, $i % 70)
    divmod($i, $i)[${0|1}]
    $t[0]
    $o.${n|value()|double|add(1)|items[0]|items[-1]|clip(150)}
    $o.add($i)
    $o.add(k=$i)
    $o[$i]
    ($o - $o)
    $o($i)
    $o($i, scale=$i)
    Base.clip($i)
    $p.${x|y}
    $p.moved($i).x
    $e.value
    $e.next().value
    (Level.HIGH + $i)
    $s.${find|count|rfind|index|rindex}($s)
    $s.${find|count|rfind}($s, $i)
    $s.${find|count|rindex}($s, $i, $i)
    $y.${find|count|rfind|index}($y)
    $y[$i]
    $li.${count|index}($i)
    $ls.${count|index}($s)
    $li.index($i, $i)
    $di[$s]
    $di.get($s, $i)
    $di.setdefault($s, $i)
    $di.pop($s, $i)
    ($oi or $i)
    (q if (q := $oi) is not None else $i)
    (len($:u) if isinstance($1, str) else $1 + 1)
    round($f)
    math.${floor|ceil|trunc}($f)
    math.${gcd|lcm}($i, $i)
    math.isqrt($i)
    math.comb($i % 20, $i % 20)
    hash(${$i|$b|$t[0]|$b})
    ($i).bit_length()
    ($i).bit_count()
    int.from_bytes($y, ${'big'|'little'})
    int.from_bytes($y, 'big', signed=True)
    half($i)
    pick($li, $i)
    total($i, $i, start=$i)
    total(*$li)
    apply($fn, $i)
    $fn($i)
    (lambda x, y=$i: x * 2 - y)($i)
    [$fn, half][$b]($i)
    ($i if $b else $i)
    ($i and $i)
    ($i or $i)
    next(countdown($i))
    next((x for x in $li if x > $i), $i)
    sum(countdown($i % 9, 2))
    max(map($fn, $li), default=0)
    len(list(zip($li, $s)))
    len(range($i, $i, ${1|2|-1|3}))
    range($i, $i, 3)[${0|-1|2}]
    ((x := $i) * x)
    len({x % 5 for x in $li})
    sys.maxsize
    ($li + $li)[0]
    sorted($li)[len($li) // 2]
    int($s.replace('a', '1') or '7')
    ($:u if isinstance($1, int) else $i)
    (($i == $i) + ($i < $i))
    ($b + $i)
""")

EXPRESSIONS["f"] = _lines("""
    ($f + $f)
    ($f - $f)
    ($f * $f)
    ($f / $f)
    ($i / $i)
    ($f // $f)
    ($f % $f)
    ($f ** ${2|0.5|-1|3.0|0})
    ($f ** $f)
    (2.0 ** $i)
    ($i ** -2)
    ($i ${+|-|*|/} $f)
    ($f ${+|-|*|/|//|%} $i)
    (-$f)
    abs($f)
    float($i)
    float($s)
    float(str($f))
    float($b)
    math.sqrt($f)
    math.${fabs|exp|log|log2|log10|log1p|expm1|atan|asinh}($f)
    (math.${fmod|copysign|hypot|ldexp}($f, ${2.5|1|-0.0|3}) if $b else $f)
    math.fmod($f, $f)
    math.copysign($f, $f)
    round($f, ${0|1|2|-1|3|10})
    round($f, $i)
    ${min|max}($f, $f)
    ${min|max}($lf)
    sum($lf, 0.0)
    $lf[$i]
    $lf[${0|-1}]
    $tf[0]
    ($f if $b else $f)
    divmod($f, $f)[${0|1}]
    $f.${real|imag|conjugate()}
    float.fromhex($f.hex())
    math.prod([1.5, *$lf])
    math.fsum($lf)
    sum((z * z for z in $lf), 0.5)
    max($lf, key=lambda z: -z)
    ($f or $f)
    math.modf($f)[${0|1}]
    math.frexp($f)[0]
    float(f'{$:f:.3f}')
    float('%.5g' % $f)
""")

EXPRESSIONS["b"] = _lines("""
    ${Giver|Texts|Lists|Keeps}().ready($i)
    GIVERS[$i & 3].ready($i)
    ($p ${==|!=} ${GIVERS|$i|$o|Point(1)})
    ($i ${<|<=|==|!=|>|>=} $i)
    ($f ${<|<=|==|!=|>|>=} $f)
    ($i ${<|<=|==|!=|>|>=} $f)
    ($s ${<|<=|==|!=|>|>=} $s)
    ($y ${<|==|>=} $y)
    ($b and $b)
    ($b or $b)
    (not ${$b|$i|$s|$li|$f|$o|$oi|$u|$di})
    ($i < $i ${<|<=|==|!=} $i)
    ($f <= $f < $f)
    ($s ${in|not in} $s)
    ($i ${in|not in} $li)
    ($s ${in|not in} ($s, $s))
    ($i in ${$si|$ds|range($i)|range(0, 50, 7)|$o})
    ($s in ${$di|$ls|$ss})
    ($f in $lf)
    ($li ${==|!=|<|>=} $li)
    ($ls ${==|<} $ls)
    ($lf ${==|<} $lf)
    ($t ${==|<|>=} $t)
    ($tf ${==|<} $tf)
    ($lt ${==|<} $lt)
    ($di == $di)
    ($si ${==|<=|<|>} $si)
    ($ss == $ss)
    ($p ${==|<|>=} $p)
    ($o ${==|!=|<} $o)
    ($e ${is|is not|==} $e)
    ($oi ${==|!=} $oi)
    ($oi ${is|is not} None)
    ($os == $s)
    ($u == $u)
    (Level.LOW ${<|==} $i)
    isinstance($o, ${Derived|Other|Base})
    isinstance($u, ${int|str})
    bool(${$i|$f|$s|$li|$o|$si|$tf|$oi|$os})
    any($li)
    all($li)
    any(x > $i for x in $li)
    all(w in $s for w in $ls)
    $s.${isalpha|isdigit|isspace|isupper|islower|isalnum|istitle|isidentifier|isnumeric|isdecimal|isascii|isprintable}()
    $s.${startswith|endswith}($s)
    $s.startswith(($s, $s))
    $s.endswith($s, $i)
    $y.${startswith|endswith}($y)
    math.${isnan|isinf|isfinite}($f)
    math.isclose($f, $f)
    $f.is_integer()
    $tf[1]
    ($b if $b else $b)
    ($b ${&|OR|^} $b)
    $si.${isdisjoint|issubset|issuperset}($si)
    callable($fn)
    (($i, $s) < ($i, $s))
    ([$i, $i] < $li)
    ($s < $s > $s)
""")

EXPRESSIONS["s"] = _lines("""
    kind_of(${Giver|Texts|Lists|Keeps}().${give($i)|held})
    kind_of(GIVERS[$i & 3].${give($i)|held})
    ($s + $s)
    ($s * ($i % 4))
    (($i % 3) * $s)
    str(${$i|$f|$b|$s|$y|$li|$lf|$ls|$lt|$ll|$t|$tf|$di|$ds|$si|$oi|$os|$u|$o|$p|$e})
    repr(${$i|$f|$s|$y|$ls|$t|$o|$p|$e|$u|$os|$lf})
    $s[${1:|:2|::-1|-2:|:-1|::2|1:3|::-2|-1::-1|5:1:-1}]
    $s[$i:$i]
    $s[$i::${2|-1|-3}]
    $s[:$i]
    $s[$i]
    $s[${0|-1|1}]
    $s.${upper|lower|strip|title|swapcase|capitalize|casefold|lstrip|rstrip|expandtabs}()
    $s.${strip|lstrip|rstrip|removeprefix|removesuffix}($s)
    $s.replace($s, $s)
    $s.replace($s, $s, $i)
    ${','|''|$s}.join($ls)
    ''.join(w.upper() for w in $s)
    '-'.join(sorted($ss))
    '-'.join(str(x) for x in $li)
    ''.join(reversed($s))
    f'{$:i:${5|<6|>6|^7|05|+|x|#x|b|o|,|_|08b| d|=+8|#_x|c|e|.2f|%}}'
    f'{$:f:${.2f|.0f|8.3f|<9.1f|e|.3e|g|.4g|+.1f|010.2f|,.1f|%|.1%|#.3g|E|.0e|n|_.2f}}'
    f'{$:s:${5|<5|>5|^6|*^7|.2|6.1}}'
    f'{$:b}{$:b:5}{$:i!r:>6}{$:s!r}{$:s!a}'
    f'{$:i=} {$:s=} {$:f=:.2f}'
    f'{$:o} {$:o:>4} {$:e} {$:p}'
    f'{$:i:{$:i % 50}}'
    (f'{$:s:>{$:i}}' if 0 <= $:i < 50 else 'w')
    (f'{$:f:.{$:i}f}' if 0 <= $:i < 30 else 'p')
    ('%${d|5d|-5d|05d|x|o|+d|s|r|e|.3f|c|i|5.1f|g}' % $i)
    ('%${.2f|e|g|s|r|8.3f|+.1e|d|x}' % $f)
    ('%${s|r|5s|-5s|.2s|a}|%%' % $s)
    ('%s %d %r' % ($s, $i, $s))
    ('%(a)s-%(b)05d' % {'a': 1, 'b': 2})
    '{} {}'.format($i, $s)
    '{0:>5}{1!r}{0}'.format($i, $s)
    '{a:.2f}{b}'.format(a=$f, b=$i)
    '{0[0]}{1.n}'.format($li, $o)
    chr($i % 1000 + 32)
    chr($i)
    format($s, ${'5'|'<5'|'>5'|'^6'|'*^7'|'.2'|'6.1'})
    format($i, ${'5'|'x'|'08b'|','})
    format($f, ${'.2f'|'e'|'g'|'%'|''})
    ${bin|hex|oct}($i)
    ascii($s)
    $s.${ljust|rjust|center|zfill}($i % 9)
    $s.${ljust|rjust|center}(6, '*')
    $s.partition($s)[${0|1|2}]
    $s.rpartition($s)[${0|1|2}]
    $s.translate({97: 'X', 98: None})
    $s.translate(str.maketrans('abc', 'xyz'))
    $s.encode().decode()
    $s.encode('${latin-1|ascii|utf-16}', '${replace|ignore|strict|backslashreplace}').decode('latin-1')
    $y.decode()
    $y.decode('latin-1')
    $y.decode('utf-8', '${replace|ignore}')
    $y.hex()
    $ls[$i]
    $ls[${0|-1}]
    $t[1]
    $ds[$i]
    $ds.get($i, $s)
    $o.text
    $e.name
    $e.next().name
    ($os or $s)
    (w if (w := $os) is not None else $s)
    ($:u if isinstance($1, str) else 'no')
    ($s if $b else $s)
    ($s and $s)
    ($s or $s)
    join($ls)
    join($ls, $s)
    join($ls, between=$s, end=$s)
    both($i, $s)[1]
    options($i)
    options($i, $i, $i, $i)
    options($i, third=$i, a=$i)
    options(*$t[:1], *($i, $i), 1)
    type(${$i|$f|$s|$o|$e|$li|$u}).__name__
    ${min|max}($s, $s)
    ${min|max}($ls, key=len)
    max($di, key=lambda w: $di.get(w, 0), default='none')
    $fn.__name__
    (lambda w: w + $s)($s)
    str(sorted($ss))
    str(list(words($s)))
    str([x for x in $o])
    str(Pair($i)._replace(left=$i))
    str(Pair($i, $s))
    $f.hex()
    str(divmod($i, $i))
    str($f.as_integer_ratio())
    repr(range($i, $i))
""")

EXPRESSIONS["y"] = _lines("""
    ($y + $y)
    ($y * ($i % 3))
    $y[${1:|:2|::-1|-2:|::2}]
    $y[$i:$i]
    $s.encode()
    bytes($li)
    bytes($i % 5)
    bytes([$i & 255, $i % 256])
    $y.${upper|lower|strip|title|swapcase|capitalize}()
    $y.replace($y, $y)
    $y.${strip|lstrip|removeprefix}($y)
    b','.join([$y, $y])
    $y.${ljust|center|zfill}($i % 7)
    bytes.fromhex($s)
    bytes.fromhex($y.hex())
    ($i & 0xFFFF).to_bytes(${2|4|1}, '${big|little}')
    ($i).to_bytes(8, 'big', signed=True)
    bytes(bytearray($y))
    $y.partition($y)[0]
    $y.split(b',')[-1]
    bytes(x ^ 1 for x in $y)
    ($y or $y)
""")

EXPRESSIONS["li"] = _lines("""
    [$i, $i]
    [$i]
    ($li + $li)
    ($li * ($i % 3))
    $li[${1:|:2|::-1|-2:|:-1|::2|1:3|3:0:-1}]
    $li[$i:$i]
    $li[$i:$i:${2|-1|-2}]
    $li.copy()
    list(range($i % 7))
    list(range($i % 5, $i % 9, ${1|2|-1}))
    sorted($li)
    sorted($li, reverse=True)
    sorted($li, key=lambda x: $i')
    sorted(${$si|$ds|range(5, 0, -2)|$o})
    list(reversed($li))
    list(map($fn, $li))
    list(map(lambda x: $i', $li))
    list(map(len, $ls))
    list(filter(lambda x: x > $i, $li))
    list(filter(None, $li))
    [x for x in $li if $b']
    [$i' for x in $li]
    [$i' for x in range($i % 5)]
    [$i' for x in $li for w in $s[:3] if $b']
    [len(w) for w in $s.split()]
    [x + y for x, y in zip($li, $li)]
    [i * x for i, x in enumerate($li, $i)]
    [ord(w) for w in $s]
    list($y)
    list($di.values())
    list($ds)
    list($o)
    list(countdown($i % 6))
    list(dict.fromkeys($li))
    [*$li, $i, *$li]
    [x for y in $ll for x in y]
    sum($ll, [])
    ($ll[0] if $ll else [])
    ($li or [$i])
    [x for x, w in $lt]
    [y for x in $li if (y := x % 3)]
    [f($i) for f in (half, abs, $fn)]
    [*map(int, $s.split(','))]
    ([0] * 3)
    list(memoryview($y))
""")

EXPRESSIONS["lf"] = _lines("""
    [$f, $f]
    [$f]
    ($lf + $lf)
    $lf[${1:|::-1|-2:|::2}]
    sorted($lf)
    [z * 2 for z in $lf]
    [$f' for z in $lf if $b']
    [float(x) for x in $li]
    [x / 4 for x in $li]
    list(map(float, $li))
    list(map(math.fabs, $lf))
    sorted($lf, key=abs)
    [round(z, 1) for z in $lf]
""")

EXPRESSIONS["ls"] = _lines("""
    [$s, $s]
    [$s]
    ($ls + $ls)
    $ls[${1:|::-1|-2:|:2}]
    $ls[$i:$i]
    $s.split()
    $s.split($s)
    $s.split(${'a'|','|' '|'l'}, $i)
    $s.rsplit($s, 1)
    $s.splitlines()
    $s.splitlines(True)
    list($s)
    sorted($ls)
    sorted($ls, key=len)
    sorted($ls, key=lambda w: $i', reverse=True)
    sorted($ss)
    list($di)
    list($di.keys())
    list($ds.values())
    [w.upper() for w in $ls]
    [$s' for w in $ls if $b']
    [$s' for x in $li]
    [w for x, w in $lt]
    list(map(str, $li))
    list(map(str.upper, $ls))
    list($s.partition($s))
    list(words($s))
    [f'{x}{w}' for x, w in enumerate($ls)]
    [a + b for a, b in zip($s, $s)]
    list(filter(str.isalpha, $s))
    [*$ls, *$s]
    [str(x) for x in ($i, $f, $s, $b)]
""")

EXPRESSIONS["lt"] = _lines("""
    [$t, $t]
    list(zip($li, $ls))
    list(zip($li, $s))
    list(enumerate($ls))
    list(enumerate($s, 1))
    sorted($lt)
    sorted($lt, key=lambda q: q[1])
    sorted($lt, key=lambda q: (len(q[1]), -(q[0] & 255)))
    list($ds.items())
    sorted($ds.items())
    [(x, w) for w, x in $di.items()]
    [(x, $s') for x in $li]
    ($lt + $lt)
    $lt[::-1]
    [(len(w), w) for w in $ls]
""")

EXPRESSIONS["ll"] = _lines("""
    [$li, $li]
    [[$i] for x in $li]
    [[x] * 2 for x in $li]
    [[x, y] for x in $li for y in range(2)]
    ($ll + $ll)
    $ll[::-1]
    [list(range(x % 4)) for x in $li]
    [$li, *$ll]
    sorted($ll)
    sorted($ll, key=len)
    [x[::-1] for x in $ll]
    [list(q) for q in zip($li, $li)]
""")

EXPRESSIONS["t"] = _lines("""
    ($i, $s)
    both($i, $s)
    $lt[$i]
    $lt[${0|-1}]
    ${min|max}($lt)
    ($t if $b else $t)
    (lambda x, w: (x, w))($i, $s)
    next(iter($lt))
    (*$t,)
    next(iter($ds.items()))
    max($ds.items(), key=lambda q: q[1])
    Pair($i, $s)[:]
    ($t + (1,))[:2]
    ($s, $i)[::-1]
""")

EXPRESSIONS["tf"] = _lines("""
    ($f, $b)
    ($f, $i < $i)
    ($tf if $b else $tf)
    (math.frexp($f)[0], $b)
""")

EXPRESSIONS["di"] = _lines("""
    {$s: $i, $s: $i}
    {$s: $i}
    {w: len(w) for w in $ls}
    {w: $i' for w in $s}
    {w: x for x, w in $lt}
    {w: x for x, w in enumerate($s)}
    dict(zip($ls, $li))
    dict(zip($s, range(9)))
    {**$di, $s: $i}
    ($di | $di)
    $di.copy()
    dict($di)
    dict.fromkeys($ls, $i)
    dict(sorted($di.items()))
    dict(a=$i, b=$i)
    {w: x for w, x in $di.items() if $b'}
""")

EXPRESSIONS["ds"] = _lines("""
    {$i: $s, $i: $s}
    {x: $s' for x in $li}
    {x: w for x, w in $lt}
    dict($lt)
    dict(enumerate($ls))
    ($ds | $ds)
    {x: w for w, x in $di.items()}
    {len(w): w for w in $ls}
    {**$ds}
    dict(reversed(list($ds.items())))
""")

EXPRESSIONS["si"] = _lines("""
    {$i, $i}
    {$i, $i, $i}
    set($li)
    ($si ${OR|&|-|^} $si)
    $si.${union|intersection|difference|symmetric_difference}($si)
    $si.union($li)
    {x % 5 for x in $li}
    {$i' for x in $li}
    set(range($i % 9))
    $si.copy()
    set($ds)
    set(map(abs, $li))
""")

EXPRESSIONS["ss"] = _lines("""
    {$s, $s}
    set($s)
    set($ls)
    {w.upper() for w in $s}
    ($ss ${OR|&|-|^} $ss)
    set($di)
    {w for x, w in $lt}
""")

EXPRESSIONS["oi"] = _lines("""
    $i
    maybe($i)
    ($i if $b else None)
    (None if $b else $i)
    ($i if $ds else None)
    {1: 2, 3: 4}.get($i)
    $di.get($s)
    next((x for x in $li if x < $i), None)
    next(iter($li), None)
    max($li, default=None)
    ($oi if $oi is not None else $i)
""")

EXPRESSIONS["os"] = _lines("""
    $s
    ($s if $b else None)
    $ds.get($i)
    ($os or None)
    next((w for w in $ls if w > 'b'), None)
    (None if $b else $os)
""")

EXPRESSIONS["u"] = _lines("""
    $i
    $s
    ($i if $b else $s)
    ($i or $s)
    ($u if $b else $i)
    [$i, $s][$b]
    ($oi or $s)
    {'a': 1, 'b': 'x'}.get($s, $i)
""")

EXPRESSIONS["o"] = _lines("""
    Base($i, $s)
    Base($i)
    Base(text=$s, n=$i)
    Derived($i)
    Other($i)
    ($o + $i)
    ($i + $o)
    (-$o)
    ${Base|Other|Derived}.make($i)
    ($o if $b else $o)
    ($o or $o)
    ${min|max}($o, $o)
    ${min|max}([$o, $o], key=lambda o: o.n)
    sorted([$o, $o, $o])[0]
    [$o, Derived($i)][$i]
""")

EXPRESSIONS["p"] = _lines("""
    Point($i, $i)
    Point(y=$i, x=$i)
    Point($i, tags=$ls)
    $p.moved($i)
    replace($p, y=$i)
    ${min|max}($p, $p)
    ($p if $b else $p)
    sorted([$p, $p])[0]
    Point(*$t[:1], 3)
""")

EXPRESSIONS["e"] = _lines("""
    Color($i)
    Color[$s]
    Color['RED']
    $e.next()
    ($e if $b else $e)
    list(Color)[$i]
    max(Color, key=lambda e: e.value)
""")

EXPRESSIONS["fn"] = _lines("""
    (lambda x: $i')
    (lambda x: x + $i)
    adder($i)
    $o.add
    ($fn if $b else $fn)
    [half, abs][$b]
    $li.count
    Base.clip
""")

STATEMENTS = _blocks("""
$=i = $i
---
$=f = $f
---
$=s = $s
---
$=b = $b
---
$=li = $li
---
$=ls = $ls
---
$=lf = $lf
---
$=di = $di
---
$=ds = $ds
---
$=si = $si
---
$=y = $y
---
$=oi = $oi
---
$=os = $os
---
$=u = $u
---
$=o = $o
---
$=p = $p
---
$=e = $e
---
$=t = $t
---
$=ll = $ll
---
$=fn = $fn
---
$:i ${+|-|*|//|%|&|OR|^|>>|<<}= $i
---
$:f ${+|-|*|/|//|%|**}= $f
---
$:s += $s
$1 = short($1)
---
$:y += $y
---
$:li += $li
$1 = $1[:9]
---
$:si ${OR|&|-|^}= $si
---
$:di |= $di
---
$:ls *= $i % 3
$1 = $1[:9]
---
$:o += $i
---
$:li.${append($i)|insert($i, $i)|reverse()|pop()|sort()|extend($li)|pop($i)|remove($i)|clear()|sort(reverse=True)}
---
$:li.sort(key=lambda x: $i')
---
$:ls.${append($s)|insert(0, $s)|sort()|sort(key=len)|remove($s)|extend($s)|reverse()}
$1 = $1[:9]
---
$:lf.${append($f)|sort()|remove($f)|reverse()}
---
$:lt.${append($t)|sort()|insert(1, $t)|sort(key=lambda q: q[1])}
---
$:li[$i] = $i
---
$:li[$i] ${+|-|*|//}= $i
---
$:li[$i:$i] = $li
---
$:li[::${2|-1|3}] = $li
---
del $:li[${0|-1|$i|1:|::2|$i:$i}]
---
$:ll[$i].append($i)
---
$:ll[0][-1] = $i
---
$:di[$s] = $i
---
$:di[$s] += $i
---
del $:di[$s]
---
$:di.${update($di)|clear()|pop($s)|popitem()|setdefault($s, $i)|update(a=$i)}
---
$:ds[$i] = $s
---
$:ds.${pop($i)|popitem()|update($lt)|pop($i, None)}
---
$:si.${add($i)|discard($i)|remove($i)|pop()|clear()|update($li)|intersection_update($si)|difference_update($li)}
---
$:o.${n = $i|n += $i|text = $s|double = $i|add($i)|items.append($i)|items[$i] = 1|n //= $i}
---
$:o[$i] = $i
---
$:p.${x = $i|y += $i|tags.append($s)|tags = $ls}
---
Base.made += $i & 255
print(Base.made > 0, $o.made >= 0)
---
$=i, $=s = $t
---
$=i, $=i = $i, $i
---
$=i, *$=li = $li
---
*$=li, $=i = $li
---
$=i, ($=i, $=s) = $i, $t
---
$=i = $=i = $i
---
$=f, $=b = $tf
---
$:i, $:i = $2, $1
---
print($i, $s, $b)
---
print($f, $lf)
---
print($li, $di, sep='|', end='.\\n')
---
print($si, $t, $y)
---
print($u, $oi, $os)
---
print($o, $p, $e)
---
print(*$li)
---
print(*$ls, sep=$s)
---
assert $b, $s
---
assert $b
---
if $b:
    $B
---
if $b:
    $B
else:
    $B
---
if ${$i|$s|$li|$oi|$o}:
    $B
elif $b:
    $B
else:
    $B
---
if isinstance($:u, int):
    print($1 + $i)
else:
    print($1 + $s)
---
if $:oi is not None:
    print($1 + 1)
    $B
---
if not $:os:
    print('nothing', $1)
else:
    print($1.upper())
---
if isinstance($:o, Derived):
    print($1.extra)
    $B
---
for $=i in range(${3|4|1, 4|5, 0, -2|$i % 4|-2, $i % 3}):
    $B
---
for $=i in $li[:4]:
    $B
---
for $=i in ${sorted($si)|$ds|reversed($li)|$o|countdown(3)|list($di.values())|$y[:3]}:
    print($1, $i)
---
for $=s in $s[:3]:
    $B
---
for $=s in ${$ls|$di|sorted($ss)|words($s)|reversed($s)}:
    print($1, $s)
---
for $=i, $=s in ${enumerate($ls)|zip($li, $s)|$lt|$ds.items()|enumerate($s, $i)}:
    print($1, $2, $b)
---
for $=s, $=i in $di.items():
    print($2, $i)
    if $b:
        break
else:
    print('no break')
---
for $=i in $li[:4]:
    if $b:
        ${continue|break}
    $B
else:
    $B
---
for $=f in $lf:
    print($1, $f)
    if $b:
        return
---
count$# = 0
while count$# < 3 and $b:
    count$# += 1
    $B
else:
    print('end', count$#)
---
count$# = $i % 6
while True:
    count$# -= 1
    if count$# < 0 or $b:
        break
    print(count$#, $i)
---
while $:li:
    print($1.pop())
---
try:
    $B
except ${ValueError|IndexError|KeyError|ZeroDivisionError|ArithmeticError|LookupError|Exception|TypeError} as error:
    print(type(error).__name__, error)
---
try:
    $B
except (ValueError, IndexError):
    $B
    print('caught')
except Exception as error:
    print('other', type(error).__name__, error.args)
    ${raise|pass|raise ValueError($s) from error|raise Failed($i, $s)|return}
else:
    $B
finally:
    print('finally')
---
try:
    $B
finally:
    print('finally', $i, $s)
---
try:
    ${raise ValueError($s)|raise IndexError|raise Failed($i, $s)|raise Worse($i, $s)|raise KeyError($s)|raise KeyError}
except ${Failed|Worse|LookupError|Exception} as error:
    print(repr(error), str(error), error.__cause__ is None)
---
try:
    try:
        $B
    except Exception as error:
        print(type(error).__name__)
        raise Failed($i, 'again') from error
except Failed as failed:
    print(failed.code, failed, type(failed.__cause__).__name__)
---
for $=i in range(3):
    try:
        if $b:
            ${continue|break|return}
        $B
    finally:
        print('f', $1)
---
with Guard('g') as $=i:
    $B
---
with Guard('one'), Guard('three') as $=i:
    print($1)
    $B
---
if $b:
    raise ${ValueError|RuntimeError|TypeError}($s)
---
if $b:
    return
---
if ($=i := $i) > $i:
    print($1)
---
match $i:
    case 0:
        print('zero')
    case 1 | 2 | 3:
        print('few')
    case x if x > 100:
        print('many', x)
    case _:
        $B
---
match $li:
    case []:
        print('empty')
    case [x]:
        print('one', x)
    case [x, *rest]:
        print(x, rest)
---
match $u:
    case int(x):
        print('int', x)
    case 'a' | '':
        print('a')
    case str() as w:
        print('str', w)
---
match $t:
    case (0, w):
        print('zero', w)
    case (x, '') if x > 0:
        print('no text', x)
    case (x, w):
        print(x, w)
---
match $p:
    case Point(x=0, y=y):
        print('axis', y)
    case Point(x, y, tags=[]):
        print(x, y)
    case _:
        print('tagged')
---
match $o:
    case Derived(n=x, extra=y):
        print('derived', x, y)
    case Other(n=x):
        print('other', x)
    case Base():
        print('base')
---
match $e:
    case Color.RED:
        print('red')
    case Color.GREEN | Color.BLUE:
        print('not red')
---
match $s:
    case 'a' | 'b' as w:
        print(w)
    case w if len(w) > 3:
        print('long', w)
    case _:
        print('else')
---
match $di:
    case {'a': x, **rest}:
        print(x, rest)
    case {}:
        print('no a')
---
def inner(x: int, y: int = $i, *more: int, w: str = 'k') -> int:
    print(x, y, more, w)
    return $i'
print(inner($i), inner($i, $i), inner(*($i, $i), 1, w=$s))
---
def recursive(x: int) -> int:
    if x <= 0 or $b':
        return $i
    return recursive(x - 1) + 1
print(recursive($i % 9))
---
def generate(x: int):
    for k in range(x):
        yield $i' + k
    yield $i
print(list(generate($i % 4)), sum(generate(2)))
---
def generate(x: int):
    try:
        while x > 0:
            got = yield x
            x = x - 1 if got is None else got
    finally:
        print('closed')
    return $i
g = generate($i % 5)
print(next(g), next(g, None))
g.close()
---
def outer():
    yield 1
    r = yield from nested()
    print('r', r)
def nested():
    yield $i
    return $s
print(list(outer()))
---
counter = $i & 7
def bump(x: int = 1) -> int:
    nonlocal counter
    counter += x
    return counter
print(bump(), bump($i & 3), counter)
---
functions = [lambda x, k=k: x * k for k in range(3)]
print([f($i & 255) for f in functions])
---
made = []
for k in range(2):
    def made_now(x: int, k: int = k) -> int:
        return $i' + k
    made.append(made_now)
print([f($i) for f in made])
---
def logged(function):
    def wrapper(x: int) -> int:
        print('call', x)
        return function(x) + 1
    return wrapper
@logged
def decorated(x: int) -> int:
    return $i'
print(decorated($i))
---
def untyped(a, b):
    return a + b
print(untyped($i, $i), untyped($s, $s), untyped($f, $f), untyped($li, $li))
---
x, y = $i, $i
x, y = y, x
print(x, y, x if x > y else y)
---
w = '' if (x := $i % 3) else 'z'
print(w or x)
""")
