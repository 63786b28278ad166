package io.sockeye.collector.link;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
    /** Index, prefix length, scope. */
    private static final int NUMBERS = 3;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private ProcInet6() {}

    /**
     * Read all addresses.
     *
     * @param root       where /proc is.
     * @param counters   to count what it took.
     * @param complaints to add a sentence to for each line that is not whole, and one if the file cannot be read.
     * @return the table, or null if there is no such file or it cannot be read; it is missing where IPv6 is off.
     */
    static AddressTable read(final ProcRoot root, final SourceCounters counters, final List<String> complaints) {
        final String path = root.netFile("if_inet6");
        try (TextFile file = TextFile.open(path, counters)) {
            if (file.outcome() == TextFile.Outcome.REFUSED) {
                complaints.add(file.refusal());
            }
            if (!file.isOpen()) {
                return null;
            }
            final byte[] text = file.readAllBytes();
            return read(new LineReader().wrap(text, 0, text.length), path, complaints);
        } catch (final IOException e) {
            complaints.add(e.getMessage());
            return null;
        }
    }

    /**
     * Read all addresses.
     *
     * @param lines      of the file.
     * @param path       of it, for messages.
     * @param complaints to add a sentence to for each line that is not whole.
     * @return the table.
     */
    static AddressTable read(final LineReader lines, final String path, final List<String> complaints) {
        final AddressTable table = new AddressTable();
        while (lines.next()) {
            if (!readLine(lines, table)) {
                complaints.add(path + ": line " + lines.number() + " is no IPv6 address of an interface");
            }
        }
        return table;
    }

    private static boolean readLine(final LineReader lines, final AddressTable table) {
        final int from = lines.offset();
        final int middle = from + ADDRESS_DIGITS / 2;
        final FieldCursor fields = new FieldCursor().wrap(lines);
        if (fields.hexDigits(ADDRESS_DIGITS) != ADDRESS_DIGITS || fields.position() != from + ADDRESS_DIGITS) {
            return false;
        }
        final FieldCursor digits = new FieldCursor();
        final long first = half(digits.wrap(lines.text(), from, middle));
        final long last = half(digits.wrap(lines.text(), middle, from + ADDRESS_DIGITS));
        final int[] numbers = new int[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            if (!fields.hex()) {
                return false;
            }
            numbers[i] = (int) fields.value();
        }
        table.add(numbers[0], new LinkInet6(first, last, numbers[1], numbers[2]));
        // The flags are not needed.
        final int length = fields.hex() ? fields.word(Integer.MAX_VALUE) : 0;
        table.name(
                numbers[0], new String(lines.text(), fields.position() - length, length, StandardCharsets.ISO_8859_1));
        return true;
    }

    private static long half(final FieldCursor digits) {
        digits.hex();
        return LITTLE_ENDIAN ? Long.reverseBytes(digits.value()) : digits.value();
    }
}
