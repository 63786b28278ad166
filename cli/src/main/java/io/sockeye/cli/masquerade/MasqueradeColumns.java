package io.sockeye.cli.masquerade;

import io.sockeye.cli.output.AsciiWriter;

/** What netstat's table of masqueraded connections and ours have in common. */
final class MasqueradeColumns {
    /** Width of the column of an address; a longer one makes its row longer. */
    static final int ADDRESS_WIDTH = 20;

    private static final int PROTOCOL_WIDTH = 4;
    private static final int MINUTES_WIDTH = 3;
    private static final long CENTIS_PER_SECOND = 100;
    private static final long CENTIS_PER_MINUTE = 6000;
    private static final long SECONDS_PER_MINUTE = 60;

    private static final int SEQUENCE_WIDTH = 10;
    private static final int DELTA_WIDTH = 5;

    private MasqueradeColumns() {}

    /**
     * Append the names of netstat's columns, up to that of the ports.
     *
     * @param writer   to append to.
     * @param extended whether the columns of sequence numbers are there, {@code -e}.
     */
    static void header(final AsciiWriter writer, final boolean extended) {
        writer.ascii("IP masquerading entries").endRow();
        writer.ascii("prot   expire ")
                .ascii(extended ? "   initseq delta prevd " : "")
                .ascii("source               destination          ports");
    }

    /**
     * Append a protocol.
     *
     * @param writer   to append to.
     * @param protocol its name.
     */
    static void protocol(final AsciiWriter writer, final byte[] protocol) {
        writer.left(protocol, PROTOCOL_WIDTH);
    }

    /**
     * Append the time until a connection is forgotten, and a blank.
     *
     * @param writer to append to.
     * @param centis hundredths of a second, unsigned.
     */
    static void expires(final AsciiWriter writer, final long centis) {
        writer.decimalRight(Long.divideUnsigned(centis, CENTIS_PER_MINUTE), MINUTES_WIDTH)
                .put(':');
        twoDigits(writer, Long.remainderUnsigned(Long.divideUnsigned(centis, CENTIS_PER_SECOND), SECONDS_PER_MINUTE));
        writer.put('.');
        twoDigits(writer, Long.remainderUnsigned(centis, CENTIS_PER_SECOND));
        writer.put(' ');
    }

    /**
     * Append where sequence numbers begin to be changed, and a blank.
     *
     * @param writer   to append to.
     * @param sequence a number, unsigned.
     */
    static void sequence(final AsciiWriter writer, final long sequence) {
        if (sequence >= 0) {
            writer.decimalRight(sequence, SEQUENCE_WIDTH);
        } else {
            writer.unsignedDecimal(sequence);
        }
        writer.put(' ');
    }

    /**
     * Append by how much sequence numbers are changed, and a blank.
     *
     * @param writer to append to.
     * @param delta  bytes.
     */
    static void delta(final AsciiWriter writer, final int delta) {
        writer.decimalRight(delta, DELTA_WIDTH).put(' ');
    }

    /**
     * Append what stands for a number that is not known, and a blank.
     *
     * @param writer to append to.
     * @param width  of the column.
     */
    static void unknown(final AsciiWriter writer, final int width) {
        final int start = writer.position();
        writer.padTo(start, width - 1).put('-').put(' ');
    }

    /** Append what stands for sequence numbers of which nothing is known. */
    static void unknownSequence(final AsciiWriter writer) {
        unknown(writer, SEQUENCE_WIDTH);
        unknown(writer, DELTA_WIDTH);
        unknown(writer, DELTA_WIDTH);
    }

    /** Append what stands for a delta that is not known. */
    static void unknownDelta(final AsciiWriter writer) {
        unknown(writer, DELTA_WIDTH);
    }

    private static void twoDigits(final AsciiWriter writer, final long value) {
        writer.put((char) ('0' + value / 10)).put((char) ('0' + value % 10));
    }
}
