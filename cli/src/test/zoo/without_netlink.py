#!/usr/bin/env python3
"""Runs a command that gets EPERM for every netlink socket, as under the seccomp filter of many containers.

    python3 without_netlink.py COMMAND [ARGUMENT...]

The filter is classic BPF over struct seccomp_data: nr at 0, arch at 4, the low half of the first argument at 16
(little-endian), the address family of socket(2).
"""

import ctypes
import os
import platform
import socket
import struct
import sys

PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 22, 38
SECCOMP_MODE_FILTER = 2
RETURN_ALLOW, RETURN_ERRNO = 0x7FFF0000, 0x00050000
LOAD_WORD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
EPERM = 1
SOCKET_CALL = {"x86_64": 41, "aarch64": 198, "riscv64": 198}


class Program(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def instruction(code, value, if_true=0, if_false=0):
    """struct sock_filter of linux/filter.h."""
    return struct.pack("=HBBI", code, if_true, if_false, value)


def deny():
    """Install the filter in this process and what it executes."""
    code = b"".join(
        (
            instruction(LOAD_WORD, 0),
            instruction(JUMP_IF_EQUAL, SOCKET_CALL[platform.machine()], 0, 3),
            instruction(LOAD_WORD, 16),
            instruction(JUMP_IF_EQUAL, socket.AF_NETLINK, 0, 1),
            instruction(RETURN, RETURN_ERRNO | EPERM),
            instruction(RETURN, RETURN_ALLOW),
        )
    )
    libc = ctypes.CDLL(None, use_errno=True)
    for arguments in (
        (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(Program(len(code) // 8, code)), 0, 0),
    ):
        if libc.prctl(*arguments):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


if __name__ == "__main__":
    deny()
    os.execvp(sys.argv[1], sys.argv[1:])
