"""Compare the details of sockets with ss(8): details.py SOCKEYE KIND. It makes a network, and sockets in it, of its own."""
import ctypes
import fcntl
import os
import re
import socket
import struct
import subprocess
import sys
import time

from reading import compare, ordered, rows, run, tell, without

KIND = sys.argv[2]
TCP_MD5SIG, TCP_CONGESTION, SO_MARK, MPTCP = 14, 13, 36, 262
KEY = b"Kq7!sockeye-key-of-the-test"
SHUT = {"<->": "none", "-->": "receive", "<--": "send", "---": "both"}
STATES = {"ESTAB": "ESTABLISHED", "LISTEN": "LISTEN"}


def own_network():
    """A network namespace with nothing but loopback, so that nobody else sees what is made here."""
    clone_newnet, get_flags, set_flags, up = 0x40000000, 0x8913, 0x8914, 1
    if ctypes.CDLL(None, use_errno=True).unshare(clone_newnet):
        raise OSError(ctypes.get_errno(), "unshare")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        flags = struct.unpack("16xh", fcntl.ioctl(any_socket, get_flags, struct.pack("16sh14x", b"lo", 0))[:18])[0]
        fcntl.ioctl(any_socket, set_flags, struct.pack("16sh14x", b"lo", flags | up))


def server(family=socket.AF_INET, protocol=0, host="127.0.0.1", prepare=lambda listener: None):
    listener = socket.socket(family, socket.SOCK_STREAM, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    prepare(listener)
    listener.bind((host, 0))
    listener.listen(7)
    return listener


def pair(family=socket.AF_INET, protocol=0, host="127.0.0.1", prepare=lambda one: None):
    """A listener, a client and what was accepted."""
    listener = server(family, protocol, host, prepare)
    client = socket.socket(family, socket.SOCK_STREAM, protocol)
    prepare(client)
    client.connect(listener.getsockname()[:2])
    return listener, client, listener.accept()[0]


def with_key(one):
    """Packets to and from 127.0.0.1 are signed."""
    address = struct.pack("=H2x4s120x", socket.AF_INET, socket.inet_aton("127.0.0.1"))
    one.setsockopt(socket.IPPROTO_TCP, TCP_MD5SIG, address + struct.pack("=BBHi80s", 0, 0, len(KEY), 0, KEY))


def v6_only(one):
    one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)


def ours():
    """Connections with something to tell in every column."""
    kept = []
    listener, client, accepted = pair()
    client.setsockopt(socket.SOL_SOCKET, SO_MARK, 0x2a)
    client.setsockopt(socket.IPPROTO_IP, socket.IP_TOS, 0x10)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for size in 10, 40000, 1:
        client.sendall(b"x" * size)
        accepted.recv(size // 2 + 1)
        accepted.sendall(b"y" * size)
    kept += [listener, client, accepted]
    listener, client, accepted = pair(socket.AF_INET6, 0, "::1", v6_only)
    client.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_TCLASS, 0x20)
    client.setsockopt(socket.IPPROTO_TCP, TCP_CONGESTION, b"reno")
    client.sendall(b"x" * 3000)
    kept += [listener, client, accepted]
    listener, client, accepted = pair()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
    client.setblocking(False)
    try:
        while True:
            client.send(b"z" * 65536)  # more than the peer has room for: limited by its window
    except BlockingIOError:
        pass
    client.shutdown(socket.SHUT_WR)
    kept += [listener, client, accepted]
    try:
        kept += pair(prepare=with_key)
    except OSError as error:
        print("no TCP_MD5SIG here: %s" % error, file=sys.stderr)
    try:
        listener, client, accepted = pair(protocol=MPTCP)
        client.sendall(b"m" * 5000)
        accepted.recv(100)
        kept += [listener, client, accepted]
    except OSError as error:
        print("no MPTCP here: %s" % error, file=sys.stderr)
    kept += in_other_states()
    kept += socket.socketpair()
    time.sleep(0.3)
    return kept


def in_other_states():
    """What is shut down or closed by one end or both, waits for accept(2), or has no answer."""
    listener, client, accepted = pair()
    client.shutdown(socket.SHUT_WR)
    other, short, late = pair()
    short.close()
    late.close()
    full = server()
    full.listen(1)
    waiting = [socket.socket() for _ in range(6)]
    for one in waiting:
        one.setblocking(False)
        one.connect_ex(full.getsockname())
    return [listener, client, accepted, other, full] + waiting


