package io.sockeye.cli.names;

import org.agrona.collections.Int2ObjectHashMap;

import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.PrintableText;

/**
 * Names of IPv4 networks, as getnetbyaddr(3) has them from /etc/networks, if /etc/nsswitch.conf lets it look there: of
 * several names of a network the first in the file, no aliases. Other services are not asked: no name server of today
 * answers for networks, and one that does not answer would cost its delay for each route. The files are read at the
 * first look-up. Threads: confined to one.
 */
public final class NetworkNames {
    /** What netstat has room for in its buffer. */
    private static final int MAX_LENGTH = 127;

    private static final int PARTS = 4;
    private static final String DATABASE = "networks:";
    private static final String FILES = "files";

    private final String networksPath;
    private final String switchPath;
    private Int2ObjectHashMap<byte[]> names;

    NetworkNames(final String networksPath, final String switchPath) {
        this.networksPath = networksPath;
        this.switchPath = switchPath;
    }

    /**
     * The names in this host's files.
     *
     * @return names, not yet read.
     */
    public static NetworkNames ofThisHost() {
        return new NetworkNames("/etc/networks", "/etc/nsswitch.conf");
    }

    /**
     * The name of a network.
     *
     * @param number of the network, 32 bits: the first byte on the wire is its uppermost.
     * @return the name, not to be changed, or null if it has none.
     */
    public byte[] name(final int number) {
        if (names == null) {
            names = new Int2ObjectHashMap<>();
            if (looksIntoFiles()) {
                read();
            }
        }
        return names.get(number);
    }

    /** Where the file does not say, or is not there, files are a default of the C library. */
    private boolean looksIntoFiles() {
        final HostFile lines = new HostFile(switchPath, '#');
        for (FieldCursor line = lines.nextLine(); line != null; line = lines.nextLine()) {
            line.nextField();
            if (line.isField(DATABASE)) {
                boolean isService = line.nextField();
                while (isService && !line.isField(FILES)) {
                    isService = line.nextField();
                }
                return isService;
            }
        }
        return true;
    }

    private void read() {
        final HostFile lines = new HostFile(networksPath, '#');
        for (FieldCursor line = lines.nextLine(); line != null; line = lines.nextLine()) {
            line.nextField();
            final byte[] name = line.fieldBytes();
            line.nextField();
            final long number = number(line.fieldBytes());
            if (name.length > 0 && number >= 0 && !names.containsKey((int) number)) {
                names.put((int) number, PrintableText.of(name, MAX_LENGTH));
            }
        }
    }

    /** As inet_network(3) with zeros for the parts that are missing at the end; -1 if it is no number. */
    private static long number(final byte[] text) {
        long number = 0;
        int parts = 0;
        int from = 0;
        while (from <= text.length) {
            int to = from;
            while (to < text.length && text[to] != '.') {
                to++;
            }
            final long part = part(text, from, to);
            if (part < 0 || part > 0xFF || parts == PARTS) {
                return -1;
            }
            number = number << Byte.SIZE | part;
            parts++;
            from = to + 1;
        }
        return number << (PARTS - parts) * Byte.SIZE;
    }

    /** A number as C writes it: decimal, octal after {@code 0}, hexadecimal after {@code 0x}; -1 if it is none. */
    private static long part(final byte[] text, final int from, final int to) {
        int radix = 10;
        int digits = from;
        if (to - from > 1 && text[from] == '0') {
            final boolean isHexadecimal = (text[from + 1] | 0x20) == 'x';
            radix = isHexadecimal ? 16 : 8;
            digits += isHexadecimal ? 2 : 1;
        }
        long value = digits < to ? 0 : -1;
        for (int i = digits; i < to && value >= 0; i++) {
            final int digit = Character.digit(text[i], radix);
            value = digit < 0 || value > 0xFF ? -1 : value * radix + digit;
        }
        return value;
    }
}
