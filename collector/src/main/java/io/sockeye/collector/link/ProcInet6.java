package io.sockeye.collector.link;

import java.io.IOException;
import java.nio.ByteOrder;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * Reads {@code /proc/net/if_inet6}, which has a line for each IPv6 address: the address as 32 digits, then in
 * hexadecimal index of the interface, prefix length, scope and flags, and the interface's name. See {@code
 * if6_seq_show} in the kernel's {@code net/ipv6/addrconf.c}. Threads: stateless.
 */
final class ProcInet6 {
    private static final int ADDRESS_DIGITS = 32;
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private ProcInet6() {}

    /**
     * Read all addresses.
     *
     * @param root     where /proc is.
     * @param counters to count what it took.
     * @return the table, or null if there is no such file or it may not be read; it is missing where IPv6 is off.
     * @throws IOException if it cannot be read for another reason, or a line is not whole; the message says which.
     */
    static AddressTable read(final ProcRoot root, final SourceCounters counters) throws IOException {
        final String path = root.netFile("if_inet6");
        try (TextFile file = TextFile.open(path, counters)) {
            if (file.outcome() == TextFile.Outcome.REFUSED) {
                throw new IOException(file.refusal());
            }
            if (!file.isOpen()) {
                return null;
            }
            final byte[] text = file.readAllBytes();
            return read(new LineReader().wrap(text, 0, text.length), path);
        }
    }

    /**
     * Read all addresses.
     *
     * @param lines of the file.
     * @param path  of it, for messages.
     * @return the table.
     * @throws IOException if a line is not whole; the message says which.
     */
    static AddressTable read(final LineReader lines, final String path) throws IOException {
        final AddressTable table = new AddressTable();
        final FieldCursor digits = new FieldCursor();
        final FieldCursor fields = new FieldCursor();
        while (lines.next()) {
            final int from = lines.offset();
            final int middle = from + ADDRESS_DIGITS / 2;
            fields.wrap(lines);
            if (fields.hexDigits(ADDRESS_DIGITS) != ADDRESS_DIGITS || fields.position() != from + ADDRESS_DIGITS) {
                throw malformed(path, lines);
            }
            final long first = half(digits.wrap(lines.text(), from, middle));
            final long last = half(digits.wrap(lines.text(), middle, from + ADDRESS_DIGITS));
            final int index = number(fields, path, lines);
            final int prefixLength = number(fields, path, lines);
            final int scope = number(fields, path, lines);
            table.add(index, new LinkInet6(first, last, prefixLength, scope));
        }
        return table;
    }

    private static long half(final FieldCursor digits) {
        digits.hex();
        return LITTLE_ENDIAN ? Long.reverseBytes(digits.value()) : digits.value();
    }

    private static int number(final FieldCursor fields, final String path, final LineReader lines) throws IOException {
        if (!fields.hex()) {
            throw malformed(path, lines);
        }
        return (int) fields.value();
    }

    private static IOException malformed(final String path, final LineReader lines) {
        return new IOException(path + ": line " + lines.number() + " is no IPv6 address of an interface");
    }
}