def number(text):
    return int(text)


def hexadecimal(text):
    return int(text, 16)


def thousandths(text):
    """Milliseconds with a fraction of six digits in all, of microseconds."""
    return float(text) * 1000


def bits(text):
    return float(text) / 8


def same(text):
    return text


# What ss writes, and which fields say it; each value is made a number, or stays a word.
PATTERNS = [
    (r" uid:(\d+)", [("uid", number)]),
    (r" ino:(\d+)", [("inode", number)]),
    (r" sk:([0-9a-f]+)", [("cookie", same)]),
    (r" fwmark:0x([0-9a-f]+)", [("mark", hexadecimal)]),
    (r" cgroup:(\S+)", [("cgroup", same)]),
    (r" v6only:(\d)", [("v6only", number)]),
    (r" ([<-]-[->])(?= )", [("shutdown", SHUT.get)]),
    (r" skmem:\(r(\d+),rb(\d+),t(\d+),tb(\d+),f(\d+),w(\d+),o(\d+),bl(\d+),d(\d+)\)",
     [(name, number) for name in ("rmem_alloc", "rcvbuf", "wmem_alloc", "sndbuf", "fwd_alloc", "wmem_queued",
                                  "optmem", "backlog_bytes", "drops")]),
    (r" wscale:(\d+),(\d+)", [("snd_wscale", number), ("rcv_wscale", number)]),
    (r" rto:([\d.e+]+)", [("rto_us", thousandths)]),
    (r" backoff:(\d+)", [("backoff", number)]),
    (r" rtt:([\d.e+]+)/([\d.e+]+)", [("rtt_us", thousandths), ("rtt_var_us", thousandths)]),
    (r" ato:([\d.e+]+)", [("ato_us", thousandths)]),
    (r" mss:(\d+)", [("snd_mss", number)]),
    (r" bbr:\(bw:(\d+)bps,mrtt:([\d.e+]+)(?:,pacing_gain:([\d.e+]+))?(?:,cwnd_gain:([\d.e+]+))?\)",
     [("bbr_bw", bits), ("bbr_min_rtt_us", thousandths), ("bbr_pacing_gain", lambda text: float(text) * 256),
      ("bbr_cwnd_gain", lambda text: float(text) * 256)]),
    (r" lastsnd:(\d+)", [("last_send_ms", number)]),
    (r" lastrcv:(\d+)", [("last_recv_ms", number)]),
    (r" lastack:(\d+)", [("last_ack_recv_ms", number)]),
    (r" pacing_rate (\d+)bps(?:/(\d+)bps)?", [("pacing_rate", bits), ("max_pacing_rate", bits)]),
    (r" delivery_rate (\d+)bps", [("delivery_rate", bits)]),
    (r" busy:(\d+)ms", [("busy_us", lambda text: int(text) * 1000)]),
    (r" rwnd_limited:(\d+)ms(?:\([\d.]+%\))?", [("rwnd_limited_us", lambda text: int(text) * 1000)]),
    (r" sndbuf_limited:(\d+)ms(?:\([\d.]+%\))?", [("sndbuf_limited_us", lambda text: int(text) * 1000)]),
    (r" retrans:(\d+)/(\d+)", [("retrans", number), ("retrans_total", number)]),
    (r" rcv_rtt:([\d.e+]+)", [("rcv_rtt_us", thousandths)]),
    (r" minrtt:([\d.e+]+)", [("min_rtt_us", thousandths)]),
    (r" notsent:(\d+)", [("notsent_bytes", number)]),
    (r" tcp-ulp-(\w+)", [("ulp", same)]),
    (r" token:([0-9a-f]+)\(id:(\d+)\)/([0-9a-f]+)\(id:(\d+)\)",
     [("subflow_token_rem", hexadecimal), ("subflow_id_rem", number), ("subflow_token_loc", hexadecimal),
      ("subflow_id_loc", number)]),
    (r" seq:([0-9a-f]+)", [("subflow_map_seq", hexadecimal)]),
    (r" sfseq:([0-9a-f]+)", [("subflow_map_sfseq", hexadecimal)]),
    (r" ssnoff:([0-9a-f]+)", [("subflow_ssn_offset", hexadecimal)]),
    (r" maplen:([0-9a-f]+)", [("subflow_map_datalen", hexadecimal)]),
] + [(r" %s:(\d+)" % theirs, [(name, number)]) for theirs, name in {"rcvmss": "rcv_mss"}.items()] + [
    (r" %s:(\d+)" % name, [(name, number)]) for name in (
        "pmtu", "advmss", "cwnd", "ssthresh", "bytes_sent", "bytes_retrans", "bytes_acked", "bytes_received",
        "segs_out", "segs_in", "data_segs_out", "data_segs_in", "delivered", "delivered_ce", "unacked", "lost", "sacked",
        "dsack_dups", "reordering", "reord_seen", "rcv_space", "rcv_ssthresh", "rcv_ooopack", "snd_wnd", "rehash")]
