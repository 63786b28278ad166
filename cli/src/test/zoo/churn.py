#!/usr/bin/env python3
"""Opens so many TCP connections a second, and closes each some seconds later, to a listener of its own.

    churn.py PORT A_SECOND LIFE SECONDS STAY

Beside them the server's end of one more connection sends 100,000 bytes a second. Connections end by a reset, so that
none is left in TIME_WAIT. When all are closed it prints how many were opened, and keeps the listener STAY seconds longer.
"""

import collections
import socket
import struct
import sys
import time

BYTES_A_SECOND = 100_000
STEP_SECONDS = 0.05
# Time for a look to meet the listener: a service has no numbers of its own before.
SEEN_SECONDS = 2


def listen(port):
    """A listener."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(100)
    return listener


def connect(listener):
    """Both ends of a connection, which goes without a trace when it is closed."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.connect(listener.getsockname())
    return client, listener.accept()[0]


def main():
    """Open and close, on time."""
    port, rate, life, seconds, stay = (int(word) for word in sys.argv[1:])
    listener = listen(port)
    time.sleep(SEEN_SECONDS)
    reader, sender = connect(listener)
    reader.setblocking(False)
    start = time.monotonic()
    opened = sent = 0
    open_now = collections.deque()
    while (now := time.monotonic() - start) < seconds + life or open_now:
        while opened < min(now, seconds) * rate:
            open_now.append((now, *connect(listener)))
            opened += 1
        while open_now and open_now[0][0] < now - life:
            _, client, server = open_now.popleft()
            client.close()
            server.close()
        due = int(now * BYTES_A_SECOND) - sent
        sent += sender.send(b"x" * due) if due else 0
        try:
            while reader.recv(1 << 20):
                pass
        except BlockingIOError:
            pass
        time.sleep(STEP_SECONDS)
    reader.close()
    sender.close()
    print(opened, flush=True)
    time.sleep(stay)


if __name__ == "__main__":
    main()
