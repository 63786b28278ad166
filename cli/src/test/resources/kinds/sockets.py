"""Compare sockets and owners with /proc, its descriptors and ss(8): sockets.py SOCKEYE KIND. Run among the sockets."""
import ipaddress
import os
import re
import struct
import sys

from reading import compare, ordered, rows, run, tell, whole, without

KIND = sys.argv[2]
STATES = ["", "ESTABLISHED", "SYN_SENT", "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2", "TIME_WAIT", "CLOSE", "CLOSE_WAIT",
          "LAST_ACK", "LISTEN", "CLOSING"]
TIMERS = ["off", "on", "keepalive", "timewait", "persist"]
TYPES = {"tcp": "stream", "udp": "dgram", "udplite": "dgram", "raw": "raw"}
UNIX_TYPES = {1: "stream", 2: "dgram", 3: "raw", 5: "seqpacket"}
UNIX_STATES = {0: "FREE", 2: "CONNECTING", 3: "CONNECTED", 4: "DISCONNECTING"}
ACCEPTS = 1 << 16
COMMAND_BYTES = 511


def table(name):
    """The lines behind the first; only a newline ends one, whatever Python takes for the end of a line."""
    with open("/proc/net/" + name, encoding="latin-1", newline="\n") as file:
        return file.read().split("\n")[1:-1]


def end(text, side):
    """An address and a port, of the peer only what there is."""
    address, port = text.split(":")
    words = [struct.pack("=I", int(address[i:i + 8], 16)) for i in range(0, len(address), 8)]
    number, host = int(port, 16), ipaddress.ip_address(b"".join(words))
    told = {}
    if side == "local" or int(host) or number:
        # Python writes IPv4-mapped addresses in hexadecimal.
        mapped = getattr(host, "ipv4_mapped", None)
        told[side + "_address"] = "::ffff:%s" % mapped if mapped else str(host)
    if side == "local" or number:
        told[side + "_port"] = number
    return told


def internet(protocol, name):
    """What a file of /proc/net says of the sockets of a protocol and family."""
    for line in table(name):
        local, remote, state, queues, timer, retransmits, uid, probes, inode = line.split()[1:10]
        state = int(state, 16)
        row = {"protocol": protocol, "family": "inet6" if name.endswith("6") else "inet", "type": TYPES[protocol]}
        row.update(end(local, "local"))
        row.update(end(remote, "remote"))
        if protocol == "tcp" or state == 1:
            row["state"] = STATES[state]
        send, receive = (int(queue, 16) for queue in queues.split(":"))
        if protocol == "tcp" and state == 10:
            row["accept_queue"] = receive
        else:
            row.update({"recv_q": receive, "send_q": send})
        if state != 6:
            row["uid"] = int(uid)
        if int(inode):
            row["inode"] = int(inode)
        if protocol == "tcp":
            row.update({"timer": TIMERS[int(timer.split(":")[0], 16)], "retransmits": int(retransmits, 16),
                        "probes": int(probes)})
        yield row


def local():
    """What /proc/net/unix says."""
    for line in table("unix"):
        _, references, _, flags, kind, state, inode, path = re.match(
            r"(\S+): (\S+) (\S+) (\S+) (\S+) (\S+) +(\d+) ?(.*)$", line, re.DOTALL).groups()
        flags, state = int(flags, 16), int(state, 16)
        row = {"protocol": "unix", "family": "unix", "type": UNIX_TYPES[int(kind, 16)],
               "ref_count": int(references, 16), "flags": ["acceptcon"] if flags & ACCEPTS else []}
        if state == 1 and flags & ACCEPTS:
            row["state"] = "LISTENING"
        elif state in UNIX_STATES:
            row["state"] = UNIX_STATES[state]
        if int(inode):
            row["inode"] = int(inode)
        if path:
            row["path"] = path
        yield row


def sockets():
    """All Internet sockets of both sources, and UNIX sockets of both."""
    expected = []
    for protocol in TYPES:
        for suffix in "", "6":
            expected += internet(protocol, protocol + suffix)
    for source in "proc", "netlink":
        # Not every kernel has raw_diag.
        options = "-tuUwano" if source == "proc" else "-tuUano"
        expected = [row for row in expected if source == "proc" or row["protocol"] != "raw"]
        told = rows(options, "--source=" + source)
        steady = [without(row, "timer_ms", "cookie", "interface", "accept_queue_max") for row in told]
        tell("sockets of " + source, ordered(expected), ordered(steady))
        for row in told:
            tell("a cookie of " + source, source == "netlink", "cookie" in row)
            limit = source == "netlink" and row.get("state") == "LISTEN"
            tell("a limit of the accept queue", limit, "accept_queue_max" in row)


