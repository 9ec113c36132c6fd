"""On Linux: a filter of system calls, so that not even code that has broken out of a library opens, starts or calls anything."""

import ctypes
import errno
import os
import platform
import struct
import sys

ALLOW, DENY, UNKNOWN = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
LOAD, SAME, AT_LEAST, ANY_OF, ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
# Where a call's number, the processor's kind and the arguments stand in what a filter is shown.
NUMBER, KIND, FIRST = 0, 4, 16
OPENING_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
A_THREAD = 0x10000


class Calls:
    """The numbers of system calls on one kind of processor.

    `refused`: sockets, programs, other processes, files made, moved, changed or taken away; `opening`: a call with the
    argument that holds its flags; `cloning` makes threads, which are let through, and processes, which are not.
    """

    def __init__(self, kind: int, refused: tuple[int, ...], opening: dict[int, int], cloning: int) -> None:
        self.kind = kind
        self.refused = refused
        self.opening = opening
        self.cloning = cloning


KNOWN = {
    "x86_64": Calls(
        0xC000003E,
        (41, 42, 43, 44, 46, 49, 50, 53, 57, 58, 59, 62, 76, 82, 83, 84, 85, 86, 87, 88, 90, 91, 92, 93, 101, 133, 155, 161, 165,
         258, 259, 260, 263, 264, 265, 266, 268, 288, 304, 310, 311, 316, 321, 322, 425),
        {2: 1, 257: 2},
        56,
    ),
    "aarch64": Calls(
        0xC00000B7,
        (33, 34, 35, 36, 37, 38, 40, 41, 45, 51, 52, 53, 54, 55, 117, 129, 198, 199, 200, 201, 202, 203, 206, 211, 221, 242, 265,
         270, 271, 276, 280, 281, 425),
        {56: 2},
        220,
    ),
}  # fmt: skip
# Newer ways to open and to clone hide their flags: programs that are told that there are none use the older ones.
HIDDEN = (435, 437)


def filter_calls() -> bool:
    """Refuses, for good, what a reader has no business with; gives whether this system has such a filter."""
    known = KNOWN.get(platform.machine())
    if not sys.platform.startswith("linux") or known is None:
        return False
    steps = program_for(known)
    held = ctypes.create_string_buffer(steps, len(steps))
    program = struct.pack("HxxxxxxP", len(steps) // 8, ctypes.addressof(held))
    system = ctypes.CDLL(None, use_errno=True)
    if system.prctl(38, 1, 0, 0, 0) != 0:  # no new rights, which a filter asks for
        return False
    return bool(system.prctl(22, 2, program, 0, 0) == 0)


def program_for(calls: Calls) -> bytes:
    """The filter, a step of eight bytes each: what to do, how far to go on if so and if not, with which value."""
    steps = [step(LOAD, KIND), step(SAME, calls.kind, 1, 0), step(ANSWER, DENY)]
    steps += [step(LOAD, NUMBER), step(AT_LEAST, 0x40000000, 0, 1), step(ANSWER, DENY)]  # another way to count them
    for number in calls.refused:
        steps += [step(SAME, number, 0, 1), step(ANSWER, DENY)]
    for number in HIDDEN:
        steps += [step(SAME, number, 0, 1), step(ANSWER, UNKNOWN)]
    for number, place in calls.opening.items():
        flags = step(LOAD, FIRST + 8 * place)
        steps += [
            step(SAME, number, 0, 4),
            flags,
            step(ANY_OF, OPENING_TO_WRITE, 0, 1),
            step(ANSWER, DENY),
            step(ANSWER, ALLOW),
        ]
    steps += [step(SAME, calls.cloning, 0, 4), step(LOAD, FIRST), step(ANY_OF, A_THREAD, 1, 0), step(ANSWER, DENY)]
    steps += [step(ANSWER, ALLOW), step(ANSWER, ALLOW)]
    return b"".join(steps)


def step(what: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    """One step of the filter."""
    return struct.pack("HBBI", what, if_so, if_not, value)
