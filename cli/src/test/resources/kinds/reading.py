"""What the comparisons of sockeye's rows with other readings share."""
import base64
import ipaddress
import json
import struct
import subprocess
import sys
import time

SOCKEYE = sys.argv[1]


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def strict(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError("name twice: %s" % names)
    return dict(pairs)


def rows(*options):
    text = run(SOCKEYE, "--format=jsonl", *options).decode("utf-8", "strict")
    return [json.loads(line, object_pairs_hook=strict) for line in text.splitlines()]


def lines(name):
    with open("/proc/net/" + name, encoding="latin-1") as file:
        return file.read().splitlines()


DIFFERENCES = []


def tell(what, expected, actual):
    if isinstance(expected, list) and isinstance(actual, list) and expected != actual:
        expected, actual = ([item for item in one if item not in other] or one
                            for one, other in ((expected, actual), (actual, expected)))
    if expected != actual:
        DIFFERENCES.append("%s:\n  expected %s\n  actual   %s" % (what, expected, actual))


def without(row, *names):
    return {name: value for name, value in row.items() if name not in names}


def ordered(items):
    return sorted(items, key=lambda item: json.dumps(item, sort_keys=True))


def word(hexadecimal):
    return str(ipaddress.IPv4Address(struct.pack("=I", int(hexadecimal, 16))))


def whole(row):
    """The row with the bytes of its text: where they are not UTF-8, those in base64, after a look at the text."""
    result = {}
    for name, value in row.items():
        if isinstance(value, list):
            result[name] = [whole(item) if isinstance(item, dict) else item for item in value]
        elif name.endswith("_base64"):
            data = base64.b64decode(value, validate=True)
            text = row[name[:-len("_base64")]]
            if "\ufffd" not in text or data.decode("utf-8", "replace") != text:
                DIFFERENCES.append("%s is %r, and its bytes are %r" % (name, text, data))
            result[name[:-len("_base64")]] = data.decode("latin-1")
        elif name + "_base64" not in row:
            result[name] = value.encode().decode("latin-1") if isinstance(value, str) else value
    return result


def compare(*comparisons):
    """Compare until nothing differs: the kernel may change something between the two readings."""
    for _ in range(5):
        DIFFERENCES.clear()
        for comparison in comparisons:
            comparison()
        if not DIFFERENCES:
            sys.exit(0)
        time.sleep(1)
    print("\n".join(DIFFERENCES))
    sys.exit(1)
