"""How a zoo stands still: as process 1 of its namespaces, until its standard input closes or its time is over."""

import os
import select
import sys
import time

LIFETIME_SECONDS = 2700
RENEWAL_SECONDS = 20


def begin():
    """Check that everything made will end with this process. Returns when the zoo is to end."""
    if os.getpid() != 1:
        sys.exit(f"{sys.argv[0]}: run me as process 1 of a new PID namespace, see the head of this file")
    return time.monotonic() + LIFETIME_SECONDS


def stand_still(deadline, renewals=()):
    """Say READY and keep everything; now and then renew what the kernel would let expire."""
    print("READY", flush=True)
    while time.monotonic() < deadline:
        readable, _, _ = select.select([sys.stdin], [], [], RENEWAL_SECONDS)
        if readable and not os.read(sys.stdin.fileno(), 4096):
            return
        for renew in renewals:
            renew()