def unix():
    expected = list(local())
    names = "protocol,family,type,ref_count,flags,state,inode,path"
    tell("UNIX sockets of /proc", ordered(expected), ordered(whole(row) for row in rows("-xa", "--fields=" + names)))
    expected = [without(row, "ref_count", "flags") for row in expected]
    for source in "proc", "auto", "netlink":
        told = [whole(row) for row in rows("-xa", "--source=" + source)]
        lean = [without(row, "recv_q", "send_q", "accept_queue", "accept_queue_max", "uid", "cookie") for row in told]
        lean = [without(row, "peer_inode") for row in lean]
        # Connections that nobody has accepted yet are in /proc only.
        of_source = [row for row in expected if source != "netlink" or "inode" in row]
        tell("UNIX sockets of " + source, ordered(of_source), ordered(lean))
        queues = [row for row in told if "recv_q" in row or "accept_queue" in row]
        tell("queues of " + source, source == "proc", not queues)


def peers():
    """What ss says of UNIX sockets: queues and peers."""
    expected = []
    for line in run("ss", "-H", "-xan").decode("latin-1").split("\n")[:-1]:
        state, receive, send, inode, peer = re.match(
            r"u_\S+ +(\S+) +(\d+) +(\d+) +.*? (\d+) +\S.*? (\d+) *$", line, re.DOTALL).groups()
        row = {"inode": int(inode)}
        if state == "LISTEN":
            row.update({"accept_queue": int(receive), "accept_queue_max": int(send)})
        else:
            row.update({"recv_q": int(receive), "send_q": int(send)})
        if int(peer):
            row["peer_inode"] = int(peer)
        expected.append(row)
    names = "inode,accept_queue,accept_queue_max,recv_q,send_q,peer_inode"
    tell("UNIX sockets of ss", ordered(expected), ordered(row for row in rows("-xa", "--fields=" + names) if row))


def seconds(text):
    return round(float(text) * 1000)


def info():
    """What ss says of TCP sockets: uid, inode, cookie and the numbers of tcp_info."""
    numbers = {"cwnd": "cwnd", "mss": "snd_mss", "pmtu": "pmtu", "rcvmss": "rcv_mss", "advmss": "advmss",
               "bytes_sent": "bytes_sent", "bytes_acked": "bytes_acked", "bytes_received": "bytes_received",
               "segs_in": "segs_in", "data_segs_in": "data_segs_in", "data_segs_out": "data_segs_out",
               "unacked": "unacked", "ssthresh": "ssthresh", "notsent": "notsent_bytes", "rcv_space": "rcv_space",
               "rcv_ssthresh": "rcv_ssthresh"}
    told = {row["cookie"]: row for row in rows("-tan", "--fields=all")}
    seen = 0
    lines = run("ss", "-H", "-tanei", "-O").decode("latin-1").split("\n")[:-1]
    tell("TCP sockets", len(lines), len(told))
    for line in lines:
        pairs = dict(re.findall(r"\b([a-z_]+):(\S+)", line.split(" sk:")[1]))
        row = told[re.search(r" sk:([0-9a-f]+)", line).group(1)]
        what = "%s of %s" % (row["state"], line)
        inode = re.search(r" ino:(\d+)", line)
        tell(what, int(inode.group(1)) if inode and int(inode.group(1)) else None, row.get("inode"))
        uid = re.search(r" uid:(\d+)", line)
        if row["state"] not in ("TIME_WAIT", "SYN_RECV"):
            tell(what, int(uid.group(1)) if uid else 0, row["uid"])
        if row["state"] != "ESTABLISHED" or row.get("send_q"):
            continue
        for theirs, ours in numbers.items():
            if theirs in pairs:
                seen += 1
                tell("%s of %s" % (ours, what), int(pairs[theirs]), row.get(ours))
        if "rtt" in pairs:
            rtt, deviation = pairs["rtt"].split("/")
            tell("rtt of " + what, (seconds(rtt), seconds(deviation)), (row["rtt_us"], row["rtt_var_us"]))
            tell("rto of " + what, seconds(pairs["rto"]), row["rto_us"])
            tell("congestion of " + what, True, " %s " % row["congestion"] in line)
    if seen < 1000:
        tell("numbers of tcp_info", "many", seen)


SHUT = {"<->": "none", "-->": "receive", "<--": "send", "---": "both"}


