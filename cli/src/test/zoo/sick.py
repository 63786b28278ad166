#!/usr/bin/env python3
"""Makes a host that one thing is wrong with, for the doctor to find.

Run it as zoo.py is run, in namespaces of its own, where it is process 1 and everything ends with it:

    unshare --net --mount --pid --fork --mount-proc --kill-child python3 sick.py DIRECTORY AILMENT

It prints what a finding must know as lines `ROWS <what> <number>`, then `READY`, and keeps the ailment as it is, or goes
on with it, until its standard input closes or 45 minutes are over. Python's standard library and iproute2 are all it
needs, and nft for packets that are to be lost.
"""

import fcntl
import os
import queue
import resource
import socket
import struct
import subprocess
import sys
import threading
import time

import namespaces
import standing

HOST = "127.0.0.1"
PORT = 8080
KEPT = []


def command(*words):
    """Run a command that must succeed."""
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def sysctl(name, value):
    """Set a setting of the kernel."""
    with open("/proc/sys/" + name.replace(".", "/"), "w", encoding="ascii") as file:
        file.write(str(value))


def fact(name, number):
    """Tell what a finding must know."""
    print(f"ROWS {name} {number}")


def listen(port=PORT, backlog=1024, reuse_port=False, host=HOST):
    """A listener that is kept."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if reuse_port:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listener.bind((host, port))
    listener.listen(backlog)
    KEPT.append(listener)
    return listener


def connect(port=PORT, host=HOST):
    """A connection that is kept."""
    client = socket.socket()
    client.connect((host, port))
    KEPT.append(client)
    return client


def pairs(listener, count):
    """Connections with both their ends, all kept."""
    made = []
    for _ in range(count):
        client = connect(listener.getsockname()[1])
        server = listener.accept()[0]
        KEPT.append(server)
        made.append((client, server))
    return made


def repeat(action, seconds):
    """Do something again and again while the host stands."""

    def run():
        while True:
            action()
            time.sleep(seconds)

    threading.Thread(target=run, daemon=True).start()


def fill(sender):
    """Send until no more goes."""
    sender.setblocking(False)
    try:
        while True:
            sender.send(b"x" * 65536)
    except BlockingIOError:
        pass


def healthy():
    """A server with connections that are used, and some that end as they should."""
    listener = listen()
    open_pairs = pairs(listener, 300)

    def serve():
        for client, server in open_pairs:
            client.send(b"question")
            server.recv(100)
            server.send(b"answer")
            client.recv(100)
        client = socket.socket()
        client.connect((HOST, PORT))
        server = listener.accept()[0]
        client.close()
        server.close()

    repeat(serve, 0.05)


def time_wait():
    """The table of TIME_WAIT overflows, and the client has closed first."""
    sysctl("net.ipv4.tcp_max_tw_buckets", 100)
    listener = listen()
    for client, server in pairs(listener, 150):
        client.close()
        server.close()

    def churn():
        client = socket.socket()
        client.connect((HOST, PORT))
        server = listener.accept()[0]
        client.close()
        server.close()

    repeat(churn, 0.01)


def ephemeral_ports():
    """Nearly all ports are in use to one service, more of them all the time."""
    sysctl("net.ipv4.ip_local_port_range", "40000 40099")
    sysctl("net.ipv4.ip_local_reserved_ports", "40000-40019")
    listener = listen()
    pairs(listener, 74)

    def more():
        if len(KEPT) < 2 * 78:
            pairs(listener, 1)

    repeat(more, 0.2)


def close_wait():
    """A program forgets connections that its clients have closed."""
    for client, _ in pairs(listen(), 120):
        client.close()
    fact("pid", os.getpid())


def half_closed():
    """A program has shut down its side, and the peer goes on."""
    for client, _ in pairs(listen(), 1_100):
        client.shutdown(socket.SHUT_WR)
    fact("pid", os.getpid())


def hardware_address(name):
    """The address of an interface, in bytes."""
    namespaces.show_own_network_in_sys()
    with open(f"/sys/class/net/{name}/address", encoding="ascii") as file:
        return bytes.fromhex(file.read().strip().replace(":", ""))


def veth():
    """An interface to a neighbour that is there for packets only: nobody answers."""
    command("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1")
    command("ip", "addr", "add", "10.9.0.1/16", "dev", "v0")
    for name in ("v0", "v1"):
        command("ip", "link", "set", name, "up")
    command("ip", "route", "add", "default", "dev", "v0")
    sysctl("net.ipv4.conf.all.rp_filter", 0)
    sysctl("net.ipv4.conf.v0.rp_filter", 0)


def neighbour(address):
    """Packets to an address go to the other end of the interface."""
    command("ip", "neigh", "replace", address, "lladdr", "02:00:00:00:00:09", "dev", "v0", "nud", "permanent")


def syn_sent():
    """A peer does not answer."""
    veth()
    neighbour("10.9.0.2")
    for _ in range(12):
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex(("10.9.0.2", 443))
        KEPT.append(client)
    time.sleep(1.5)
    fact("pid", os.getpid())


def accept_queue():
    """A program does not accept, and connections are dropped for it."""
    listen(backlog=8)
    for _ in range(9):
        connect()

    def knock():
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex((HOST, PORT))
        KEPT.append(client)

    for _ in range(4):
        knock()
    fact("pid", os.getpid())


def checksum(data):
    """The Internet checksum."""
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def syn(source, destination, port, number):
    """A frame with a SYN in it, from an address that will not answer."""
    tcp = struct.pack("!HHIIBBHHH", 1024 + number, port, number, 0, 5 << 4, 2, 1024, 0, 0)
    pseudo = socket.inet_aton(source) + socket.inet_aton(destination) + struct.pack("!BBH", 0, 6, len(tcp))
    tcp = tcp[:16] + struct.pack("!H", checksum(pseudo + tcp)) + tcp[18:]
    ip = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(tcp), number, 0, 64, 6, 0)
    ip += socket.inet_aton(source) + socket.inet_aton(destination)
    return ip[:10] + struct.pack("!H", checksum(ip)) + ip[12:] + tcp


def syn_backlog():
    """A bounded flood of SYNs, from addresses that do not answer."""
    veth()
    listener = socket.socket()
    listener.bind(("10.9.0.1", PORT))
    listener.listen(64)
    KEPT.append(listener)
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    wire.bind(("v1", 0))
    header = hardware_address("v0") + bytes.fromhex("020000000009") + b"\x08\x00"
    for number in range(20):
        neighbour(f"10.9.1.{number + 1}")
    sent = [0]

    def flood():
        for number in range(20):
            sent[0] += 1
            wire.send(header + syn(f"10.9.1.{number + 1}", "10.9.0.1", PORT, sent[0]))

    for _ in range(10):
        flood()
    repeat(flood, 0.2)
    fact("pid", os.getpid())


def reuseport():
    """Two processes share a port, and one of them hangs."""
    busy = listen(backlog=200, reuse_port=True)
    child = os.fork()
    if child == 0:
        listen(backlog=200, reuse_port=True)
        busy.close()
        time.sleep(2_700)
        os._exit(0)
    time.sleep(0.5)

    def accept():
        KEPT.append(busy.accept()[0])

    repeat(accept, 0)
    for _ in range(80):
        connect()
    time.sleep(0.5)
    fact("pid", child)


def uneven():
    """Two processes share a port, and one of them has all connections: the other was started anew."""
    first = listen(backlog=200, reuse_port=True)
    pairs(first, 1_200)
    child = os.fork()
    if child == 0:
        listen(backlog=200, reuse_port=True)
        for kept in KEPT[:-1]:
            kept.close()
        time.sleep(2_700)
        os._exit(0)
    time.sleep(0.5)
    fact("pid", os.getpid())


def established():
    """A program opens connections and does not close them."""
    listener = listen()
    pairs(listener, 200)

    def more():
        pairs(listener, 50)

    repeat(more, 0.1)
    fact("pid", os.getpid())


def idle():
    """Connections on which nothing moves, without keepalive, beside some that have it."""
    listener = listen()
    pairs(listener, 1_000)
    for client, server in pairs(listener, 50):
        for end in (client, server):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    time.sleep(2)
    fact("pid", os.getpid())


def stuck():
    """A program does not read what another sends it."""
    listener = listen()
    child = os.fork()
    if child == 0:
        client = connect()
        fill(client)
        time.sleep(2_700)
        os._exit(0)
    KEPT.append(listener.accept()[0])
    time.sleep(2.5)
    fact("reader", os.getpid())
    fact("sender", child)


def loss():
    """Of what goes to one peer each fifth packet is lost."""
    command("ip", "addr", "add", "10.7.0.1/24", "dev", "lo")
    command("ip", "addr", "add", "10.8.0.1/24", "dev", "lo")
    rule = "tcp dport 9000 numgen inc mod 5 == 0 drop"
    command("nft", "add table ip t; add chain ip t i { type filter hook input priority 0; }; add rule ip t i " + rule)

    def traffic(port, address, connections):
        server = socket.socket()
        server.bind((address, port))
        server.listen(100)
        KEPT.append(server)
        made = []
        for _ in range(connections):
            client = connect(port, address)
            accepted = server.accept()[0]
            KEPT.append(accepted)
            made.append((client, accepted))
        return made

    for client, server in traffic(9001, "10.8.0.1", 5):
        for _ in range(2000):
            client.send(b"x" * 100)
            server.recv(100)
    for client, server in traffic(9000, "10.7.0.1", 4):
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        reader = threading.Thread(target=lambda end=server: drain(end), daemon=True)
        reader.start()
        for _ in range(60):
            for _ in range(20):
                client.send(b"x" * 1000)
            time.sleep(0.01)
    time.sleep(1)


def drain(end):
    """Read for ever."""
    while end.recv(65536):
        pass


def timeouts():
    """Peers are gone in the midst of it."""
    made = pairs(listen(), 8)
    command("nft", f"add table ip t; add chain ip t i {{ type filter hook input priority 0; }}; "
            f"add rule ip t i tcp dport {PORT} drop")
    for client, _ in made:
        client.send(b"is there anybody")
    time.sleep(2.5)


def limits():
    """A program has nearly all descriptors that it may."""
    listener = listen()
    pairs(listener, 48)
    resource.setrlimit(resource.RLIMIT_NOFILE, (108, 108))
    fact("pid", os.getpid())


def memory():
    """Receive queues overflow: what has come is more than may be kept, and more comes."""
    listener = listen()

    def overflow():
        client, server = pairs(listener, 1)[0]
        client.send(b"x" * 30_000)
        time.sleep(0.02)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        client.send(b"x" * 30_000)

    repeat(overflow, 0.1)


def far(delay):
    """An address that is this host's own, with a way there and back that takes a while."""
    tun = os.open("/dev/net/tun", os.O_RDWR)
    tun_set_iff, tun_without_header = 0x400454CA, 0x1001
    fcntl.ioctl(tun, tun_set_iff, struct.pack("16sH22x", b"far", tun_without_header))
    command("ip", "addr", "add", "10.9.0.1/24", "dev", "far")
    command("ip", "link", "set", "far", "up")
    under_way = queue.SimpleQueue()

    def take():
        packet = os.read(tun, 65536)
        source, target = packet[12:16], packet[16:20]
        if packet[0] >> 4 == 4:
            under_way.put((time.monotonic() + delay, packet[:12] + target + source + packet[20:]))

    def give():
        when, packet = under_way.get()
        time.sleep(max(0, when - time.monotonic()))
        os.write(tun, packet)

    repeat(take, 0)
    repeat(give, 0)
    return "10.9.0.1", "10.9.0.2"


