"""The way up of a compressed image: move out of the way, unpack the image to where it belongs, go on there.

Such an image has the loaders' entries, this file's stubs and the packed bytes (pyuk/image/packed.py makes it). The
first of these stubs stands where entry.py's boot_start32 is otherwise, and leads to it: edi and esi are kept. The
memory behind the packed bytes is bss, the room for the unpacked image and, behind it, a copy of all that was loaded.
This is the last chapter before pyuk/bringup.py.
Source: LZ4 Block Format Description.
"""

from __future__ import annotations

from pyuk.lang.raw import asm, stub


@stub
def boot_unpack() -> None:
    """Copy everything that was loaded behind the place of the unpacked image, and go on in the copy.

    ebx = how far the copy lies from the original.
    """
    asm("""
        .code32
        cli
        cld
        mov esp, offset __unpack_room_end
        push edi
        push esi
        mov esi, offset __image_start
        mov edi, offset __unpacked_end
        mov ecx, offset __load_end + 3
        sub ecx, esi
        shr ecx, 2
        mov ebx, edi
        sub ebx, esi
        rep movsd
        lea eax, [ebx + boot_unpack_block]
        jmp eax
    """)


@stub
def boot_unpack_block() -> None:
    """Expand the LZ4 block at __packed_start to the image's start. edi and esi lie on the stack.

    A sequence: token, literals, distance of the match. In the token's halves 15 means that the count goes on.
    """
    asm("""
        .code32
        lea esi, [ebx + __packed_start]
        lea ebp, [ebx + __packed_end]
        mov edi, offset __image_start
    1:  movzx edx, byte ptr [esi]
        inc esi
        mov ecx, edx
        shr ecx, 4
        cmp ecx, 15
        je 4f
    2:  rep movsb
        cmp esi, ebp
        jae boot_restore_calls                  # the last sequence has no match
        xor eax, eax
        lodsw
        and edx, 15
        lea ecx, [edx + 4]
        cmp edx, 15
        je 5f
    3:  mov edx, esi
        mov esi, edi
        sub esi, eax
        rep movsb                               # octet by octet: the match may reach into what it makes
        mov esi, edx
        jmp 1b
    4:  movzx eax, byte ptr [esi]
        inc esi
        add ecx, eax
        cmp eax, 255
        je 4b
        jmp 2b
    5:  movzx edx, byte ptr [esi]
        inc esi
        add ecx, edx
        cmp edx, 255
        je 5b
        jmp 3b
    """)


@stub
def boot_restore_calls() -> None:
    """Give calls in the text their distances back, for which addresses stand in the packed image; then start.

    What behind an octet E8 is an address within the text becomes the distance to it. A distance that looked like
    one has been lowered by where it is counted from (pyuk/image/packed.py).
    """
    asm("""
        .code32
        mov edi, offset __image_start
        mov ecx, offset __unpacked_text_end
        sub ecx, edi
        mov al, 0xE8
    1:  repne scasb
        jne 4f
        sub ecx, 4
        jb 4f
        mov edx, [edi]
        add edi, 4
        cmp edx, offset __image_start
        jb 2f
        cmp edx, offset __unpacked_text_end
        jae 2f
        sub edx, edi
        jmp 3f
    2:  add edx, edi
        cmp edx, offset __image_start
        jb 1b
        cmp edx, offset __unpacked_text_end
        jae 1b
    3:  mov [edi - 4], edx
        jmp 1b
    4:  pop esi
        pop edi
        mov eax, offset __unpacked_entry
        jmp eax
    """)
