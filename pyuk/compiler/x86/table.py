"""The instructions as a table, in the notation of SDM volume 2.

A line is `mnemonic operands | encoding | restrictions`; of several lines that fit, the first is taken.

Operands (SDM 2A §3.1.1.3): `r8 r16 r32 r64` a general register in the reg field; `rm8..rm64` a register or
memory; `m m8..m128` memory (of any width); `g16 g32 g64` a register in the rm field; `imm8..imm64` an
immediate; `simm8 simm32` one that is sign-extended; `moffs8..` an address without registers; `rel8 rel32` a
branch target; `far` selector:address; `sreg cr dr xmm xm128`; and `al cl dx 1 ...` just that.
`rv rmv mv accv immv simm8v moffsv` stand for three lines: 16, 32 and 64 bits wide, with the prefix for it.

Encodings: `/r` a ModRM byte whose reg field is a register; `/0`..`/7` one whose reg field is that digit;
`+r` the register is added to the opcode; `W` REX.W; the immediate follows.

Restrictions: `m32` not in 64-bit mode, `m64` only there.
"""

from __future__ import annotations

#: The names of each condition, in the order of its code (SDM 1 appendix B).
CONDITIONS = ("o", "no", "b c nae", "ae nb nc", "e z", "ne nz", "be na", "a nbe",
              "s", "ns", "p pe", "np po", "l nge", "ge nl", "le ng", "g nle")

ARITHMETIC = ("add", "or", "adc", "sbb", "and", "sub", "xor", "cmp")
SHIFTS = {"rol": 0, "ror": 1, "rcl": 2, "rcr": 3, "shl": 4, "sal": 4, "shr": 5, "sar": 7}
UNARY = {"not": 2, "neg": 3, "mul": 4, "div": 6, "idiv": 7}
BIT_TESTS = {"bt": 4, "bts": 5, "btr": 6, "btc": 7}

MOVES = """
mov moffs8, al      | A2        | m32
mov moffsv, accv    | A3        | m32
mov al, moffs8      | A0        | m32
mov accv, moffsv    | A1        | m32
mov rm8, r8         | 88 /r
mov rmv, rv         | 89 /r
mov r8, rm8         | 8A /r
mov rv, rmv         | 8B /r
mov g32, sreg       | 8C /r
mov g16, sreg       | 66 8C /r
mov m16, sreg       | 8C /r
mov sreg, g32       | 8E /r
mov sreg, g16       | 8E /r
mov sreg, m16       | 8E /r
mov g32, cr         | 0F 20 /r  | m32
mov cr, g32         | 0F 22 /r  | m32
mov g64, cr         | 0F 20 /r  | m64
mov cr, g64         | 0F 22 /r  | m64
mov g32, dr         | 0F 21 /r  | m32
mov dr, g32         | 0F 23 /r  | m32
mov g64, dr         | 0F 21 /r  | m64
mov dr, g64         | 0F 23 /r  | m64
mov r8, imm8        | B0+r
mov r16, imm16      | 66 B8+r
mov r32, imm32      | B8+r
mov g64, simm32     | W C7 /0
mov r64, imm64      | W B8+r
mov rm8, imm8       | C6 /0
mov rmv, immv       | C7 /0
movabs r64, imm64   | W B8+r
movzx r16, rm8      | 66 0F B6 /r
movzx r32, rm8      | 0F B6 /r
movzx r64, rm8      | W 0F B6 /r
movzx r32, rm16     | 0F B7 /r
movzx r64, rm16     | W 0F B7 /r
movsx r16, rm8      | 66 0F BE /r
movsx r32, rm8      | 0F BE /r
movsx r64, rm8      | W 0F BE /r
movsx r32, rm16     | 0F BF /r
movsx r64, rm16     | W 0F BF /r
movsxd r64, rm32    | W 63 /r
lea rv, m           | 8D /r
xchg m8, r8         | 86 /r
xchg mv, rv         | 87 /r
bswap r32           | 0F C8+r
bswap r64           | W 0F C8+r
push r16            | 66 50+r
push r32            | 50+r      | m32
push r64            | 50+r      | m64
push m32            | FF /6     | m32
push m64            | FF /6     | m64
push simm8          | 6A
push simm32         | 68
pop r16             | 66 58+r
pop r32             | 58+r      | m32
pop r64             | 58+r      | m64
pop m32             | 8F /0     | m32
pop m64             | 8F /0     | m64
push fs             | 0F A0
push gs             | 0F A8
pop fs              | 0F A1
pop gs              | 0F A9
push es             | 06        | m32
push cs             | 0E        | m32
push ss             | 16        | m32
push ds             | 1E        | m32
pop es              | 07        | m32
pop ss              | 17        | m32
pop ds              | 1F        | m32
pushfq              | 9C        | m64
popfq               | 9D        | m64
pushfd              | 9C        | m32
popfd               | 9D        | m32
"""

