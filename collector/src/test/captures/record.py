"""Records what this kernel answers to Sockeye's requests, in network namespaces of its own, for tests to replay.

usage, as root: python3 record.py DIRECTORY

Writes one file for each request: every datagram of the answer, with its length before it in four bytes, little-endian.
Beside them what ss, ip and conntrack say at the same time, and /proc/net.
"""

import errno
import os
import shutil
import socket
import struct
import subprocess
import sys
import time

NETLINK_ROUTE, NETLINK_SOCK_DIAG, NETLINK_NETFILTER = 0, 4, 12
SOL_NETLINK, NETLINK_GET_STRICT_CHK = 270, 12
NLM_F_REQUEST, NLM_F_DUMP, NLMSG_ERROR, NLMSG_DONE = 1, 0x300, 2, 3
TCPDIAG_GETSOCK, SOCK_DIAG_BY_FAMILY = 18, 20
RTM_GETLINK, RTM_GETADDR, RTM_GETROUTE = 18, 22, 26
RT_TABLE_MAIN, IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS = 254, 29, 8
IPCTNL_MSG_CT_GET = 1 << 8 | 1
ALL_STATES = 0xFFE
INFO = 1 << 1
# Less than Sockeye has, so that a small answer comes in several datagrams.
CAPACITY = 4096
CONNECTIONS = 24

LINKS = """
link set lo up
link add d0 address 02:00:00:00:00:01 type veth peer name e0 address 02:00:00:00:00:11
link add d1 address 02:00:00:00:00:02 mtu 9000 txqueuelen 77 type veth peer name e1 address 02:00:00:00:00:12
link add v0 address 02:00:00:00:00:03 type veth peer name v1 address 02:00:00:00:00:04
link add down0 address 02:00:00:00:00:05 type veth peer name down1 address 02:00:00:00:00:06
link set e0 up
link set e1 up
link set d0 up
link set d1 up promisc on
link set v0 up
link set v1 up
addr add 10.1.0.1/24 broadcast 10.1.0.255 dev d0
addr add 10.1.0.9/24 dev d0 label d0:one
addr add 10.2.0.1 peer 10.2.0.2/32 dev d1
addr add 10.3.0.1/16 dev v0
addr add fd01::1/64 dev d0 nodad
addr add fd01:2::1/48 dev d1 nodad
"""

ROUTES = """
route add default via 10.1.0.254
route add default dev d1 scope link metric 1000
route add 10.100.0.0/16 via 10.1.0.2 mtu 1400 advmss 1300 window 12345 rtt 500ms
route add 10.101.0.0/16 nexthop via 10.1.0.2 dev d0 weight 1 nexthop via 10.3.0.2 dev v0 weight 9
route add 10.101.1.0/24 nexthop dev d1 nexthop via 10.1.0.3 dev d0 onlink
route add 10.102.1.1/32 dev v0 scope link
route add unreachable 10.103.0.0/16
route add prohibit 10.104.0.0/16
route add blackhole 10.105.0.1/32 metric 4294967295
route add throw 10.106.0.0/16
route add 10.107.0.0/16 via inet6 fd01::2 dev d0
route add 10.108.0.0/16 via 10.1.0.2 tos 0x10
route add 192.0.2.0/24 dev d1 table 100
"""


def message(kind, payload):
    return struct.pack("=IHHII", 16 + len(payload), kind, NLM_F_REQUEST | NLM_F_DUMP, 1, 0) + payload


def inet(family, protocol, extensions=0):
    return message(SOCK_DIAG_BY_FAMILY, struct.pack("=BBBBI48x", family, protocol, extensions, 0, ALL_STATES))


def record(path, protocol, request, strict=False):
    """Ask and write down each datagram of the answer."""
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, protocol) as asking, open(path, "wb") as file:
        if strict:
            asking.setsockopt(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1)
        asking.send(request)
        while True:
            datagram, _, _, sender = asking.recvmsg(CAPACITY)
            if sender[0] != 0:
                raise SystemExit("a datagram that is not the kernel's")
            file.write(struct.pack("<I", len(datagram)) + datagram)
            kind, error = types(datagram)
            if kind == NLMSG_ERROR or error != 0:
                raise SystemExit(f"{path}: {os.strerror(-error)}")
            if kind == NLMSG_DONE:
                return


