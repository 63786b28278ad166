package io.sockeye.collector.masquerade;

import java.nio.ByteOrder;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;

/**
 * Makes a row of a line of {@code /proc/net/nf_conntrack}, as {@code ct_seq_show} in the kernel's
 * {@code nf_conntrack_standalone.c} writes it:
 *
 * <pre>
 * ipv4     2 tcp      6 431999 ESTABLISHED src=10.0.0.2 dst=192.0.2.1 sport=4000 dport=80 [packets=1 bytes=60]
 *   [[UNREPLIED]] src=192.0.2.1 dst=10.0.0.1 sport=80 dport=4000 [[ASSURED]] mark=0 [secctx=...] [zone=0] use=2
 * </pre>
 *
 * <p>Family and protocol by name and number, then words in an order that is not relied on, but for the tuples: the
 * first {@code src=} begins the original one, the second that of the reply. An offloaded connection has neither timeout
 * nor state. Keys that are not known are passed over. Nothing is allocated. Confined to one thread at a time.
 */
final class ConntrackLine {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final int INET = Family.INET.number();
    private static final int INET6 = Family.INET6.number();

    private static final long SRC = key("src");
    private static final long DST = key("dst");
    private static final long SPORT = key("sport");
    private static final long DPORT = key("dport");
    private static final long SRCKEY = key("srckey");
    private static final long DSTKEY = key("dstkey");
    private static final long TYPE = key("type");
    private static final long CODE = key("code");
    private static final long ID = key("id");
    private static final long PACKETS = key("packets");
    private static final long BYTES = key("bytes");
    private static final long MARK = key("mark");
    private static final long ZONE = key("zone");
    private static final long ZONE_ORIGINAL = key("zone-ori");
    private static final long ZONE_REPLY = key("zone-rep");

    private static final int ALL_ENDS = 0xF;
    private static final int IPV6_GROUPS = 8;
    private static final int IPV4_BYTES = 4;

    private final FieldCursor fields = new FieldCursor();
    private byte[] text;
    private ConnectionRecord row;
    /** Of the tuple that is being read; -1 before the first. */
    private int direction;
    /** Which of the four addresses have come, a bit for each end. */
    private int addresses;

    /** A parser of any number of lines, one after the other. */
    ConntrackLine() {}

    /**
     * Fill a row.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends: where its newline is.
     * @param row    to fill, all zero.
     * @return false if the line is no connection.
     */
    public boolean parse(final byte[] text, final int offset, final int limit, final ConnectionRecord row) {
        this.text = text;
        this.row = row;
        direction = -1;
        addresses = 0;
        fields.wrap(text, offset, limit).nextField();
        final long family = nextNumber();
        fields.nextField();
        final long protocol = nextNumber();
        if (family != INET && family != INET6 || protocol < 0 || protocol > 0xFF) {
            return false;
        }
        row.family((int) family).protocol((int) protocol);
        while (fields.nextField()) {
            if (!word(fields.fieldOffset(), fields.fieldLimit())) {
                return false;
            }
        }
        return addresses == ALL_ENDS;
    }

    private long nextNumber() {
        return fields.nextField() ? decimal(fields.fieldOffset(), fields.fieldLimit()) : -1;
    }

    private boolean word(final int from, final int to) {
        final byte first = text[from];
        if (first >= '0' && first <= '9') {
            final long seconds = decimal(from, to);
            row.timeout(seconds).addFlags(ConnectionRecord.HAS_TIMEOUT);
            return seconds >= 0;
        }
        if (first == '[') {
            row.addFlags(status(from, to));
            return true;
        }
        final int equals = AsciiScan.indexOf(text, from, to, (byte) '=');
        if (equals < to) {
            return value(key(text, from, equals), equals + 1, to);
        }
        final int state = TrackedState.number(row.protocol(), text, from, to);
        if (state != TrackedState.UNKNOWN) {
            row.state(state).addFlags(ConnectionRecord.HAS_STATE);
        }
        return true;
    }

    private int status(final int from, final int to) {
        // The second character and the length tell: [UNREPLIED], [ASSURED], [OFFLOAD], [HW_OFFLOAD].
        return switch (to - from > 2 ? text[from + 1] : 0) {
            case 'U' -> ConnectionRecord.UNREPLIED;
            case 'A' -> ConnectionRecord.ASSURED;
            case 'O' -> ConnectionRecord.OFFLOAD;
            case 'H' -> ConnectionRecord.HW_OFFLOAD;
            default -> 0;
        };
    }