def capped():
    """Send buffers may not grow, and are too small for peers that are far."""
    sysctl("net.ipv4.tcp_wmem", "4096 65536 65536")
    here, there = far(0.02)
    listener = listen(host=here)
    for _ in range(12):
        client = connect(host=there)
        server = listener.accept()[0]
        KEPT.append(server)
        repeat(lambda end=server: end.recv(65536), 0)
        repeat(lambda end=client: end.sendall(bytes(1 << 20)), 0)
    time.sleep(2)
    fact("pid", os.getpid())


def udp_drops():
    """A program reads its packets too slowly."""
    reader = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    reader.bind((HOST, 5353))
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    KEPT.extend((reader, sender))
    for _ in range(20):
        sender.sendto(b"x" * 500, (HOST, 5353))
    repeat(lambda: sender.sendto(b"x" * 500, (HOST, 5353)), 0.01)
    fact("pid", os.getpid())


def interfaces():
    """An interface drops packets that nobody wants."""
    veth()
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    wire.bind(("v1", 0))
    KEPT.append(wire)
    target = hardware_address("v0")
    repeat(lambda: wire.send(target + bytes.fromhex("020000000009") + b"\x88\xb5" + b"x" * 60), 0.05)


def old_advice():
    """The settings of an old tutorial, in the kernel and in a file."""
    sysctl("net.ipv4.tcp_fin_timeout", 30)
    sysctl("net.ipv4.tcp_tw_reuse", 1)
    os.makedirs("/run/sysctl.d", exist_ok=True)
    command("mount", "-t", "tmpfs", "none", "/run/sysctl.d")
    with open("/run/sysctl.d/99-tutorial.conf", "w", encoding="ascii") as file:
        file.write("# of a tutorial\nnet.ipv4.tcp_tw_recycle = 1\nnet/ipv4/tcp_fin_timeout=30\n")


AILMENTS = {
    name.__name__.replace("_", "-"): name
    for name in (
        healthy, time_wait, ephemeral_ports, close_wait, half_closed, syn_sent, accept_queue, syn_backlog, reuseport, uneven,
        established, idle, stuck, loss, timeouts, limits, memory, capped, udp_drops, interfaces, old_advice,
    )
}


def main():
    """Make the ailment, and keep it."""
    deadline = standing.begin()
    _, ailment = sys.argv[1:]
    command("ip", "link", "set", "lo", "up")
    resource.setrlimit(resource.RLIMIT_NOFILE, (16_384, 16_384))
    AILMENTS[ailment]()
    standing.stand_still(deadline)


if __name__ == "__main__":
    main()
