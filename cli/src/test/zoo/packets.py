"""Ethernet frames made by hand, whole or with faults: what no socket would send."""

import socket
import struct

import network_links as links

ETHERTYPE4, ETHERTYPE6, ETHERTYPE_NOBODYS = 0x0800, 0x86DD, 0x88B5
ICMP, IGMP, TCP, UDP, UDPLITE, ICMPV6, NOBODYS = 1, 2, 6, 17, 136, 58, 253


def checksum(data):
    """The Internet checksum of RFC 1071."""
    padded = data + b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f">{len(padded) // 2}H", padded))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def frame(ethertype, payload, destination=links.ZOO_MAC):
    """A frame from the peer."""
    addresses = bytes.fromhex((destination + links.PEER_MAC).replace(":", ""))
    return addresses + struct.pack(">H", ethertype) + payload


def ipv4(protocol, payload, source=links.PEER4, destination=links.ZOO4, **header):
    """An IPv4 packet. Of the header may be given: ttl, tos, fragment (flags and offset), version, checksum."""
    fields = [
        header.get("version", 0x45),
        header.get("tos", 0),
        20 + len(payload),
        4711,
        header.get("fragment", 0),
        header.get("ttl", 64),
        protocol,
        0,
        socket.inet_aton(source),
        socket.inet_aton(destination),
    ]
    fields[7] = header.get("checksum", checksum(struct.pack(">BBHHHBBH4s4s", *fields)))
    return struct.pack(">BBHHHBBH4s4s", *fields) + payload


def ipv6(protocol, payload, source=links.PEER6, destination=links.ZOO6, **header):
    """An IPv6 packet. Of the header may be given: hops, traffic_class, length."""
    first = 6 << 28 | header.get("traffic_class", 0) << 20
    length = header.get("length", len(payload))
    fixed = struct.pack(">IHBB", first, length, protocol, header.get("hops", 64))
    return fixed + socket.inet_pton(socket.AF_INET6, source) + socket.inet_pton(socket.AF_INET6, destination) + payload


def icmp(kind, code=0, rest=bytes(4), body=b""):
    """An ICMP message."""
    unsummed = struct.pack(">BBH", kind, code, 0) + rest + body
    return struct.pack(">BBH", kind, code, checksum(unsummed)) + rest + body


def sum_icmp6(message, source=links.PEER6, destination=links.ZOO6):
    """An ICMPv6 message, with its checksum of the pseudo-header filled in."""
    ends = socket.inet_pton(socket.AF_INET6, source) + socket.inet_pton(socket.AF_INET6, destination)
    pseudo = ends + struct.pack(">II", len(message), ICMPV6)
    return message[:2] + struct.pack(">H", checksum(pseudo + message)) + message[4:]


def icmp6(kind, code=0, rest=bytes(4), body=b""):
    """An ICMPv6 message without its checksum."""
    return struct.pack(">BBH", kind, code, 0) + rest + body


def udp(source_port, destination_port, payload, wrong_sum=0, length=None):
    """A UDP datagram: not summed, or with a sum that is wrong."""
    return struct.pack(">HHHH", source_port, destination_port, length or 8 + len(payload), wrong_sum) + payload


def tcp_syn(destination_port, wrong_sum):
    """A TCP segment that asks for a connection, with this checksum."""
    return struct.pack(">HHIIHHHH", 999, destination_port, 1, 0, 0x5002, 1000, wrong_sum, 0)
