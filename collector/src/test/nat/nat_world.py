"""Makes connections that are translated, in a network namespace of its own, and keeps them until stdin ends.

Run it as process 1 of new namespaces:
    unshare --net --mount --pid --fork --mount-proc --kill-child python3 nat_world.py
It says READY when all stands. A second namespace, at the other end of a veth pair, has who answers.
"""

import os
import select
import socket
import struct
import subprocess
import sys
import time

HOST4, PEER4, LAN4, POOL4, AWAY4 = "10.1.0.1", "10.1.0.2", "10.9.0.1", "10.1.0.77", "192.0.2.1"
HOST6, PEER6, LAN6, POOL6, AWAY6 = "fd01::1", "fd01::2", "fd09::1", "fd01::77", "2001:db8::1"

RULES = f"""
table inet nat {{
  chain first {{
    type filter hook output priority -300;
    udp dport 7005 ct zone set 5
    udp dport 7006 ct original zone set 6
  }}
  chain marks {{
    type filter hook output priority -150;
    tcp dport 7001 ct mark set 0xfffffff0
  }}
  chain out {{
    type nat hook output priority -100;
    ip daddr {AWAY4} tcp dport 80 dnat ip to {PEER4}:7001
    ip daddr {AWAY4} udp dport 53 dnat ip to {PEER4}:7001
    ip6 daddr {AWAY6} tcp dport 80 dnat ip6 to [{PEER6}]:7001
    ip6 daddr {AWAY6} udp dport 53 dnat ip6 to [{PEER6}]:7001
  }}
  chain post {{
    type nat hook postrouting priority 100;
    ip saddr {LAN4} tcp dport 7002 snat ip to {POOL4}:40000-40100
    ip saddr {LAN4} masquerade
    ip6 saddr {LAN6} tcp dport 7002 snat ip6 to {POOL6}
    ip6 saddr {LAN6} masquerade
  }}
}}
"""


def run(command, pid=None):
    prefix = ["nsenter", "-t", str(pid), "-n"] if pid else []
    subprocess.run(prefix + command.split(), check=True)


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def answer():
    """What the peer does: takes connections, and sends datagrams back to where they came from."""
    sockets = []
    for any_address in ("0.0.0.0", "::"):
        for port in (7001, 7002, 7003):
            listener = socket.socket(family(any_address), socket.SOCK_STREAM)
            if ":" in any_address:
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            listener.bind((any_address, port))
            listener.listen(8)
            sockets.append(listener)
        datagrams = socket.socket(family(any_address), socket.SOCK_DGRAM)
        if ":" in any_address:
            datagrams.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        datagrams.bind((any_address, 7001))
        sockets.append(datagrams)
    kept = []
    print("LISTENING", flush=True)
    while True:
        for ready in select.select(sockets, [], [])[0]:
            if ready.type == socket.SOCK_DGRAM:
                data, sender = ready.recvfrom(100)
                ready.sendto(data, sender)
            else:
                kept.append(ready.accept())


def tcp(source, target, port):
    connection = socket.socket(family(target), socket.SOCK_STREAM)
    connection.bind((source, 0))
    connection.settimeout(5)
    connection.connect((target, port))
    return connection


