"""memcpy, memmove, memset, memcmp and bcmp: what LLVM calls wherever it sees a copy, a fill or a comparison.

They are a unit of their own, in LLVM's language. Moves are wide: `rep movsb` costs an emulator one step
a byte. A short block is two moves that overlap in its middle, both read before one is written. A long
one is a loop of 32-byte moves and a last one, read first, that overlaps the loop's. So blocks may
overlap, and memcpy is memmove. Comparisons go by words in the same way, of which the last overlaps.
"""

from __future__ import annotations

from pyuk.compiler.codegen.target import GUEST

UNIT = "memory"
NAMES = ("bcmp", "memcmp", "memcpy", "memmove", "memset")


def memory_text(without: set[str], prefix: str = "") -> str:
    """The unit, but for the functions `without`, which the program has itself. prefix: before each name."""
    lines = [f'target datalayout = "{GUEST.layout}"', f'target triple = "{GUEST.triple}"']
    for name in NAMES:
        if name not in without:
            lines.append(_BODIES[name].replace("@NAME", f"@{prefix}{name}").replace(".NAME", f".{name}"))
    lines.append("declare i64 @llvm.bswap.i64(i64)")
    # Without "no-builtins" LLVM would make calls of these functions out of their own loops.
    lines.append(
        f'attributes #0 = {{ nounwind noredzone null_pointer_is_valid "frame-pointer"="all" '
        f'"no-builtins" "target-cpu"="{GUEST.cpu}" }}'
    )
    return "\n".join(lines) + "\n"


_MOVE = """\
define dso_local ptr @NAME(ptr %to, ptr %from, i64 %n) #0 section ".text.NAME" {
  %is.long = icmp ugt i64 %n, 32
  br i1 %is.long, label %long, label %upto32
upto32:
  %is16 = icmp uge i64 %n, 16
  br i1 %is16, label %by16, label %below16
by16:
  %at16 = add i64 %n, -16
  %from16 = getelementptr i8, ptr %from, i64 %at16
  %to16 = getelementptr i8, ptr %to, i64 %at16
  %first16 = load <2 x i64>, ptr %from, align 1
  %last16 = load <2 x i64>, ptr %from16, align 1
  store <2 x i64> %first16, ptr %to, align 1
  store <2 x i64> %last16, ptr %to16, align 1
  ret ptr %to
below16:
  %is8 = icmp uge i64 %n, 8
  br i1 %is8, label %by8, label %below8
by8:
  %at8 = add i64 %n, -8
  %from8 = getelementptr i8, ptr %from, i64 %at8
  %to8 = getelementptr i8, ptr %to, i64 %at8
  %first8 = load i64, ptr %from, align 1
  %last8 = load i64, ptr %from8, align 1
  store i64 %first8, ptr %to, align 1
  store i64 %last8, ptr %to8, align 1
  ret ptr %to
below8:
  %is4 = icmp uge i64 %n, 4
  br i1 %is4, label %by4, label %below4
by4:
  %at4 = add i64 %n, -4
  %from4 = getelementptr i8, ptr %from, i64 %at4
  %to4 = getelementptr i8, ptr %to, i64 %at4
  %first4 = load i32, ptr %from, align 1
  %last4 = load i32, ptr %from4, align 1
  store i32 %first4, ptr %to, align 1
  store i32 %last4, ptr %to4, align 1
  ret ptr %to
below4:
  %is.empty = icmp eq i64 %n, 0
  br i1 %is.empty, label %done, label %by1
by1:
  %half = lshr i64 %n, 1
  %at1 = add i64 %n, -1
  %from.half = getelementptr i8, ptr %from, i64 %half
  %from1 = getelementptr i8, ptr %from, i64 %at1
  %to.half = getelementptr i8, ptr %to, i64 %half
  %to1 = getelementptr i8, ptr %to, i64 %at1
  %first1 = load i8, ptr %from
  %middle1 = load i8, ptr %from.half
  %last1 = load i8, ptr %from1
  store i8 %first1, ptr %to
  store i8 %middle1, ptr %to.half
  store i8 %last1, ptr %to1
  br label %done
long:
  %last = add i64 %n, -32
  %from.last = getelementptr i8, ptr %from, i64 %last
  %to.last = getelementptr i8, ptr %to, i64 %last
  %head = load <4 x i64>, ptr %from, align 1
  %tail = load <4 x i64>, ptr %from.last, align 1
  %to.number = ptrtoint ptr %to to i64
  %from.number = ptrtoint ptr %from to i64
  %ahead = sub i64 %to.number, %from.number
  %is.inside = icmp ult i64 %ahead, %n
  br i1 %is.inside, label %down, label %up
up:
  %i = phi i64 [ 0, %long ], [ %i.next, %up ]
  %i.from = getelementptr i8, ptr %from, i64 %i
  %i.to = getelementptr i8, ptr %to, i64 %i
  %i.value = load <4 x i64>, ptr %i.from, align 1
  store <4 x i64> %i.value, ptr %i.to, align 1
  %i.next = add i64 %i, 32
  %i.on = icmp ult i64 %i.next, %last
  br i1 %i.on, label %up, label %up.end
up.end:
  store <4 x i64> %tail, ptr %to.last, align 1
  ret ptr %to
down:
  %j = phi i64 [ %last, %long ], [ %j.next, %down ]
  %j.from = getelementptr i8, ptr %from, i64 %j
  %j.to = getelementptr i8, ptr %to, i64 %j
  %j.value = load <4 x i64>, ptr %j.from, align 1
  store <4 x i64> %j.value, ptr %j.to, align 1
  %j.next = add i64 %j, -32
  %j.on = icmp sgt i64 %j.next, 0
  br i1 %j.on, label %down, label %down.end
down.end:
  store <4 x i64> %head, ptr %to, align 1
  br label %done
done:
  ret ptr %to
}"""

