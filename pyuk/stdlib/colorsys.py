"""colorsys: colours in RGB, YIQ, HLS and HSV; all numbers are from 0 to 1.

Source: The Python Standard Library, "colorsys"; CPython 3.11 Lib/colorsys.py.
"""

from __future__ import annotations

ONE_THIRD = 1.0 / 3.0
ONE_SIXTH = 1.0 / 6.0
TWO_THIRD = 2.0 / 3.0


def rgb_to_yiq(r: float, g: float, b: float) -> tuple[float, float, float]:
    """Brightness, and two of colour."""
    y = 0.30 * r + 0.59 * g + 0.11 * b
    i = 0.74 * (r - y) - 0.27 * (b - y)
    q = 0.48 * (r - y) + 0.41 * (b - y)
    return y, i, q


def yiq_to_rgb(y: float, i: float, q: float) -> tuple[float, float, float]:
    """And back."""
    r = y + 0.9468822170900693 * i + 0.6235565819861433 * q
    g = y - 0.27478764629897834 * i - 0.6356910791873801 * q
    b = y - 1.1085450346420322 * i + 1.7090069284064666 * q
    return bounded(r), bounded(g), bounded(b)


def bounded(value: float) -> float:
    """What lies between 0 and 1."""
    if value < 0.0:
        return 0.0
    if value > 1.0:
        return 1.0
    return value


def rgb_to_hls(r: float, g: float, b: float) -> tuple[float, float, float]:
    """Hue, lightness and saturation."""
    maxc = max(r, g, b)
    minc = min(r, g, b)
    sumc = maxc + minc
    rangec = maxc - minc
    lightness = sumc / 2.0
    if minc == maxc:
        return 0.0, lightness, 0.0
    if lightness <= 0.5:
        s = rangec / sumc
    else:
        s = rangec / (2.0 - maxc - minc)
    return hue(r, g, b, maxc, rangec), lightness, s


def hue(r: float, g: float, b: float, maxc: float, rangec: float) -> float:
    """The hue of a colour that is not grey."""
    rc = (maxc - r) / rangec
    gc = (maxc - g) / rangec
    bc = (maxc - b) / rangec
    if r == maxc:
        h = bc - gc
    elif g == maxc:
        h = 2.0 + rc - bc
    else:
        h = 4.0 + gc - rc
    return (h / 6.0) % 1.0


def hls_to_rgb(h: float, l: float, s: float) -> tuple[float, float, float]:  # noqa: E741
    """And back."""
    if s == 0.0:
        return l, l, l
    if l <= 0.5:
        m2 = l * (1.0 + s)
    else:
        m2 = l + s - (l * s)
    m1 = 2.0 * l - m2
    return part(m1, m2, h + ONE_THIRD), part(m1, m2, h), part(m1, m2, h - ONE_THIRD)


def part(m1: float, m2: float, hue: float) -> float:
    """Red, green or blue, by how far the hue is from it."""
    hue = hue % 1.0
    if hue < ONE_SIXTH:
        return m1 + (m2 - m1) * hue * 6.0
    if hue < 0.5:
        return m2
    if hue < TWO_THIRD:
        return m1 + (m2 - m1) * (TWO_THIRD - hue) * 6.0
    return m1


def rgb_to_hsv(r: float, g: float, b: float) -> tuple[float, float, float]:
    """Hue, saturation and value."""
    maxc = max(r, g, b)
    minc = min(r, g, b)
    rangec = maxc - minc
    if minc == maxc:
        return 0.0, 0.0, maxc
    return hue(r, g, b, maxc, rangec), rangec / maxc, maxc


def hsv_to_rgb(h: float, s: float, v: float) -> tuple[float, float, float]:
    """And back."""
    if s == 0.0:
        return v, v, v
    i = int(h * 6.0)
    f = (h * 6.0) - i
    p = v * (1.0 - s)
    q = v * (1.0 - s * f)
    t = v * (1.0 - s * (1.0 - f))
    i = i % 6
    if i == 0:
        return v, t, p
    if i == 1:
        return q, v, p
    if i == 2:
        return p, v, t
    if i == 3:
        return p, q, v
    if i == 4:
        return t, p, v
    return v, p, q