OPTIONS = {"ts": "timestamps", "sack": "sack", "ecn": "ecn", "ecnseen": "ecn_seen", "fastopen": "syn_data"}
FLAGS = dict(zip("MmJjBbecv", ("mcap_rem", "mcap_loc", "join_rem", "join_loc", "bkup_rem", "bkup_loc",
                               "fully_established", "connected", "mapvalid")))
TIMERS = {"on": "on", "keepalive": "keepalive", "timewait": "timewait", "persist": "persist"}
# What an older ss does not know.
YOUNG = {"rehash"}
MEANT_AS_0 = {"reordering": 3}


def milliseconds(text):
    """As ss writes the time of a timer: 5.592ms are more than five seconds."""
    seconds = re.fullmatch(r"(?:(\d+)min)?(?:(\d+)sec|(\d+)\.(\d+)ms|(\d+)ms)?", text).groups()
    minutes, whole, before, behind, rest = (int(part or 0) for part in seconds)
    return minutes * 60000 + (whole + before) * 1000 + behind + rest


def parsed(line):
    """The fields that a line of ss has, what is left of it, and which fields it would have if they were not 0."""
    told, rest = {}, " " + " ".join(line.split()[5:]) + " "
    timer = re.search(r" timer:\((\w+),([^,]*),(\d+)\)", rest)
    if timer:
        told["timer"] = TIMERS[timer.group(1)]
        told["timer_ms"] = milliseconds(timer.group(2))
        rest = rest.replace(timer.group(0), "", 1)
    for pattern, fields in PATTERNS:
        found = re.search(pattern, rest)
        if found:
            for text, (name, make) in zip(found.groups(), fields):
                if text is not None:
                    told[name] = make(text)
            rest = rest.replace(found.group(0), "", 1)
    rest = re.sub(r" send \d+bps", "", rest)
    rest = re.sub(r" md5keys:\S+", "", rest)
    flags = re.search(r" flags:(\w*)", rest)
    if flags:
        told["subflow_flags"] = sorted(FLAGS[letter] for letter in flags.group(1))
        rest = rest.replace(flags.group(0), "", 1)
    words = rest.split()
    told["delivery_rate_app_limited"] = int("app_limited" in words)
    told["options"] = sorted(OPTIONS[word] for word in words if word in OPTIONS)
    left = [word for word in words if word not in OPTIONS and word != "app_limited"]
    if left:
        told["congestion"] = left.pop(0)
    return told, left


def sockets_of_ss():
    text = run("ss", "-H", "-tainmeoO").decode("latin-1")
    found = {}
    for line in text.split("\n")[:-1]:
        told, left = parsed(line)
        tell("words that this test does not know in " + line, [], left)
        found[told["cookie"]] = told
    return found


# What rounds: ss writes six digits of a fraction, whole milliseconds, or tenths of a second.
EXACT_TO = {"busy_us": 1000, "rwnd_limited_us": 1000, "sndbuf_limited_us": 1000}


def is_between(name, first, value, last):
    if not isinstance(first, (int, float)) or not isinstance(value, (int, float)):
        return value in (first, last)
    slack = EXACT_TO.get(name, 0)
    if isinstance(first, float):
        slack += 2e-5 * abs(first)
    if name == "timer_ms":
        slack = 60000 if first >= 600000 else 1000 if first >= 10000 else 20
    return min(first, last) - slack <= value <= max(first, last) + slack


