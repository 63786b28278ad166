"""Traffic between the zoo and its peer that leaves as many counters as can be had above zero, and then ends.

Nothing may be left that the kernel comes back to: connections are kept open, idle, or ended by a reset, and there is no
room for TIME_WAIT.
"""

import contextlib
import os
import socket
import struct
import time

import network_links as links
import packets
from namespaces import ip, set_sysctls

IPPROTO_MPTCP, IPPROTO_UDPLITE = 262, 136
UDPLITE_SEND_CSCOV = 10
IP_MTU_DISCOVER, IP_PMTUDISC_DONT = 10, 0
V4, V6 = socket.AF_INET, socket.AF_INET6
RESET_ON_CLOSE = struct.pack("ii", 1, 0)
RETRANSMIT_SECONDS = 0.9


def address(family, host, port):
    """The address as socket calls take it."""
    return (host, port) if family == V4 else (host, port, 0, 0)


def connection(network, family, listener, client):
    """A connection by the peer to a listener of the zoo. Returns (ours, theirs)."""
    with network.at_peer():
        theirs = socket.socket(family, socket.SOCK_STREAM, listener.proto)
        theirs.bind(address(family, client, 0))
        theirs.connect(listener.getsockname())
    ours, _ = listener.accept()
    return ours, theirs


def listen(family, host, backlog=8, protocol=0):
    """A listener on a port of the kernel's choice."""
    made = socket.socket(family, socket.SOCK_STREAM, protocol)
    made.bind(address(family, host, 0))
    made.listen(backlog)
    return made


def reset(made):
    """Close a connection by a reset."""
    made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
    made.close()


def talk_tcp(network, family, server, client):
    """Connections that talk, are reset, are closed with data unread, and one that stays. Returns what to keep."""
    listener = listen(family, server)
    ours, theirs = connection(network, family, listener, client)
    for length in (1, 1000, 200_000):
        theirs.settimeout(1)
        theirs.sendall(b"x" * length)
        left = length
        while left:
            left -= len(ours.recv(left))
        ours.sendall(b"y" * 500)
        theirs.recv(500)
    for close_ours in (reset, socket.socket.close):
        mine, other = connection(network, family, listener, client)
        other.sendall(b"never read")
        time.sleep(0.01)
        close_ours(mine)
        with contextlib.suppress(ConnectionError):
            other.recv(1)
        other.close()
    mine, other = connection(network, family, listener, client)
    reset(other)
    time.sleep(0.01)
    with contextlib.suppress(ConnectionError):
        mine.recv(1)
    mine.close()
    # Both say goodbye: there is no room for the TIME_WAIT that would follow.
    mine, other = connection(network, family, listener, client)
    mine.shutdown(socket.SHUT_WR)
    other.recv(1)
    other.close()
    time.sleep(0.02)
    mine.close()
    with network.at_peer(), socket.socket(family, socket.SOCK_STREAM) as refused:
        refused.connect_ex(address(family, server, 1))
    with socket.socket(family, socket.SOCK_STREAM) as refused:
        refused.connect_ex(address(family, client, 1))
    return [listener, ours, theirs]


def overflow_listener(network):
    """More connections than a backlog holds. Returns the listener and those that wait."""
    listener = listen(V4, links.ZOO4, backlog=0)
    callers = []
    with network.at_peer():
        for _ in range(5):
            caller = socket.socket(V4, socket.SOCK_STREAM)
            caller.setblocking(False)
            caller.connect_ex(listener.getsockname())
            callers.append(caller)
    time.sleep(0.1)
    # Those without an answer would ask again.
    waiting = [callers[0]]
    for caller in callers[1:]:
        caller.close()
    return [listener, *waiting]


def lose_segments(network):
    """Segments that nobody acknowledges are sent again, until the connection is dropped."""
    listener = listen(V4, links.ZOO4)
    ours, theirs = connection(network, V4, listener, links.PEER4)
    ours.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    ip(f"neigh replace {links.PEER4} lladdr {links.NOBODY_MAC} dev z0 nud permanent")
    ours.send(b"lost")
    time.sleep(RETRANSMIT_SECONDS)
    ip(f"neigh replace {links.PEER4} lladdr {links.PEER_MAC} dev z0 nud permanent")
    time.sleep(RETRANSMIT_SECONDS)
    reset(ours)
    theirs.close()
    listener.close()


def talk_mptcp(network):
    """A connection of MPTCP, and one that falls back to TCP. Returns what to keep."""
    listener = listen(V4, links.ZOO4, protocol=IPPROTO_MPTCP)
    kept = [listener]
    for protocol in (IPPROTO_MPTCP, 0):
        with network.at_peer():
            theirs = socket.socket(V4, socket.SOCK_STREAM, protocol)
            theirs.connect(listener.getsockname())
        ours, _ = listener.accept()
        theirs.sendall(b"x" * 5000)
        ours.recv(5000)
        ours.sendall(b"y" * 5000)
        kept += [ours, theirs]
    return kept