def reach(target):
    for attempt in range(100):
        try:
            socket.create_connection((target, 7003), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("cannot reach " + target)


def udp(source, target, port, answered, protocol=0):
    datagrams = socket.socket(family(target), socket.SOCK_DGRAM, protocol)
    datagrams.bind((source, 0))
    datagrams.settimeout(5)
    datagrams.sendto(b"x", (target, port))
    if answered:
        datagrams.recv(10)
    return datagrams


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    total = (total >> 16) + (total & 0xFFFF)
    return ~(total + (total >> 16)) & 0xFFFF


def raw(source, target, protocol, packet):
    connection = socket.socket(family(target), socket.SOCK_RAW, protocol)
    connection.bind((source, 0))
    connection.sendto(packet, (target, 0))
    return connection


def echo(source, target, identifier):
    if family(target) == socket.AF_INET:
        head = struct.pack("!BBHHH", 8, 0, 0, identifier, 1)
        packet = struct.pack("!BBHHH", 8, 0, checksum(head), identifier, 1)
        connection = raw(source, target, socket.IPPROTO_ICMP, packet)
    else:
        # The kernel computes this checksum itself.
        connection = raw(source, target, socket.IPPROTO_ICMPV6, struct.pack("!BBHHH", 128, 0, 0, identifier, 1))
    connection.settimeout(5)
    connection.recv(100)
    return connection


def network(peer):
    run("ip link set lo up")
    run(f"ip link add nat0 type veth peer name nat1 netns {peer}")
    for address in (f"{HOST4}/24", f"{LAN4}/24", f"{POOL4}/24"):
        run(f"ip addr add {address} dev nat0")
    for address in (f"{HOST6}/64", f"{LAN6}/64", f"{POOL6}/64"):
        run(f"ip addr add {address} dev nat0 nodad")
    run("ip link set nat0 up")
    run("ip link set lo up", peer)
    run(f"ip addr add {PEER4}/24 dev nat1", peer)
    run(f"ip addr add {PEER6}/64 dev nat1 nodad", peer)
    run("ip link set nat1 up", peer)
    run(f"ip route add default via {HOST4}", peer)
    run(f"ip -6 route add default via {HOST6}", peer)
    run(f"ip route add {AWAY4}/32 via {PEER4}")
    run(f"ip -6 route add {AWAY6}/128 via {PEER6}")
    # The kernel takes its time until the link is up for IPv6. Nothing is tracked yet, as no rule needs it.
    for address in (PEER4, PEER6):
        reach(address)
    settings = {"acct": 1}
    # Whatever takes its time meanwhile, nothing is forgotten.
    for protocol in ("udp", "udp_timeout_stream", "icmp", "icmpv6", "gre", "gre_timeout_stream", "generic"):
        settings[protocol if "timeout" in protocol else protocol + "_timeout"] = 3600
    settings["sctp_timeout_closed"] = settings["tcp_timeout_close_wait"] = 3600
    for name, value in settings.items():
        with open("/proc/sys/net/netfilter/nf_conntrack_" + name, "w") as setting:
            setting.write(str(value))
    subprocess.run(["nft", "-f", "-"], input=RULES.encode(), check=True)


def connections():
    kept = []
    # Not translated.
    kept += [tcp(HOST4, PEER4, 7003), tcp(HOST6, PEER6, 7003), udp(HOST4, PEER4, 7001, True)]
    # The source is.
    kept += [tcp(LAN4, PEER4, 7001), tcp(LAN4, PEER4, 7002), tcp(LAN6, PEER6, 7002), tcp(LAN6, PEER6, 7001)]
    kept += [udp(LAN4, PEER4, 7001, True), udp(LAN6, PEER6, 7001, True)]
    kept += [udp(LAN4, PEER4, 7005, False), udp(LAN4, PEER4, 7006, False)]
    kept += [udp(LAN4, PEER4, 7004, False, 136)]
    kept += [echo(LAN4, PEER4, 0x1234), echo(LAN6, PEER6, 0), raw(LAN4, PEER4, 47, struct.pack("!HH", 0, 0x0800) + bytes(28))]
    kept += [raw(LAN4, PEER4, 253, b"12345678")]
    kept += [raw(LAN4, PEER4, 132, struct.pack("!HHIIBBHIIHHI", 4000, 5000, 0, 0, 1, 0, 20, 1, 4096, 1, 1, 1))]
    # The destination is.
    kept += [tcp(HOST4, AWAY4, 80), tcp(HOST6, AWAY6, 80), udp(HOST4, AWAY4, 53, True), udp(HOST6, AWAY6, 53, True)]
    # Both are.
    kept += [tcp(LAN4, AWAY4, 80), udp(LAN6, AWAY6, 53, True)]
    # The other side has hung up, and the first one has done so.
    closing = tcp(LAN4, PEER4, 7001)
    closing.shutdown(socket.SHUT_WR)
    kept.append(closing)
    return kept


def main():
    if sys.argv[1:] == ["peer"]:
        answer()
    command = ["unshare", "--net", sys.executable, "-B", os.path.abspath(__file__), "peer"]
    peer = subprocess.Popen(command, stdout=subprocess.PIPE)
    if peer.stdout.readline() != b"LISTENING\n":
        raise SystemExit("the peer does not listen")
    network(peer.pid)
    kept = connections()
    # What is refused or acknowledged comes within this time.
    time.sleep(0.3)
    print("READY", flush=True)
    sys.stdin.read()
    peer.kill()
    del kept


main()
