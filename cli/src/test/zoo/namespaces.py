"""Two network namespaces, the zoo's and its peer's, and the tools that work in either."""

import contextlib
import ctypes
import os
import subprocess

CLONE_NEWNET = 0x40000000
MS_BIND = 4096
MS_REC = 16384
MS_PRIVATE = 1 << 18

LIBC = ctypes.CDLL(None, use_errno=True)


def call(name, *arguments):
    """Call a function of libc that returns -1 and errno on failure."""
    if getattr(LIBC, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")


def use_own_name_files(directory, files):
    """Put the zoo's own hosts, services, passwd... in place of the system's, in this mount namespace only."""
    call("mount", b"none", b"/", None, ctypes.c_ulong(MS_REC | MS_PRIVATE), None)
    for name, text in files.items():
        target = f"/etc/{name}"
        if os.path.exists(target):
            own = os.path.join(directory, name)
            with open(own, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(own, 0o644)
            call("mount", own.encode(), target.encode(), None, ctypes.c_ulong(MS_BIND), None)


def show_own_network_in_sys():
    """Mount the sysfs of this process' network namespace, in this mount namespace only."""
    call("mount", b"sysfs", b"/sys", b"sysfs", None, None)


def set_sysctls(values):
    """Set values of /proc/sys/net in the namespace this process is in at the moment."""
    for name, value in values.items():
        with open(f"/proc/sys/net/{name}", "w", encoding="ascii") as file:
            file.write(f"{value}\n")


def ip(arguments, pass_fds=()):
    """Run iproute2's `ip` in the namespace this process is in at the moment."""
    subprocess.run(["ip", *arguments.split()], check=True, pass_fds=pass_fds)


def ip_batch(commands, family=None):
    """Run many commands of `ip` in one process. They stop at the first that fails, which is named."""
    options = [f"-{family}"] if family else []
    subprocess.run(["ip", *options, "-batch", "-"], input="\n".join(commands) + "\n", text=True, check=True)


class Namespaces:
    """The namespace this process began in, and that of its peer."""

    def __init__(self):
        self._zoo = os.open("/proc/self/ns/net", os.O_RDONLY)
        self._peer = None

    def make_peer(self):
        """Make the peer's namespace."""
        call("unshare", CLONE_NEWNET)
        self._peer = os.open("/proc/self/ns/net", os.O_RDONLY)
        call("setns", self._zoo, CLONE_NEWNET)

    @contextlib.contextmanager
    def at_peer(self):
        """Within this block, sockets and links are made in the peer's namespace; they stay there."""
        call("setns", self._peer, CLONE_NEWNET)
        try:
            yield
        finally:
            call("setns", self._zoo, CLONE_NEWNET)

    def give_to_zoo(self, link):
        """Move a link from the peer's namespace to the zoo's. To be called at the peer."""
        # By the number of the descriptor, which a child inherits.
        os.set_inheritable(self._zoo, True)
        ip(f"link set {link} netns /proc/self/fd/{self._zoo}", pass_fds=(self._zoo,))