NUMBERS = """
inc r16             | 66 40+r   | m32
inc r32             | 40+r      | m32
inc rm8             | FE /0
inc rmv             | FF /0
dec r16             | 66 48+r   | m32
dec r32             | 48+r      | m32
dec rm8             | FE /1
dec rmv             | FF /1
test rm8, r8        | 84 /r
test rmv, rv        | 85 /r
test r8, m8         | 84 /r
test rv, mv         | 85 /r
test al, imm8       | A8
test accv, immv     | A9
test rm8, imm8      | F6 /0
test rmv, immv      | F7 /0
imul rv, rmv        | 0F AF /r
bsf rv, rmv         | 0F BC /r
bsr rv, rmv         | 0F BD /r
cmpxchg rm8, r8     | 0F B0 /r
cmpxchg rmv, rv     | 0F B1 /r
xadd rm8, r8        | 0F C0 /r
xadd rmv, rv        | 0F C1 /r
cdq                 | 99
cqo                 | W 99      | m64
rdrand g16          | 66 0F C7 /6
rdrand g32          | 0F C7 /6
rdrand g64          | W 0F C7 /6
rdseed g16          | 66 0F C7 /7
rdseed g32          | 0F C7 /7
rdseed g64          | W 0F C7 /7
"""

CONTROL = """
jmp rel8            | EB
jmp rel32           | E9
jmp far             | EA        | m32
jmp r32             | FF /4     | m32
jmp m32             | FF /4     | m32
jmp r64             | FF /4     | m64
jmp m64             | FF /4     | m64
call rel32          | E8
call r32            | FF /2     | m32
call m32            | FF /2     | m32
call r64            | FF /2     | m64
call m64            | FF /2     | m64
loop rel8           | E2
jecxz rel8          | E3        | m32
jrcxz rel8          | E3        | m64
ret                 | C3
ret imm16           | C2
retf                | CB
retfq               | W CB      | m64
iretd               | CF
iretq               | W CF      | m64
int3                | CC
int imm8            | CD
ud2                 | 0F 0B
leave               | C9
nop                 | 90
endbr64             | F3 0F 1E FA
syscall             | 0F 05     | m64
sysretq             | W 0F 07   | m64
"""

SYSTEM = """
hlt                 | F4
cli                 | FA
sti                 | FB
cld                 | FC
std                 | FD
clc                 | F8
stc                 | F9
pause               | F3 90
lfence              | 0F AE E8
mfence              | 0F AE F0
sfence              | 0F AE F8
cpuid               | 0F A2
rdmsr               | 0F 32
wrmsr               | 0F 30
rdtsc               | 0F 31
rdtscp              | 0F 01 F9
rdpmc               | 0F 33
xgetbv              | 0F 01 D0
xsetbv              | 0F 01 D1
swapgs              | 0F 01 F8  | m64
clac                | 0F 01 CA
stac                | 0F 01 CB
clts                | 0F 06
wbinvd              | 0F 09
monitor             | 0F 01 C8
mwait               | 0F 01 C9
lgdt m              | 0F 01 /2
sgdt m              | 0F 01 /0
lidt m              | 0F 01 /3
sidt m              | 0F 01 /1
invlpg m            | 0F 01 /7
ltr g16             | 0F 00 /3
ltr m16             | 0F 00 /3
lldt g16            | 0F 00 /2
str g32             | 0F 00 /1
clflush m           | 0F AE /7
rdfsbase g64        | F3 W 0F AE /0 | m64
rdgsbase g64        | F3 W 0F AE /1 | m64
wrfsbase g64        | F3 W 0F AE /2 | m64
wrgsbase g64        | F3 W 0F AE /3 | m64
in al, imm8         | E4
in ax, imm8         | 66 E5
in eax, imm8        | E5
in al, dx           | EC
in ax, dx           | 66 ED
in eax, dx          | ED
out imm8, al        | E6
out imm8, ax        | 66 E7
out imm8, eax       | E7
out dx, al          | EE
out dx, ax          | 66 EF
out dx, eax         | EF
insb                | 6C
insw                | 66 6D
insd                | 6D
outsb               | 6E
outsw               | 66 6F
outsd               | 6F
movsb               | A4
movsw               | 66 A5
movsd               | A5
movsq               | W A5      | m64
scasb               | AE
stosb               | AA
stosw               | 66 AB
stosd               | AB
stosq               | W AB      | m64
lodsb               | AC
lodsw               | 66 AD
lodsd               | AD
lodsq               | W AD      | m64
"""