_FILL = """\
define dso_local ptr @NAME(ptr %to, i32 %c, i64 %n) #0 section ".text.NAME" {
  %byte = trunc i32 %c to i8
  %wide = zext i8 %byte to i64
  %value8 = mul i64 %wide, 72340172838076673
  %value4 = trunc i64 %value8 to i32
  %lane = insertelement <4 x i64> poison, i64 %value8, i32 0
  %value32 = shufflevector <4 x i64> %lane, <4 x i64> poison, <4 x i32> zeroinitializer
  %value16 = shufflevector <4 x i64> %value32, <4 x i64> poison, <2 x i32> zeroinitializer
  %is.long = icmp ugt i64 %n, 32
  br i1 %is.long, label %long, label %upto32
upto32:
  %is16 = icmp uge i64 %n, 16
  br i1 %is16, label %by16, label %below16
by16:
  %at16 = add i64 %n, -16
  %to16 = getelementptr i8, ptr %to, i64 %at16
  store <2 x i64> %value16, ptr %to, align 1
  store <2 x i64> %value16, ptr %to16, align 1
  ret ptr %to
below16:
  %is8 = icmp uge i64 %n, 8
  br i1 %is8, label %by8, label %below8
by8:
  %at8 = add i64 %n, -8
  %to8 = getelementptr i8, ptr %to, i64 %at8
  store i64 %value8, ptr %to, align 1
  store i64 %value8, ptr %to8, align 1
  ret ptr %to
below8:
  %is4 = icmp uge i64 %n, 4
  br i1 %is4, label %by4, label %below4
by4:
  %at4 = add i64 %n, -4
  %to4 = getelementptr i8, ptr %to, i64 %at4
  store i32 %value4, ptr %to, align 1
  store i32 %value4, ptr %to4, align 1
  ret ptr %to
below4:
  %is.empty = icmp eq i64 %n, 0
  br i1 %is.empty, label %done, label %by1
by1:
  %half = lshr i64 %n, 1
  %at1 = add i64 %n, -1
  %to.half = getelementptr i8, ptr %to, i64 %half
  %to1 = getelementptr i8, ptr %to, i64 %at1
  store i8 %byte, ptr %to
  store i8 %byte, ptr %to.half
  store i8 %byte, ptr %to1
  br label %done
long:
  %last = add i64 %n, -32
  %to.last = getelementptr i8, ptr %to, i64 %last
  store <4 x i64> %value32, ptr %to.last, align 1
  br label %up
up:
  %i = phi i64 [ 0, %long ], [ %i.next, %up ]
  %i.to = getelementptr i8, ptr %to, i64 %i
  store <4 x i64> %value32, ptr %i.to, align 1
  %i.next = add i64 %i, 32
  %i.on = icmp ult i64 %i.next, %last
  br i1 %i.on, label %up, label %done
done:
  ret ptr %to
}"""

