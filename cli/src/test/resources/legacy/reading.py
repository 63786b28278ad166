"""Read a file of a legacy family as a reader would who knows the kernel's formats: reading.py PROC sockets|routes FAMILY.

Prints the rows as a JSON array. It takes lines apart at white space and knows nothing of netstat.
"""
import json
import os
import sys

PROC, WHAT, FAMILY = sys.argv[1:]
LINK = ["LISTENING", "SABM_SENT", "DISC_SENT", "ESTABLISHED", "RECOVERY"]
CIRCUIT = ["LISTENING", "CONN_SENT", "DISC_SENT", "ESTABLISHED"]
FLAGS = ["up", "gateway", "host", "reinstate", "dynamic", "modified", "mtu", "window", "irtt", "reject", "static",
         "xresolve", "noforward", "throw", "nopmtudisc", None, "default", "allonlink", "addrconf", None, None, "linkrt",
         "nonexthop", None, "cache", "flow", "policy", None, None, None, None, "local"]


def lines(name):
    with open(os.path.join(PROC, "net", name), encoding="latin-1") as file:
        return file.read().splitlines()


def told(row, **texts):
    for name, text in texts.items():
        if text.strip("*?-"):
            row[name] = text


def state(row, words, number):
    if 0 <= number < len(words) and words[number]:
        row["state"] = words[number]


def queues(row, words):
    row["send_q"], row["recv_q"] = int(words[0]), int(words[1])
    if len(words) > 2 and int(words[2]):
        row["inode"] = int(words[2])


def sequences(row, words):
    row["send_sequence"], row["receive_sequence"] = int(words[0]), int(words[1])


def ax25(line):
    words = line.split()
    row = {}
    source, path = words[2], words[3]
    told(row, interface=words[1], local_address=source[:-1] if source.endswith("*") else source)
    destination, _, digipeaters = path.partition(",")
    told(row, remote_address=destination, digipeaters=digipeaters)
    state(row, LINK, int(words[4]))
    sequences(row, words[5:7])
    rest = words[21:]
    if len(rest) == 1:
        return None
    if rest and rest[0] != "*":
        queues(row, rest)
    return row


def ax25_of_linux_2_0(line):
    words = line.split()
    if len(words) < 6:
        return None
    row = {}
    told(row, remote_address=words[0], local_address=words[1], interface=words[2])
    state(row, LINK, int(words[3]))
    sequences(row, words[4:6])
    rest = words[15:]
    if len(rest) == 1:
        return None
    if rest:
        queues(row, rest)
    return row


def x25(line):
    words = line.split()
    row = {"channel": int(words[3], 16)}
    told(row, remote_address=words[0], local_address=words[1], interface=words[2])
    state(row, LINK, int(words[4]))
    sequences(row, words[5:7])
    queues(row, words[13:])
    return row


def netrom(line):
    words = line.split()
    pairs = words[4:6] + words[10:15]
    if any(pair.count("/") != 1 for pair in pairs):
        return None
    row = {}
    told(row, user_address=words[0], remote_address=words[1], local_address=words[2], interface=words[3])
    state(row, CIRCUIT, int(words[6]))
    sequences(row, words[7:9])
    queues(row, words[16:])
    return row


def rose(line):
    words = line.split()
    if len(words) < 8:
        return None
    row = {"channel": int(words[5], 16), "neighbour": int(words[6])}
    told(row, remote_address=words[0], remote_callsign=words[1], local_address=words[2], local_callsign=words[3],
         interface=words[4])
    state(row, CIRCUIT, int(words[7]))
    sequences(row, words[8:10])
    queues(row, words[17:])
    return row


def ipx(line):
    words = line.split()
    row = {"send_q": int(words[2], 16), "recv_q": int(words[3], 16), "uid": int(words[5])}
    row["local_address"], port = words[0].rsplit(":", 1)
    row["local_port"] = int(port, 16)
    if words[1] != "Not_Connected":
        row["remote_address"], port = words[1].rsplit(":", 1)
        row["remote_port"] = int(port, 16)
    state(row, [None, "ESTABLISHED"], int(words[4], 16))
    return row


def sockets():
    if FAMILY == "ax25":
        all_lines = lines("ax25")
        is_old = all_lines[0].startswith("dest_addr")
        rows = [ax25_of_linux_2_0(line) for line in all_lines[1:]] if is_old else [ax25(line) for line in all_lines]
    else:
        name, parse = {"x25": ("x25", x25), "netrom": ("nr", netrom), "rose": ("rose", rose),
                       "ipx": ("ipx/socket", ipx)}[FAMILY]
        rows = [parse(line) for line in lines(name)[1:]]
    return [dict(row, protocol=FAMILY, family=FAMILY) for row in rows if row is not None]


def neighbours(name):
    known = []
    for line in lines(name)[1:]:
        words = line.split()
        item = {"number": int(words[0])}
        told(item, callsign=words[1], interface=words[2])
        known.append(item)
    return known


def by_way_of(row, chosen):
    row["neighbours"] = chosen
    if chosen and "callsign" in chosen[0]:
        row["gateway"] = chosen[0]["callsign"]
    if chosen and "interface" in chosen[0]:
        row["interface"] = chosen[0]["interface"]


def routes():
    name = {"ax25": "ax25_route", "ipx": "ipx/route", "ddp": "atalk_route", "netrom": "nr_nodes", "rose": "rose_nodes",
            "x25": "x25/route"}[FAMILY]
    rows = []
    for line in lines(name)[1:]:
        words = line.split()
        row = {"family": FAMILY}
        if FAMILY == "ax25":
            told(row, destination=words[0], interface=words[1], mode=words[2], digipeaters=",".join(words[3:]))
        elif FAMILY == "ipx":
            row["destination"] = words[0]
            if words[1:] != ["Directly", "Connected"]:
                row["gateway"] = words[1] + ":" + words[2]
        elif FAMILY == "ddp":
            row.update(destination=words[0], interface=words[3])
            if words[1].strip("0:"):
                row["gateway"] = words[1]
            flags = int(words[2]) & 0xFFFFFFFF
            row["flags"] = [word for bit, word in enumerate(FLAGS) if word and flags >> bit & 1]
        elif FAMILY == "netrom":
            told(row, destination=words[0], mnemonic=words[1])
            in_use = words[4 + 3 * (int(words[2]) - 1):][:3]
            row["quality"] = int(in_use[0])
            number = int(in_use[2])
            by_way_of(row, [item for item in neighbours("nr_neigh") if item["number"] == number][:1]
                      or [{"number": number}])
        elif FAMILY == "rose":
            told(row, destination=words[0])
            row["digits"] = int(words[1])
            chosen = []
            for number in map(int, words[3:]):
                chosen += [item for item in neighbours("rose_neigh") if item["number"] == number] or [
                    {"number": number}]
            by_way_of(row, chosen)
        else:
            address, digits, device = words if len(words) == 3 else [""] + words
            row.update(digits=int(digits), interface=device)
            told(row, destination=address[:int(digits)])
        rows.append(row)
    return rows


print(json.dumps(sockets() if WHAT == "sockets" else routes()))