def talk_datagrams(network, family, protocol, server, client):
    """UDP or UDP-Lite: received, too much, to nobody, in fragments, with half a checksum."""
    with socket.socket(family, socket.SOCK_DGRAM, protocol) as full:
        full.bind(address(family, server, 7000))
        full.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        with network.at_peer(), socket.socket(family, socket.SOCK_DGRAM, protocol) as sender:
            if protocol:
                sender.setsockopt(protocol, UDPLITE_SEND_CSCOV, 8)
            for _ in range(20):
                sender.sendto(b"x" * 700, address(family, server, 7000))
            sender.sendto(b"for nobody", address(family, server, 7001))
            sender.sendto(b"x" * 5000, address(family, server, 7001))
        full.sendto(b"x" * 5000, address(family, client, 7001))
        # Those that no message of ICMP may disturb, which is given to the next call.
        for host in (client, "10.90.0.1" if family == V4 else "2001:db8:3::1"):
            with contextlib.suppress(OSError):
                full.sendto(b"for nobody", address(family, host, 7001))
        full.setblocking(False)
        with contextlib.suppress(OSError):
            while full.recv(1000):
                pass


def send_odd_frames(network):
    """Frames from the peer that the zoo counts as faults, or answers with messages of ICMP."""
    made = odd_frames4() + odd_frames6()
    made.append(packets.frame(packets.ETHERTYPE_NOBODYS, bytes(50)))
    with network.at_peer(), socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as wire:
        wire.bind(("p0", 0))
        for one in made:
            wire.send(one)


def odd_frames4():
    """IPv4: faults of the header, of fragments, of checksums, and every type of ICMP."""
    text = b"sixteen bytes...", b"twenty-four bytes, of it"
    quoted = packets.ipv4(packets.UDP, packets.udp(7000, 7001, b""), links.ZOO4, links.PEER4)
    nobody_here = packets.udp(999, 7001, text[0])
    group = "01:00:5e:00:00:fb"
    whole = [
        packets.ipv4(packets.UDP, nobody_here, version=0x44),
        packets.ipv4(packets.UDP, nobody_here, checksum=0x1234),
        packets.ipv4(packets.UDP, nobody_here)[:25],
        packets.ipv4(packets.NOBODYS, text[0]),
        packets.ipv4(packets.UDP, nobody_here, destination="127.0.0.9"),
        packets.ipv4(packets.UDP, nobody_here, source="224.1.1.1"),
        packets.ipv4(packets.UDP, nobody_here, ttl=1, destination=links.BEYOND4),
        packets.ipv4(packets.UDP, nobody_here, destination=links.BEYOND4),
        packets.ipv4(packets.UDP, nobody_here, destination=links.ROUTER4),
        packets.ipv4(packets.UDP, nobody_here, destination="10.90.9.9"),
        packets.ipv4(packets.UDP, nobody_here, destination="10.91.9.9"),
        packets.ipv4(packets.UDP, nobody_here, destination="10.92.9.9"),
        packets.ipv4(packets.UDP, nobody_here + bytes(1440), destination="10.104.0.9", fragment=0x4000),
        packets.ipv4(packets.UDP, packets.udp(999, 7001, text[0], wrong_sum=7)),
        packets.ipv4(packets.UDP, packets.udp(999, 7001, text[0], length=99)),
        packets.ipv4(packets.UDPLITE, packets.udp(999, 7001, text[0], wrong_sum=7, length=8)),
        packets.ipv4(packets.TCP, packets.tcp_syn(1, 7)),
        packets.ipv4(packets.TCP, b"short"),
        packets.ipv4(packets.UDP, text[1], fragment=0x2000),
        packets.ipv4(packets.ICMP, b"\x08\x00\xff\xffbad sum "),
        packets.ipv4(packets.IGMP, packets.icmp(0x16, rest=socket.inet_aton("239.9.9.9"))),
        packets.ipv4(packets.UDP, nobody_here, destination="10.88.0.255"),
    ]
    whole += [packets.ipv4(packets.UDP, nobody_here, tos=tos) for tos in (1, 2, 3)]
    whole += [packets.ipv4(packets.ICMP, packets.icmp(kind, body=text[1])) for kind in (0, 8, 10, 13, 14, 17, 18, 42)]
    # What quotes a packet of ours: unreachable, quench, redirect, time exceeded, parameter problem.
    whole += [packets.ipv4(packets.ICMP, packets.icmp(kind, body=quoted)) for kind in (3, 4, 5, 11, 12)]
    too_big = packets.icmp(3, 4, struct.pack(">HH", 0, 1000), quoted)
    whole.append(packets.ipv4(packets.ICMP, too_big))
    made = [packets.frame(packets.ETHERTYPE4, packet) for packet in whole]
    to_group = packets.ipv4(packets.UDP, packets.udp(5353, 5353, text[0]), destination="224.0.0.251")
    made.append(packets.frame(packets.ETHERTYPE4, to_group, group))
    made.append(packets.frame(packets.ETHERTYPE4, to_group, "ff:ff:ff:ff:ff:ff"))
    return made