def details():
    """Every field of ss -tinmeo lies between what ss says before and after; what ss leaves out is 0 here, or absent."""
    before = sockets_of_ss()
    told = {row["cookie"]: row for row in rows("-tano", "--info")}
    after = sockets_of_ss()
    tell("sockets", sorted(before), sorted(told))
    names = {name for _, fields in PATTERNS for name, _ in fields} | {"timer", "timer_ms", "options", "congestion"}
    seen = set()
    known = {name for one in before.values() for name in one}
    for cookie, first in before.items():
        row, last = dict(told.get(cookie, {})), after.get(cookie, {})
        for name in "options", "subflow_flags":
            row[name] = sorted(word for word in row.get(name, []) if word != "wscale")
        for name in sorted(names - {"cgroup"}):
            # Of a listener the kernel has here what waits for accept(2).
            value = row.get("accept_queue" if name == "unacked" and row["state"] == "LISTEN" else name, 0)
            value = int(value) if isinstance(value, bool) else value
            if row["state"] in ("TIME_WAIT", "SYN_RECV") and name in ("uid", "inode", "shutdown"):
                continue
            if name in first or name in last:
                one = first.get(name, 0 if name in last else None)
                two = last.get(name, 0)
                if not is_between(name, one, value, two):
                    tell("%s of %s" % (name, row), (one, two), value)
                seen.add(name)
            elif name == "timer":
                tell("%s of %s" % (name, row), "off", value)
            elif name in YOUNG and name not in known:
                continue
            elif value not in (0, [], MEANT_AS_0.get(name)) and row["state"] != "LISTEN":
                tell("%s of %s, which ss leaves out" % (name, row), 0, value)
        if "cgroup" in first:
            tell("cgroup of %s" % row, first["cgroup"], row.get("cgroup"))
    rare = {"backoff", "ssthresh", "bytes_retrans", "retrans", "retrans_total", "delivered_ce", "lost", "sacked",
            "dsack_dups", "reordering", "reord_seen", "rcv_ooopack", "rehash", "notsent_bytes", "max_pacing_rate",
            "sndbuf_limited_us", "unacked", "snd_wnd", "rwnd_limited_us", "busy_us", "rcv_rtt_us"}
    mptcp = {name for name in names if name.startswith("subflow_")} | {"ulp"}
    if not os.path.exists("/proc/sys/net/mptcp"):
        rare |= mptcp
    if b"bbr" not in run("cat", "/proc/sys/net/ipv4/tcp_available_congestion_control"):
        rare |= {name for name in names if name.startswith("bbr_")}
    tell("fields that no line of ss had", [], sorted(names - seen - rare - {"cgroup", "uid"}))


def others():
    """UDP, raw, UNIX and MPTCP's own sockets: memory and drops."""
    pattern = re.compile(
        r"(?:.* ino:(\d+)|u_\S+ +\S+ +\d+ +\d+ +.*? (\d+) +\S.*? \d+(?= )).*"
        r" skmem:\(r(\d+),rb(\d+),t(\d+),tb(\d+),f(\d+),w(\d+),o(\d+),bl(\d+),d(\d+)\)", re.DOTALL)
    names = ("rmem_alloc", "rcvbuf", "wmem_alloc", "sndbuf", "fwd_alloc", "wmem_queued", "optmem", "backlog_bytes",
             "drops")
    receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    receiver.bind(("127.0.0.1", 0))
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_UDP)
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    for _ in range(30):
        sender.sendto(b"d" * 900, receiver.getsockname())
    time.sleep(0.1)
    for option, ask in ("-uan", "-u"), ("-xan", "-x"):
        expected = {}
        for line in run("ss", "-H", ask + "aenmO").decode("latin-1").split("\n")[:-1]:
            inode, of_unix, *values = pattern.match(line).groups()
            expected[int(inode or of_unix)] = dict(zip(names, (int(value) for value in values)))
        fields = "--fields=inode," + ",".join(names)
        actual = {row.pop("inode"): row for row in rows(option, fields, "--source=netlink")}
        tell("memory by " + option, expected, actual)
    for options in ("-uan",), ("-uan", "--source=proc"), ("-wan",), ("-wan", "--source=proc"):
        kind = "udp" if options[0] == "-uan" else "raw"
        lines = open("/proc/net/" + kind).read().split("\n")[1:-1] + open("/proc/net/%s6" % kind).read().split("\n")[1:-1]
        expected = sorted((int(line.split()[9]), int(line.split()[12])) for line in lines)
        actual = sorted((row["inode"], row["drops"]) for row in rows(*options, "--fields=inode,drops"))
        tell("drops of %s" % (options,), expected, actual)
        tell("some drops of %s" % (options,), True, any(drops for _, drops in actual))