FLOATING_POINT = """
fninit              | DB E3
fxsave m            | 0F AE /0
fxrstor m           | 0F AE /1
fxsave64 m          | W 0F AE /0 | m64
fxrstor64 m         | W 0F AE /1 | m64
xsave m             | 0F AE /4
xrstor m            | 0F AE /5
xsave64 m           | W 0F AE /4 | m64
xrstor64 m          | W 0F AE /5 | m64
ldmxcsr m32         | 0F AE /2
stmxcsr m32         | 0F AE /3
fldcw m16           | D9 /5
fnstcw m16          | D9 /7
movaps xmm, xm128   | 0F 28 /r
movaps m128, xmm    | 0F 29 /r
movups xmm, xm128   | 0F 10 /r
movups m128, xmm    | 0F 11 /r
movdqa xmm, xm128   | 66 0F 6F /r
movdqa m128, xmm    | 66 0F 7F /r
movdqu xmm, xm128   | F3 0F 6F /r
movdqu m128, xmm    | F3 0F 7F /r
xorps xmm, xm128    | 0F 57 /r
pxor xmm, xm128     | 66 0F EF /r
"""


def instruction_lines() -> list[str]:
    """Every line of the table, the regular families written out."""
    text = MOVES + NUMBERS + CONTROL + SYSTEM + FLOATING_POINT
    lines = [line for line in text.splitlines() if line]
    for digit, name in enumerate(ARITHMETIC):
        lines += _arithmetic(name, digit)
    for name, digit in SHIFTS.items():
        lines += _shift(name, digit)
    for name, digit in UNARY.items():
        lines += [f"{name} rm8 | F6 /{digit}", f"{name} rmv | F7 /{digit}"]
    for name, digit in BIT_TESTS.items():
        lines += [f"{name} rmv, rv | 0F {0x83 + 8 * digit:02X} /r", f"{name} rmv, imm8 | 0F BA /{digit}"]
    for code, names in enumerate(CONDITIONS):
        for name in names.split():
            lines += _conditional(name, code)
    return lines


def _arithmetic(name: str, digit: int) -> list[str]:
    first = 8 * digit
    return [f"{name} rm8, r8      | {first:02X} /r", f"{name} rmv, rv      | {first + 1:02X} /r",
            f"{name} r8, rm8      | {first + 2:02X} /r", f"{name} rv, rmv      | {first + 3:02X} /r",
            f"{name} al, imm8     | {first + 4:02X}", f"{name} rmv, simm8v  | 83 /{digit}",
            f"{name} accv, immv   | {first + 5:02X}", f"{name} rm8, imm8    | 80 /{digit}",
            f"{name} rmv, immv    | 81 /{digit}"]


def _shift(name: str, digit: int) -> list[str]:
    return [f"{name} rm8, 1    | D0 /{digit}", f"{name} rmv, 1    | D1 /{digit}",
            f"{name} rm8, cl   | D2 /{digit}", f"{name} rmv, cl   | D3 /{digit}",
            f"{name} rm8, imm8 | C0 /{digit}", f"{name} rmv, imm8 | C1 /{digit}"]


def _conditional(name: str, code: int) -> list[str]:
    return [f"j{name} rel8      | {0x70 + code:02X}", f"j{name} rel32     | 0F {0x80 + code:02X}",
            f"set{name} rm8     | 0F {0x90 + code:02X} /0", f"cmov{name} rv, rmv | 0F {0x40 + code:02X} /r"]
