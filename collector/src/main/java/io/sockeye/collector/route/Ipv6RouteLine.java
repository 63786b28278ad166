package io.sockeye.collector.route;

import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;

/**
 * Reads lines of {@code /proc/net/ipv6_route}: no header, ten fields of fixed width in hexadecimal, and the interface's
 * name. Threads: confined to one.
 */
final class Ipv6RouteLine {
    private static final int MAX_NAME_LENGTH = 15;
    private static final int GROUPS = 8;
    private static final int GROUP_LENGTH = 4;
    private static final int WORDS = 4;
    private static final int WORD_LENGTH = 8;
    /** Where today's kernel has the fields. */
    private static final int DESTINATION_LENGTH = 33;

    private static final int SOURCE = 36;
    private static final int SOURCE_LENGTH = 69;
    private static final int GATEWAY = 72;
    private static final int METRIC = 105;
    private static final int REFERENCES = 114;
    private static final int USES = 123;
    private static final int FLAGS = 132;
    private static final int NAME = 140;
    /** Where blanks stand between them. */
    private static final int[] BLANKS = {32, 35, 68, 71, 104, 113, 122, 131, 140};

    private final FieldCursor cursor = new FieldCursor();
    private final int[] group = new int[GROUPS];

    /** A reader. */
    Ipv6RouteLine() {}

    /**
     * Read a line if it is laid out as the kernel does it, quickly.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends.
     * @param row    to fill; what is in it after a failure means nothing.
     * @return false if it is not; then {@link #read} is the way.
     */
    boolean readUsual(final byte[] text, final int offset, final int limit, final RouteRecord row) {
        if (limit - offset <= NAME + 1) {
            return false;
        }
        int difference = 0;
        for (final int blank : BLANKS) {
            difference |= text[offset + blank] ^ ' ';
        }
        final long address = AsciiScan.address(offset);
        long sign = 0;
        for (int word = 0; word < WORDS; word++) {
            final long at = address + WORD_LENGTH * word;
            final long destination = AsciiScan.hex8At(text, at);
            final long source = AsciiScan.hex8At(text, at + SOURCE);
            final long gateway = AsciiScan.hex8At(text, at + GATEWAY);
            row.destinationWord(word, networkWord(destination))
                    .sourceWord(word, networkWord(source))
                    .gatewayWord(word, networkWord(gateway));
            sign |= destination | source | gateway;
        }
        final int destinationLength = AsciiScan.hex2At(text, address + DESTINATION_LENGTH);
        final int sourceLength = AsciiScan.hex2At(text, address + SOURCE_LENGTH);
        final long metric = AsciiScan.hex8At(text, address + METRIC);
        final long references = AsciiScan.hex8At(text, address + REFERENCES);
        final long uses = AsciiScan.hex8At(text, address + USES);
        final long flags = AsciiScan.hex8At(text, address + FLAGS);
        row.destinationLength(destinationLength).sourceLength(sourceLength);
        row.metric((int) metric).references((int) references).uses((int) uses).flags((int) flags);
        sign |= destinationLength | sourceLength | metric | references | uses | flags;
        return difference == 0 && sign >= 0 && readName(text, offset + NAME, limit, row);
    }

    private static boolean readName(final byte[] text, final int offset, final int limit, final RouteRecord row) {
        final int from = AsciiScan.skipSpaces(text, offset, limit);
        int to = from;
        while (to < limit && text[to] > ' ') {
            to++;
        }
        row.name(text, from, Math.min(to - from, MAX_NAME_LENGTH));
        return to > from && (to == limit || text[to] == ' ');
    }

    /**
     * Read a line as netstat does, with white space wherever {@code scanf} takes it.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends.
     * @param row    to fill; what is in it after a failure means nothing.
     * @return false if the line has not all fields, or no address where one should be.
     */
    boolean read(final byte[] text, final int offset, final int limit, final RouteRecord row) {
        cursor.wrap(text, offset, limit);
        if (!readAddress()) {
            return false;
        }
        putDestination(row);
        if (!cursor.hex(2)) {
            return false;
        }
        row.destinationLength((int) cursor.value());
        if (!readAddress()) {
            return false;
        }
        putSource(row);
        if (!cursor.hex(2)) {
            return false;
        }
        row.sourceLength((int) cursor.value());
        return readAddress() && readRest(text, row);
    }

    private boolean readRest(final byte[] text, final RouteRecord row) {
        putGateway(row);
        if (!cursor.hex(WORD_LENGTH)) {
            return false;
        }
        row.metric((int) cursor.value());
        if (!cursor.hex(WORD_LENGTH)) {
            return false;
        }
        row.references((int) cursor.value());
        if (!cursor.hex(WORD_LENGTH)) {
            return false;
        }
        row.uses((int) cursor.value());
        if (!cursor.hex(WORD_LENGTH)) {
            return false;
        }
        row.flags((int) cursor.value());
        final int length = cursor.word(MAX_NAME_LENGTH);
        row.name(text, cursor.position() - length, length);
        return length > 0;
    }

    /** Read eight groups of up to four digits into {@link #group}; false if one has something else, or is missing. */
    private boolean readAddress() {
        for (int i = 0; i < GROUPS; i++) {
            group[i] = cursor.hexGroup(GROUP_LENGTH);
            if (group[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private void putDestination(final RouteRecord row) {
        for (int word = 0; word < WORDS; word++) {
            row.destinationWord(word, networkWord(wordOfGroups(word)));
        }
    }

    private void putSource(final RouteRecord row) {
        for (int word = 0; word < WORDS; word++) {
            row.sourceWord(word, networkWord(wordOfGroups(word)));
        }
    }

    private void putGateway(final RouteRecord row) {
        for (int word = 0; word < WORDS; word++) {
            row.gatewayWord(word, networkWord(wordOfGroups(word)));
        }
    }

    private long wordOfGroups(final int word) {
        return (long) group[2 * word] << 16 | group[2 * word + 1];
    }

    /** Of digits in the order of the bytes: the bytes as they lie in memory, in host order of an int. */
    private static int networkWord(final long digits) {
        return NetworkOrder.word((int) digits);
    }
}
