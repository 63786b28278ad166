"""The processes that own the zoo's sockets: odd names, other users, shared and repeated descriptors.

An owner is `sleep` under a first argument of our choice, which is where netstat takes the name of a program from. It
gets its sockets as inherited descriptors and ends by itself.
"""

import ctypes
import os
import time

import namespaces

OWNER_SECONDS = b"1000"
PROGRAM_COLUMN = 19

# Label: (first argument, user id). Started in this order, so that process ids rise in it.
OWNERS = {
    "plain": (b"plain", 0),
    "absolute": (b"/usr/sbin/absolute", 0),
    "title": (b"nginx: master process /usr/sbin/nginx -g daemon off;", 0),
    "slash_title": (b"/usr/bin/python3 /opt/my app/server of things", 0),
    "trailing_slash": (b"/opt/only/a/directory/", 0),
    "empty": (b"", 0),
    "blanks": (b"  two leading, three trailing   ", 0),
    "newline": (b"new\nline", 0),
    "escape": (b"\x1b[31mred\x1b[0m\x07\x7f", 0),
    "tab": (b"tab\there\rand\vthere", 0),
    "utf8": ("cafe\u0301-\u03a9\u03bc\u03ad\u03b3\u03b1-\u0441\u0435\u0440\u0432\u0438\u0441".encode(), 0),
    "invalid_utf8": (b"\xff\xfe\x80bytes", 0),
    "c1_controls": (b"c1\xc2\x9b31m", 0),
    "brackets": (b"[kworker/0:1-events]", 0),
    "parentheses": (b"(sd-pam)", 0),
    "dash": (b"-bash", 0),
    "hyphen_only": (b"-", 0),
    "long": (b"long-" * 200, 0),
    "long_directory": (b"/" + b"directory-" * 60 + b"/beyond-the-buffer", 0),
    "exactly_fits": (b"0123456789abcdefghijklmnop", 0),
    "daemon": (b"daemon-owned", 1),
    "unknown_user": (b"owned by nobody we know", 54321),
    "named_user": (b"long-user", 4321),
    "ordinary": (b"ordinary", 65534),
    "ordinary_utf8": ("\u00fcbung".encode(), 65534),
}


class Owners:
    """Collects which owner gets which sockets; `start` hands them over."""

    def __init__(self):
        self._sockets = {label: [] for label in OWNERS}
        self.programs = []

    def give(self, socket, *labels, times=1):
        """Let the owners have this socket, `times` descriptors of it each. Returns the socket."""
        os.fchown(socket.fileno(), OWNERS[labels[0]][1], -1)
        for label in labels:
            self._sockets[label].extend([socket] * times)
        return socket

    def start(self):
        """Start all owners and give up this process's own hold on their sockets."""
        for label, (name, uid) in OWNERS.items():
            self._start_one(name, uid, self._sockets[label])
        for socket in {socket for given in self._sockets.values() for socket in given}:
            socket.close()
        self._leave_zombie()

    def _start_one(self, name, uid, sockets):
        child = os.fork()
        if child:
            wait_for_name(child, name)
            self.programs.append(program_column(child, name))
            return
        try:
            held = {os.dup(socket.fileno()) for socket in sockets}
            close_all_but(held)
            for descriptor in held:
                os.set_inheritable(descriptor, True)
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
            arguments = (ctypes.c_char_p * 3)(name, OWNER_SECONDS, None)
            namespaces.call("execv", b"/bin/sleep", arguments)
        finally:
            os._exit(1)

    @staticmethod
    def _leave_zombie():
        """A process that has ended and is not waited for: it has a directory in /proc, but no descriptors."""
        child = os.fork()
        if not child:
            os._exit(0)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)


def program_column(pid, name):
    """What netstat prints for a process in its column `PID/Program name`."""
    program = name[:511].rsplit(b"/", 1)[-1] if name.startswith(b"/") else name
    return (b"%d/%s" % (pid, program))[:PROGRAM_COLUMN]


def wait_for_name(child, name):
    """Wait until a child runs under its own name."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with open(f"/proc/{child}/cmdline", "rb") as file:
            if file.read() == name + b"\0" + OWNER_SECONDS + b"\0":
                return
        time.sleep(0.002)
    raise RuntimeError(f"owner did not start: name={name!r}")


def close_all_but(held):
    """Close every descriptor but the given ones; 0, 1 and 2 lead nowhere, so that no pipe of a test stays open."""
    nowhere = os.open("/dev/null", os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    for entry in os.listdir("/proc/self/fd"):
        if int(entry) > 2 and int(entry) not in held:
            try:
                os.close(int(entry))
            except OSError:
                pass  # The descriptor of the listing itself, closed by now.