def shutdown():
    """What ss says is shut down: of TCP by cookie, of UNIX sockets by inode. Of UDP nothing is."""
    expected, seen = {}, set()
    for line in run("ss", "-H", "-taneO").decode("latin-1").split("\n")[:-1]:
        cookie, arrow = re.search(r" sk:([0-9a-f]+)\b.*?(?: ([<-]-[->]))? *$", line).groups()
        expected[cookie] = (line.split()[0], SHUT.get(arrow))
    for source in "netlink", "auto":
        told = rows("-tan", "--fields=cookie,state,shutdown", "--source=" + source)
        tell("TCP sockets", sorted(expected), sorted(row["cookie"] for row in told))
        for row in told:
            state, words = expected.get(row["cookie"], (None, None))
            tell("shutdown of TCP %s, %s" % (row, state), words, row.get("shutdown"))
            unknown = row["state"] in ("TIME_WAIT", "SYN_RECV")
            tell("a word for TCP %s" % row, unknown, "shutdown" not in row)
            seen.add((row["state"], row.get("shutdown")))
    tell("kinds of TCP", set(), {("ESTABLISHED", "none"), ("LISTEN", "none"), ("CLOSE_WAIT", "receive"),
         ("FIN_WAIT1", "send"), ("FIN_WAIT2", "send"), ("CLOSING", "both"), ("TIME_WAIT", None)} - seen)
    local, seen = {}, set()
    for line in run("ss", "-H", "-xaneO").decode("latin-1").split("\n")[:-1]:
        inode, arrow = re.match(
            r"u_\S+ +\S+ +\d+ +\d+ +.*? (\d+) +\S.*? \d+ +([<-]-[->])(?: |$)", line, re.DOTALL).groups()
        local[int(inode)] = SHUT[arrow]
    for row in rows("-xan", "--fields=inode,shutdown", "--source=netlink"):
        tell("shutdown of UNIX %s" % row, local.pop(row["inode"], "another socket"), row["shutdown"])
        seen.add(row["shutdown"])
    tell("UNIX sockets", {}, local)
    tell("kinds of UNIX", set(SHUT.values()), seen)
    tell("UDP", {"none"}, {row["shutdown"] for row in rows("-uUan", "--fields=shutdown")})
    tell("nothing from /proc", [], [row for row in rows("-tuUwxan", "--fields=shutdown", "--source=proc") if row])


def owners():
    """Every process and descriptor, as /proc has them."""
    holders = {}
    texts = {}
    for pid in sorted(int(name) for name in os.listdir("/proc") if name.isdigit()):
        try:
            for descriptor in os.listdir("/proc/%d/fd" % pid):
                link = re.match(r"socket:\[(\d+)\]$", os.readlink("/proc/%d/fd/%s" % (pid, descriptor)))
                if link:
                    holders.setdefault(int(link.group(1)), []).append((pid, int(descriptor)))
                    with open("/proc/%d/cmdline" % pid, "rb") as file:
                        texts[pid] = file.read(COMMAND_BYTES)
        except FileNotFoundError:
            pass
    many = 0
    for row in rows("-tuUwxanp"):
        expected = []
        for pid, descriptor in sorted(holders.get(row.get("inode"), ())):
            first = texts[pid].split(b"\0")[0]
            name = first.rsplit(b"/", 1)[-1] if first.startswith(b"/") else first
            if not name:
                with open("/proc/%d/comm" % pid, "rb") as file:
                    name = file.read().rstrip(b"\n")
            command = texts[pid].rstrip(b"\0").replace(b"\0", b" ")
            expected.append({"pid": pid, "fd": descriptor, "name": name.decode("latin-1"),
                             "command": command.decode("latin-1")})
        told = whole(row)
        tell("owners of %s" % row, expected or None, "processes" in told and ordered_by_pid(told["processes"]) or None)
        if expected:
            tell("first owner of %s" % row, (expected[0]["pid"], expected[0]["name"]), (told["pid"], told["process"]))
            tell("first owner of %s" % row, told["processes"][0]["pid"], told["pid"])
        else:
            tell("no owner of %s" % row, [], [name for name in ("pid", "process", "processes") if name in told])
        many += len(expected) > 1
    if many < 5:
        tell("sockets with several owners", "some", many)


def ordered_by_pid(processes):
    return sorted(processes, key=lambda process: (process["pid"], process["fd"]))


compare({"sockets": sockets, "unix": unix, "peers": peers, "info": info, "owners": owners,
         "shutdown": shutdown}[KIND])