def pings():
    """Ping sockets of both families, which only /proc tells, with their drops; and none where they are not named."""
    with open("/proc/sys/net/ipv4/ping_group_range", "w") as file:
        file.write("0 2147483647")
    kept = []
    for family, protocol, host in (socket.AF_INET, 1, "127.0.0.1"), (socket.AF_INET6, 58, "::1"):
        bound, connected = (socket.socket(family, socket.SOCK_DGRAM, protocol) for _ in range(2))
        bound.bind((host, 77 if protocol == 1 else 78))
        connected.connect((host, 0))
        connected.send((b"\x08" if protocol == 1 else b"\x80") + bytes(15))
        kept += [bound, connected]
    expected = []
    for family, name in ("inet", "icmp"), ("inet6", "icmp6"):
        for line in open("/proc/net/" + name).read().split("\n")[1:-1]:
            words = line.split()
            row = {"protocol": "icmp", "family": family, "type": "dgram", "inode": int(words[9]), "uid": int(words[7]),
                   "local_port": int(words[1].split(":")[1], 16), "drops": int(words[12])}
            if int(words[3], 16) == 1:
                row["state"] = "ESTABLISHED"
            expected.append(row)
    fields = "--fields=protocol,family,type,state,inode,uid,local_port,drops"
    # Where two share a place in its table the kernel has one of IPv4 among those of IPv6 too.
    tell("four at least", True, len(expected) >= 4)
    for source in "auto", "proc":
        tell("ping sockets of " + source, ordered(expected), ordered(rows("-an", "--icmp", fields, "--source=" + source)))
    of_inet6 = sum(row["family"] == "inet6" for row in expected)
    tell("IPv6 alone", of_inet6, len(rows("-6", "-an", "--icmp")))
    text = run(sys.argv[1], "-an", "--icmp").decode().split("\n")
    tell("rows of the table", len(expected) - of_inet6, sum(line.startswith("icmp   ") for line in text))
    tell("rows of IPv6", of_inet6, sum(line.startswith("icmp6  ") for line in text))
    tell("none without the option", [], [row for row in rows("-an") if row["protocol"] == "icmp"])


