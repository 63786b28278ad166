"""Compare rows of sockeye with what /proc and ip(8) say: compare.py SOCKEYE KIND. Run in a network namespace of its own."""
import base64
import ipaddress
import json
import socket
import subprocess
import sys

from reading import DIFFERENCES, SOCKEYE, compare, lines, ordered, rows, run, tell, whole, without, word

KIND = sys.argv[2]
MAKE = """
mount -t sysfs sysfs /sys
ip link set lo up
ip link add veth0 type veth peer name veth1
ip link set veth0 address 02:00:00:00:00:01 txqueuelen 77 mtu 9000 up
ip link set veth1 up promisc on
ip link add 'bl"$' type ifb
ip link set 'bl"$' up
ip addr add 10.1.0.1/24 brd + dev veth0
ip addr add 10.1.0.9/24 brd + dev veth0 label veth0:1
ip addr add 10.2.0.1 peer 10.2.0.2/32 dev veth1
ip -6 addr add 2001:db8::1/64 dev veth0 nodad
ip route add 10.9.0.0/16 via 10.1.0.3 metric 4294967295 window 9000 rtt 300
ip route add unreachable 10.8.0.0/24 metric 2147483648
ip -6 route add 2001:db8:9::/48 via 2001:db8::9 metric 4000000000
"""


COUNTERS = ["rx_bytes", "rx_packets", "rx_errors", "rx_dropped", "rx_fifo_errors", "rx_frame_errors", "rx_compressed",
            "multicast", "tx_bytes", "tx_packets", "tx_errors", "tx_dropped", "tx_fifo_errors", "collisions",
            "tx_carrier_errors", "tx_compressed"]


def address(item):
    told = {"family": item["family"], "address": item["local"], "prefix_length": item["prefixlen"]}
    if "address" in item:
        told["peer"] = item["address"]
    if "broadcast" in item:
        told["broadcast"] = item["broadcast"]
    if item["family"] == "inet":
        told["label"] = item["label"]
    else:
        told["scope"] = {"host": "host", "link": "link", "global": "global"}[item["scope"]]
    return told


def interfaces():
    counters = {}
    for line in lines("dev")[2:]:
        name, values = line.strip().split(": ", 1) if ": " in line else line.strip().split(":", 1)
        counters[name] = [int(value) for value in values.split()]
    links = {link["ifname"]: link for link in json.loads(run("ip", "-j", "-d", "addr", "show"))}
    told = {row["name"]: row for row in rows("-ia") if not row["alias"]}
    tell("names", sorted(links), sorted(told))
    for name, link in links.items():
        row = told[name]
        tell(name + " index", link["ifindex"], row["index"])
        tell(name + " mtu", link["mtu"], row["mtu"])
        tell(name + " queue", link.get("txqlen", 0), row["tx_queue_length"])
        tell(name + " hardware", link.get("address"), row.get("hardware_address"))
        flags = {"UP", "BROADCAST", "LOOPBACK", "POINTOPOINT", "NOARP", "MULTICAST", "ALLMULTI"}
        tell(name + " flags", sorted(flag.lower() for flag in link["flags"] if flag in flags),
             sorted(flag for flag in row["flags"] if flag.upper() in flags))
        tell(name + " addresses", ordered(address(item) for item in link["addr_info"]), ordered(row["addresses"]))
        with open("/sys/class/net/%s/type" % name) as file:
            tell(name + " type", int(file.read()), row["hardware_type"])
        if name == "lo":
            tell(name + " counters", counters[name], [row[counter] for counter in COUNTERS])


def aliases():
    table = run(SOCKEYE, "-i").decode("latin-1").splitlines()[2:]
    told = rows("-i")
    tell("rows as in the table", sorted(line.split()[0] for line in table), sorted(row["name"] for row in told))
    alias = [row for row in told if row["alias"]]
    tell("aliases", ["veth0:1"], [row["name"] for row in alias])
    tell("addresses", ["10.1.0.9"], [item["address"] for item in alias[0]["addresses"]])


def routes():
    bits = [(0x1, "up"), (0x2, "gateway"), (0x4, "host"), (0x200, "reject")]
    expected = []
    for line in lines("route")[1:]:
        name, destination, gateway, flags, _, _, metric, mask, mtu, window, irtt = line.split()
        row = {"family": "inet", "destination": word(destination), "metric": int(metric) & 0xFFFFFFFF,
               "prefix_length": bin(int(mask, 16)).count("1"),
               "flags": [text for bit, text in bits if int(flags, 16) & bit]}
        if int(gateway, 16):
            row["gateway"] = word(gateway)
        row.update({key: int(value) for key, value in (("mtu", mtu), ("window", window), ("irtt_ms", irtt)) if int(value)})
        if name != "*":
            row["interface"] = name
        if int(flags, 16) & 1:
            expected.append(row)
    for source in "proc", "netlink":
        tell("routes of " + source, ordered(expected), ordered(rows("-r", "--source=" + source)))
    tell("metrics", [4294967295, 2147483648], sorted((row["metric"] for row in expected if row["metric"]), reverse=True))