def odd_frames6():
    """IPv6: the same, and neighbour discovery."""
    text = b"sixteen bytes..."
    quoted = packets.ipv6(packets.UDP, packets.udp(7000, 7001, text), links.ZOO6, links.PEER6)
    nobody_here = packets.udp(999, 7001, text, wrong_sum=7)
    fragment = struct.pack(">BBHI", packets.UDP, 0, 1, 77) + text
    padded = struct.pack(">BB", packets.NOBODYS, 0) + b"\x01\x04" + bytes(4)
    unknown_option = struct.pack(">BB", packets.NOBODYS, 0) + b"\xbe\x04" + bytes(4)
    whole = [
        packets.ipv6(packets.UDP, nobody_here),
        packets.ipv6(packets.UDPLITE, nobody_here),
        packets.ipv6(packets.UDP, nobody_here, length=500),
        packets.ipv6(packets.UDP, nobody_here, hops=1, destination=links.BEYOND6),
        packets.ipv6(packets.UDP, nobody_here, destination=links.BEYOND6),
        packets.ipv6(packets.UDP, nobody_here, destination="2001:db8:3::9"),
        packets.ipv6(packets.UDP, nobody_here, destination="2001:db8:4::9"),
        packets.ipv6(packets.UDP, nobody_here, destination="2001:db8:5::9"),
        packets.ipv6(packets.UDP, nobody_here, destination="::1"),
        packets.ipv6(packets.UDP, nobody_here, source="ff02::7"),
        packets.ipv6(packets.NOBODYS, text),
        packets.ipv6(44, fragment),
        packets.ipv6(60, padded),
        packets.ipv6(60, unknown_option),
        packets.ipv6(packets.ICMPV6, packets.icmp6(128, body=text)),
        packets.ipv6(packets.TCP, packets.tcp_syn(1, 7)),
    ]
    whole += [packets.ipv6(packets.UDP, nobody_here, traffic_class=tos) for tos in (1, 2, 3)]
    messages = [packets.icmp6(kind, body=text) for kind in (128, 129, 133, 135, 136, 200)]
    messages += [packets.icmp6(kind, body=quoted) for kind in (1, 3, 4)]
    messages.append(packets.icmp6(2, rest=struct.pack(">I", 1300), body=quoted))
    # Neighbour discovery is heard with a hop limit of 255 only.
    whole += [packets.ipv6(packets.ICMPV6, packets.sum_icmp6(message), hops=255) for message in messages]
    made = [packets.frame(packets.ETHERTYPE6, packet) for packet in whole]
    to_group = packets.ipv6(packets.UDP, nobody_here, destination="ff02::fb")
    made.append(packets.frame(packets.ETHERTYPE6, to_group, "33:33:00:00:00:fb"))
    return made


def ping(family, kind, host):
    """One echo request of the zoo, by a raw socket; the answer is counted before this ends."""
    protocol = packets.ICMP if family == V4 else packets.ICMPV6
    request = packets.icmp(kind, body=b"ping") if family == V4 else packets.icmp6(kind, body=b"ping")
    with socket.socket(family, socket.SOCK_RAW, protocol) as raw:
        raw.sendto(request, address(family, host, 0))
        time.sleep(0.02)


def fill_tunnel(descriptors):
    """More packets into a tunnel than its queue holds, and some out of it, one of them too short."""
    with socket.socket(V4, socket.SOCK_DGRAM) as sender:
        for _ in range(10):
            sender.sendto(b"into the tunnel", ("10.5.0.1", 9))
    tunnel, tap = descriptors[:2]
    echo = packets.ipv4(packets.ICMP, packets.icmp(0), "10.5.0.1", "10.4.0.1")
    os.write(tunnel, echo)
    for descriptor, data in ((tunnel, b"\x00"), (tap, b"short")):
        with contextlib.suppress(OSError):
            os.write(descriptor, data)


def make(network, descriptors):
    """Make all traffic. Returns what must stay open."""
    with network.at_peer():
        set_sysctls({"ipv4/tcp_max_tw_buckets": 0})
    set_sysctls({"ipv4/tcp_max_tw_buckets": 0})
    kept = []
    for family, server, client in ((V4, links.ZOO4, links.PEER4), (V6, links.ZOO6, links.PEER6)):
        kept += talk_tcp(network, family, server, client)
        talk_datagrams(network, family, 0, server, client)
        talk_datagrams(network, family, IPPROTO_UDPLITE, server, client)
    kept += overflow_listener(network)
    kept += talk_mptcp(network)
    send_odd_frames(network)
    for kind in (8, 13):
        ping(V4, kind, links.PEER4)
    ping(V6, 128, links.PEER6)
    fill_tunnel(descriptors)
    lose_segments(network)
    return kept