def link():
    """Packet and netlink sockets, as ss tells of them."""
    packet = [socket.socket(socket.AF_PACKET, kind, socket.htons(number))
              for kind, number in ((socket.SOCK_RAW, 3), (socket.SOCK_DGRAM, 0x0800), (socket.SOCK_RAW, 0))]
    packet[0].bind(("lo", 3))
    netlink = [socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, protocol) for protocol in (0, 4, 15)]
    netlink[0].bind((0, 0x11))
    netlink[2].bind((4711, 1))
    netlink[1].connect((0, 0))
    expected = []
    for line in run("ss", "-H", "-0aneO").decode().split("\n")[:-1]:
        kind, number, interface = re.match(r"p_(\S+) +UNCONN +\d+ +\d+ +(\S+):(\S+) ", line).groups()
        row = {"protocol": "packet", "family": "packet", "type": {"raw": "raw", "dgr": "dgram"}[kind],
               "ethernet_protocol": 3 if number == "*" else int(number.strip("[]")),
               "send_q": 0, "uid": 0, "inode": int(re.search(r" ino:(\d+)", line).group(1)),
               "cookie": re.search(r" sk:([0-9a-f]+)", line).group(1)}
        if interface != "*":
            row["interface"] = interface
        expected.append(row)
    # What a packet socket has heard grows meanwhile.
    told = rows("-an", "--packet")
    tell("packet sockets", ordered(expected), ordered(without(row, "recv_q") for row in told))
    tell("queues", [], [row for row in told if "recv_q" not in row])
    lines = open("/proc/net/netlink").read().split("\n")[1:-1]
    words = [line.split() for line in lines]
    expected = sorted((int(one[9]), int(one[1]), int(one[2]) % (1 << 32), int(one[3], 16)) for one in words)
    names = ("route", "unused", "usersock", "firewall", "sock_diag", "nflog", "xfrm", "selinux", "iscsi", "audit",
             "fib_lookup", "connector", "netfilter", "ip6_fw", "dnrtmsg", "kobject_uevent", "generic", None,
             "scsitransport", "ecryptfs", "rdma", "crypto", "smc")
    told = rows("-an", "--netlink")
    # The one that asks is there itself.
    actual = sorted((row["inode"], names.index(row["netlink_protocol"]), row["port_id"], row["groups"]) for row in told)
    tell("netlink sockets", [], [one for one in expected if one not in actual])
    tell("more netlink sockets", True, len(actual) > len(expected))
    tell("kinds of netlink", {"netlink"}, {row[name] for row in told for name in ("protocol", "family")})
    memory = rows("-an", "--packet", "--netlink", "--fields=protocol,rcvbuf,drops")
    tell("memory", [], [row for row in memory if not row.get("rcvbuf") and row["protocol"] == "packet"])
    for option in "--packet", "--netlink":
        refused = subprocess.run((sys.argv[1], option), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        tell("exit code", 3, refused.returncode)
        tell("words", "sockeye: '%s' needs --format=jsonl, json, csv or tsv\n" % option, refused.stderr.decode())
    tell("none without the option", [], [row for row in rows("-an") if row["protocol"] in ("packet", "netlink")])


def keys():
    """No byte of a key comes out, whatever is asked for; and what ss prints of it shows that the kernel has it."""
    known = b"md5keys" in run("ss", "-H", "-tainmeoO")
    if not known:
        print("this kernel or ss has no keys to hide", file=sys.stderr)
    for options in (("-tanpe", "--info"), ("-tanpeo4", "--info"), ("-tanp", "--fields=all", "--format=jsonl"),
                    ("-tanp", "--fields=all", "--format=json"), ("-tanp", "--fields=all", "--format=csv"),
                    ("-tanp", "--fields=all", "--format=tsv"), ("-tan", "--info", "--format=csv")):
        text = run(sys.argv[1], *options)
        for part in KEY[:8], KEY[-8:], KEY[:8].hex().encode(), KEY[-8:].hex().encode():
            tell("a key in what %s prints" % (options,), False, part.lower() in text.lower())
        tell("rows", True, len(text) > 1000)


def lines():
    """With --info netstat's table has the same rows, and below each at most one line, which begins with a tab."""
    for options in "-tuan", "-tan4", "-xan", "-tuxanpeoW":
        plain = run(sys.argv[1], options).decode("latin-1").split("\n")
        detailed = run(sys.argv[1], options, "--info").decode("latin-1").split("\n")
        kept = [line for line in detailed if not line.startswith("\t")]
        if "x" in options:
            # References are told by /proc only, and memory by netlink only.
            def mask(text):
                return [re.sub(r"^unix  \S+ +\[.*?\] +", "unix ", line) for line in text]
            plain, kept = mask(plain), mask(kept)
        if "o" in options:
            plain, kept = ([re.sub(r"\([\d.]+/", "(", line) for line in text] for text in (plain, kept))
        tell("rows of " + options, sorted(plain), sorted(kept))
        tell("lines of " + options, False,
             any(one.startswith("\t") and two.startswith("\t") for one, two in zip(detailed, detailed[1:])))
        tell("details in " + options, True, any("skmem:(" in line for line in detailed))
        tell("zero values in " + options, [], [line for line in detailed if re.search(r"\t.* \w+:0(?= |$)", line)])
    for bad in "-r", "-i", "-g":
        tell("no details of " + bad, run(sys.argv[1], bad, "-n"), run(sys.argv[1], bad, "-n", "--info"))


own_network()
KEPT = ours()
compare({"details": details, "others": others, "pings": pings, "link": link, "keys": keys, "lines": lines}[KIND])