def routes6():
    expected = []
    for line in lines("ipv6_route"):
        destination, length, source, source_length, gateway, metric, references, uses, flags, name = line.split()
        if int(flags, 16) & 0x01000000:
            continue
        row = {"family": "inet6", "destination": str(ipaddress.IPv6Address(bytes.fromhex(destination))),
               "prefix_length": int(length, 16), "source": str(ipaddress.IPv6Address(bytes.fromhex(source))),
               "source_prefix_length": int(source_length, 16), "metric": int(metric, 16),
               "references": int(references, 16), "interface": name}
        if int(gateway, 16):
            row["gateway"] = str(ipaddress.IPv6Address(bytes.fromhex(gateway)))
        expected.append(row)
    told = [without(row, "flags", "uses") for row in rows("-6r")]
    tell("routes", ordered(expected), ordered(told))
    if not any(row["metric"] == 4000000000 for row in told):
        DIFFERENCES.append("no route with a large metric")


def groups():
    expected = []
    device = ""
    for line in lines("igmp")[1:]:
        if line.startswith("\t"):
            group, users = line.split()[:2]
            expected.append({"interface": device, "family": "inet", "group": word(group), "users": int(users)})
        else:
            device = line.split("\t")[1].split(":")[0].strip()
    for line in lines("igmp6"):
        _, device, group, users = line.split()[:4]
        expected.append({"interface": device, "family": "inet6", "users": int(users),
                         "group": str(ipaddress.IPv6Address(bytes.fromhex(group)))})
    tell("groups", ordered(expected), ordered(rows("-g")))


def counters():
    expected = {}
    for file in "snmp", "netstat":
        text = lines(file)
        for names, values in zip(text[::2], text[1::2]):
            section = names.split(":")[0]
            for name, value in zip(names.split()[1:], values.split()[1:]):
                expected[file, section, name] = int(value)
    told = {(row["file"], row["section"], row["name"]): row.get("value", row.get("negative_value"))
            for row in rows("-s")}
    tell("names", sorted(expected), sorted(told))
    steady = {key for key in expected if key[1] in ("Udp", "UdpLite", "Icmp", "MPTcpExt") or "Max" in key[2]}
    tell("values", {key: expected[key] for key in steady}, {key: told[key] for key in steady})


def counters6():
    expected = dict(line.split() for line in lines("snmp6"))
    told = {row["name"]: row["value"] for row in rows("-s6") if row["file"] == "snmp6"}
    tell("names", sorted(expected), sorted(told))


def names():
    """Names that are no UTF-8: of an interface wherever a row has it, as text with U+FFFD and as bytes."""
    text, encoded = NAME.decode("utf-8", "replace"), base64.b64encode(NAME).decode()

    def tell_name(what, field, told):
        told = [row for row in told if row.get(field + "_base64") == encoded]
        tell(what, [text], [row[field] for row in told[:1]])
        tell(what + " in bytes", [NAME.decode("latin-1")], [whole(row)[field] for row in told[:1]])

    tell_name("interface", "name", rows("-ia"))
    tell_name("label", "label", [item for row in rows("-ia") for item in row["addresses"]])
    tell_name("route", "interface", rows("-r"))
    tell_name("route from netlink", "interface", rows("-r", "--source=netlink"))
    tell_name("route of IPv6", "interface", rows("-6r"))
    tell_name("group", "interface", rows("-g"))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, NAME)
        bound.bind(("10.77.0.1", 7777))
        tell_name("socket", "interface", rows("-uan"))


NAME = b"odd\xff\xc3\x28\xe2\x82"
for line in MAKE.strip().splitlines():
    subprocess.run(["sh", "-c", line], check=True)
for command in (b"link add NAME type ifb", b"link set NAME up", b"addr add 10.77.0.1/24 dev NAME"):
    if KIND == "names":
        subprocess.run([b"ip"] + command.replace(b"NAME", NAME).split(b" "), check=True)
COMPARE = {"interfaces": interfaces, "aliases": aliases, "routes": routes, "routes6": routes6, "groups": groups,
           "counters": counters, "counters6": counters6, "names": names}
compare(COMPARE[KIND])