    private boolean value(final long key, final int from, final int to) {
        if (key == SRC) {
            direction++;
            return direction <= ConnectionRecord.REPLY && address(2 * direction, from, to);
        }
        if (key == MARK || key == ZONE || key == ZONE_ORIGINAL || key == ZONE_REPLY) {
            return whole(key, decimal(from, to));
        }
        if (direction < 0) {
            // GRE's own timeouts.
            return true;
        }
        final int source = 2 * direction;
        if (key == DST) {
            return address(source + 1, from, to);
        } else if (key == SPORT) {
            return port(source, decimal(from, to), ConnectionRecord.HAS_PORTS);
        } else if (key == DPORT) {
            return port(source + 1, decimal(from, to), ConnectionRecord.HAS_PORTS);
        } else if (key == PACKETS) {
            row.packets(direction, AsciiScan.parseDecimal(text, from, to)).addFlags(ConnectionRecord.HAS_COUNTERS);
            return AsciiScan.skipDigits(text, from, to) == to;
        } else if (key == BYTES) {
            row.bytes(direction, AsciiScan.parseDecimal(text, from, to)).addFlags(ConnectionRecord.HAS_COUNTERS);
            return AsciiScan.skipDigits(text, from, to) == to;
        } else if (key == ID) {
            // Of who sent the echo, in either direction.
            return port(
                    direction == ConnectionRecord.ORIGINAL ? source : source + 1,
                    decimal(from, to),
                    ConnectionRecord.HAS_ICMP);
        }
        return key == SRCKEY || key == DSTKEY
                ? port(key == SRCKEY ? source : source + 1, hex(from, to), ConnectionRecord.HAS_PORTS)
                : icmp(key, from, to);
    }

    /** What is of the connection as a whole. */
    private boolean whole(final long key, final long value) {
        if (key == MARK) {
            row.mark(value);
            return value >= 0;
        }
        if (key != ZONE_REPLY) {
            row.zone(ConnectionRecord.ORIGINAL, (int) value);
        }
        if (key != ZONE_ORIGINAL) {
            row.zone(ConnectionRecord.REPLY, (int) value);
        }
        return value >= 0;
    }

    private boolean icmp(final long key, final int from, final int to) {
        if (direction == ConnectionRecord.ORIGINAL && (key == TYPE || key == CODE)) {
            final long value = decimal(from, to);
            if (key == TYPE) {
                row.icmpType((int) value);
            } else {
                row.icmpCode((int) value);
            }
            return value >= 0;
        }
        return true;
    }

    private boolean port(final int end, final long port, final int flag) {
        row.port(end, (int) port).addFlags(flag);
        return port >= 0 && port <= 0xFFFF;
    }

    private boolean address(final int end, final int from, final int to) {
        addresses |= 1 << end;
        return row.family() == INET ? ipv4(end, from, to) : ipv6(end, from, to);
    }

    private boolean ipv4(final int end, final int from, final int to) {
        int at = from;
        int word = 0;
        for (int i = 0; i < IPV4_BYTES; i++) {
            final int dot = AsciiScan.skipDigits(text, at, to);
            final long octet = decimal(at, dot);
            if (octet < 0 || octet > 0xFF || i < IPV4_BYTES - 1 && (dot == to || text[dot] != '.')) {
                return false;
            }
            word = word << Byte.SIZE | (int) octet;
            at = dot + 1;
        }
        row.ipv4(end, LITTLE_ENDIAN ? Integer.reverseBytes(word) : word);
        return at == to + 1;
    }

    /** The kernel writes all eight groups: {@code %pI6}. */
    private boolean ipv6(final int end, final int from, final int to) {
        int at = from;
        long first = 0;
        long last = 0;
        for (int i = 0; i < IPV6_GROUPS; i++) {
            final int colon = AsciiScan.skipHexDigits(text, at, to);
            if (colon == at || colon > at + 4 || i < IPV6_GROUPS - 1 && (colon == to || text[colon] != ':')) {
                return false;
            }
            first = first << Short.SIZE | last >>> 3 * Short.SIZE;
            last = last << Short.SIZE | AsciiScan.parseHex(text, at, colon);
            at = colon + 1;
        }
        row.address(
                end, LITTLE_ENDIAN ? Long.reverseBytes(first) : first, LITTLE_ENDIAN ? Long.reverseBytes(last) : last);
        return at == to + 1;
    }

    /** A number below 2^63, or -1 if the word is something else. */
    private long decimal(final int from, final int to) {
        if (from == to || AsciiScan.skipDigits(text, from, to) != to) {
            return -1;
        }
        final long value = AsciiScan.parseDecimal(text, from, to);
        return value < 0 ? -1 : value;
    }

    /**
     * A number with {@code 0x} before it, which the kernel's {@code %#x} leaves out, or -1 if the word is something
     * else.
     */
    private long hex(final int from, final int to) {
        final int digits = to - from > 2 && text[from] == '0' && text[from + 1] == 'x' ? from + 2 : from;
        if (digits == to || AsciiScan.skipHexDigits(text, digits, to) != to) {
            return -1;
        }
        return AsciiScan.parseHex(text, digits, to) & Long.MAX_VALUE;
    }

    private static long key(final String name) {
        long key = 0;
        for (int i = 0; i < name.length(); i++) {
            key = key << Byte.SIZE | name.charAt(i);
        }
        return key;
    }

    /** The first eight characters of a key, which tell apart all that are known. */
    private static long key(final byte[] text, final int from, final int to) {
        final int end = Math.min(to, from + Long.BYTES);
        long key = 0;
        for (int i = from; i < end; i++) {
            key = key << Byte.SIZE | text[i] & 0xFF;
        }
        return key;
    }
}