def types(datagram):
    """Type and errno of the last message."""
    offset, kind, error = 0, 0, 0
    while offset < len(datagram):
        length, kind = struct.unpack_from("=IH", datagram, offset)
        if kind in (NLMSG_ERROR, NLMSG_DONE):
            error = struct.unpack_from("=i", datagram, offset + 16)[0]
        offset += (length + 3) & ~3
    return kind, error


def tcp(family, any_address, address, first_port, kept):
    """Sockets in most states, some with bytes that wait, some owned by others than root."""
    listener = socket.socket(family, socket.SOCK_STREAM)
    if family == socket.AF_INET6:
        listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((any_address, first_port))
    listener.listen(7)
    os.fchown(listener.fileno(), 33, 33)
    local = socket.socket(family, socket.SOCK_STREAM)
    local.bind((address, first_port + 1))
    local.listen(128)
    kept += [listener, local]
    for i in range(CONNECTIONS):
        client = socket.socket(family, socket.SOCK_STREAM)
        client.bind((address, first_port + 10 + i))
        client.connect((address, first_port + 1))
        server, _ = local.accept()
        os.fchown(client.fileno(), 1000 + i, 1000)
        if i % 3 == 0:
            client.send(b"x" * (i + 1))
        if i % 5 == 0:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        if i == 1:
            client.shutdown(socket.SHUT_WR)  # FIN_WAIT2 and CLOSE_WAIT
        kept += [client, server]
        if i == 2:
            client.close()  # TIME_WAIT
            time.sleep(0.05)
            server.close()
    waiting = socket.socket(family, socket.SOCK_STREAM)
    waiting.bind((address, first_port + 90))
    waiting.connect((address, first_port))  # nobody accepts it
    kept.append(waiting)


def silent(family, source, target, port, kept):
    """SYN_SENT: nobody is there."""
    client = socket.socket(family, socket.SOCK_STREAM)
    client.setblocking(False)
    client.bind((source, port))
    if client.connect_ex((target, 9)) != errno.EINPROGRESS:
        raise SystemExit(f"does not wait for an answer: {target}")
    kept.append(client)


def datagrams(family, any_address, address, first_port, kept):
    for i in range(6):
        made = socket.socket(family, socket.SOCK_DGRAM)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((address if i % 2 else any_address, first_port + i))
        if i % 2:
            made.connect((address, first_port))
            made.send(b"12345")
        os.fchown(made.fileno(), 100 + i, 0)
        kept.append(made)


def unix(directory, kept):
    kinds = (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET)
    for number, kind in enumerate(kinds):
        for name in (f"{directory}/plain{number}", f"{directory}/with blanks\t{number}", f"\0abstract\0{number}", f"@at{number}"):
            made = socket.socket(socket.AF_UNIX, kind)
            made.bind(name)
            kept.append(made)
            if kind != socket.SOCK_DGRAM:
                made.listen(5)
                client = socket.socket(socket.AF_UNIX, kind)
                client.connect(name)
                client.send(b"abc")
                kept += [client]
                if "plain" in name:
                    kept.append(made.accept()[0])
        kept += list(socket.socketpair(socket.AF_UNIX, kind))
    longest = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    longest.bind("\0" + "x" * 107)
    os.fchown(longest.fileno(), 65534, 65534)
    kept += [longest, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)]


def say(directory, name, command):
    """Write down what a tool says at the same time."""
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8", "backslashreplace")
    with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
        file.write("".join(line.rstrip() + "\n" for line in said.splitlines()))


def copy(directory, name):
    """Keep what /proc says at the same time."""
    with open(f"/proc/self/net/{name}", "rb") as said, open(f"{directory}/proc/net/{name}", "wb") as file:
        file.write(said.read())