_COMPARE = """\
define dso_local i32 @NAME(ptr %a, ptr %b, i64 %n) #0 section ".text.NAME" {
  %is8 = icmp uge i64 %n, 8
  br i1 %is8, label %by8, label %below8
by8:
  %last = add i64 %n, -8
  br label %eights
eights:
  %i = phi i64 [ 0, %by8 ], [ %i.next, %same8 ]
  %is.last = icmp uge i64 %i, %last
  %at = select i1 %is.last, i64 %last, i64 %i
  %at.a = getelementptr i8, ptr %a, i64 %at
  %at.b = getelementptr i8, ptr %b, i64 %at
  %a8 = load i64, ptr %at.a, align 1
  %b8 = load i64, ptr %at.b, align 1
  %is.same8 = icmp eq i64 %a8, %b8
  br i1 %is.same8, label %same8, label %differ8
same8:
  %i.next = add i64 %i, 8
  br i1 %is.last, label %equal, label %eights
below8:
  %is4 = icmp uge i64 %n, 4
  br i1 %is4, label %by4, label %ones
by4:
  %at4 = add i64 %n, -4
  %a.last = getelementptr i8, ptr %a, i64 %at4
  %b.last = getelementptr i8, ptr %b, i64 %at4
  %a.low = load i32, ptr %a, align 1
  %b.low = load i32, ptr %b, align 1
  %a.high = load i32, ptr %a.last, align 1
  %b.high = load i32, ptr %b.last, align 1
  %a.low8 = zext i32 %a.low to i64
  %b.low8 = zext i32 %b.low to i64
  %a.high8 = zext i32 %a.high to i64
  %b.high8 = zext i32 %b.high to i64
  %a.up = shl i64 %a.high8, 32
  %b.up = shl i64 %b.high8, 32
  %a.both = or i64 %a.up, %a.low8
  %b.both = or i64 %b.up, %b.low8
  %is.same4 = icmp eq i64 %a.both, %b.both
  br i1 %is.same4, label %equal, label %differ8
differ8:
  %a.word = phi i64 [ %a8, %eights ], [ %a.both, %by4 ]
  %b.word = phi i64 [ %b8, %eights ], [ %b.both, %by4 ]
  %a.number = call i64 @llvm.bswap.i64(i64 %a.word)
  %b.number = call i64 @llvm.bswap.i64(i64 %b.word)
  %is.less = icmp ult i64 %a.number, %b.number
  %order = select i1 %is.less, i32 -1, i32 1
  ret i32 %order
ones:
  %j = phi i64 [ 0, %below8 ], [ %j.next, %one ]
  %j.on = icmp ult i64 %j, %n
  br i1 %j.on, label %one, label %equal
one:
  %j.a = getelementptr i8, ptr %a, i64 %j
  %j.b = getelementptr i8, ptr %b, i64 %j
  %a1 = load i8, ptr %j.a
  %b1 = load i8, ptr %j.b
  %a.byte = zext i8 %a1 to i32
  %b.byte = zext i8 %b1 to i32
  %difference = sub i32 %a.byte, %b.byte
  %is.same1 = icmp eq i32 %difference, 0
  %j.next = add i64 %j, 1
  br i1 %is.same1, label %ones, label %differ1
differ1:
  ret i32 %difference
equal:
  ret i32 0
}"""

_BODIES = {"memcpy": _MOVE, "memmove": _MOVE, "memset": _FILL, "memcmp": _COMPARE, "bcmp": _COMPARE}