def world(directory):
    for batch in (LINKS, ROUTES):
        subprocess.run(["ip", "-batch", "-"], input=batch.encode(), check=True)
    kept = []
    os.chdir("/run/sockeye-captures")
    tcp(socket.AF_INET, "0.0.0.0", "127.0.0.1", 7000, kept)
    tcp(socket.AF_INET6, "::", "::1", 7100, kept)
    dual = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
    dual.bind(("::", 7300))
    dual.listen()
    mapped = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    mapped.bind(("127.0.0.1", 7301))
    mapped.connect(("127.0.0.1", 7300))
    kept += [dual, mapped, dual.accept()[0]]
    silent(socket.AF_INET, "10.1.0.1", "10.1.0.77", 7400, kept)
    silent(socket.AF_INET6, "fd01::1", "fd01::77", 7401, kept)
    datagrams(socket.AF_INET, "0.0.0.0", "127.0.0.1", 7500, kept)
    datagrams(socket.AF_INET6, "::", "::1", 7600, kept)
    unix(".", kept)
    time.sleep(0.3)
    v4, v6 = socket.AF_INET, socket.AF_INET6
    legacy = message(TCPDIAG_GETSOCK, struct.pack("=BBBB48xII", 0, 0, 0, 0, ALL_STATES, 0))
    for name, request in {
        "tcp4": inet(v4, socket.IPPROTO_TCP),
        "tcp6": inet(v6, socket.IPPROTO_TCP),
        "tcp-both": legacy,
        "tcp4-info": inet(v4, socket.IPPROTO_TCP, INFO),
        "udp4": inet(v4, socket.IPPROTO_UDP),
        "udp6": inet(v6, socket.IPPROTO_UDP),
        "unix": message(SOCK_DIAG_BY_FAMILY, struct.pack("=BBHIII8x", socket.AF_UNIX, 0, 0, ALL_STATES, 0, 0x55)),
    }.items():
        record(f"{directory}/{name}.bin", NETLINK_SOCK_DIAG, request)
    route = message(RTM_GETROUTE, struct.pack("=BBBBBBBBI", v4, 0, 0, 0, RT_TABLE_MAIN, 0, 0, 0, 0))
    record(f"{directory}/routes.bin", NETLINK_ROUTE, route, strict=True)
    link = struct.pack("=BxHiII", 0, 0, 0, 0, 0) + struct.pack("=HHI", 8, IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS)
    record(f"{directory}/links.bin", NETLINK_ROUTE, message(RTM_GETLINK, link))
    record(f"{directory}/addresses.bin", NETLINK_ROUTE, message(RTM_GETADDR, bytes(8)))
    say(directory, "ss-tcp.txt", ["ss", "-Htane"])
    say(directory, "ss-tcp-info.txt", ["ss", "-Htanei4"])
    say(directory, "ss-udp.txt", ["ss", "-Huane"])
    say(directory, "ss-unix.txt", ["ss", "-Hxane"])
    say(directory, "ip-route.txt", ["ip", "-4", "-N", "route", "show", "table", "main"])
    say(directory, "ip-address.txt", ["ip", "-s", "address"])
    for name in ("tcp", "tcp6", "udp", "udp6", "unix", "route"):
        copy(directory, name)


def connections(directory):
    record(f"{directory}/conntrack.bin", NETLINK_NETFILTER, message(IPCTNL_MSG_CT_GET, bytes(4)))
    say(directory, "conntrack.txt", ["conntrack", "-L", "-o", "extended"])
    copy(directory, "nf_conntrack")


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    this = [sys.executable, "-B", os.path.abspath(__file__)]
    if sys.argv[1] == "world":
        world(sys.argv[2])
    elif sys.argv[1] == "connections":
        connections(sys.argv[2])
    else:
        directory = os.path.abspath(sys.argv[1])
        os.makedirs(f"{directory}/proc/net", exist_ok=True)
        os.makedirs("/run/sockeye-captures")
        try:
            subprocess.run(["unshare", "--net"] + this + ["world", directory], check=True)
        finally:
            shutil.rmtree("/run/sockeye-captures")
        translating = os.path.join(here, "..", "nat", "nat_world.py")
        pipe = subprocess.PIPE
        with subprocess.Popen(["unshare", "--net", sys.executable, "-B", translating], stdin=pipe, stdout=pipe) as nat:
            if nat.stdout.readline() != b"READY\n":
                raise SystemExit("no connections to translate")
            subprocess.run(["nsenter", "-t", str(nat.pid), "-n"] + this + ["connections", directory], check=True)
            nat.stdin.close()


main()
