package io.sockeye.cli.route;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.record.NeighbourRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.PrintableText;

/** The neighbours of IPv6, {@code netstat -6rC} on Linux 2.2 to 2.4. Confined to one thread. */
final class NeighbourTable implements RowSink {
    private static final String TITLES =
            "Neighbour                                   HW Address        Iface    Flags Ref State";
    private static final String TIME_TITLES = "            Stale(sec) Delete(sec)";
    private static final int MAX_LENGTH = 127;
    private static final int TICKS_PER_SECOND = 100;
    private static final int NUD_REACHABLE = 2;
    /** Flags and letters in turn, in netstat's order. */
    private static final char[] FLAGS = {0x80, 'R', 0x04, 'x', 0x02, 'h', 0x08, 'P'};

    private final Layout layout;
    private final RouteNames names;
    private final AsciiWriter out;
    private final NeighbourRecord row = new NeighbourRecord();
    private final byte[] word = new byte[NeighbourRecord.LENGTH];

    /**
     * A table.
     *
     * @param layout without times if it is {@link Layout#METRICS}.
     * @param names  of addresses.
     * @param out    to print to.
     */
    NeighbourTable(final Layout layout, final RouteNames names, final AsciiWriter out) {
        this.layout = layout;
        this.names = names;
        this.out = out;
    }

    @Override
    public void onTable() {
        out.ascii("Kernel IPv6 Neighbour Cache\n")
                .ascii(TITLES)
                .ascii(hasTimes() ? TIME_TITLES : "")
                .endRow();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
            batch.get(i, row);
            names.wantIpv6(row.neighbourHalf(0), row.neighbourHalf(1));
        }
        names.lookUpWanted();
        for (int i = 0; i < batch.count() && !out.hasFailed(); i++) {
            print(batch.get(i, row));
        }
        return !out.hasFailed();
    }

    /** Counted by the source. */
    @Override
    public void onMalformed(final String what, final long position) {}

    private void print(final NeighbourRecord neighbour) {
        final int start = out.position();
        final int end = names.putIpv6(out.buffer(), start, neighbour.neighbourHalf(0), neighbour.neighbourHalf(1));
        out.position(end);
        out.put('/').decimal(neighbour.prefixLength());
        out.position(Math.min(out.position(), start + MAX_LENGTH));
        out.padTo(start, 43).put(' ');
        text(NeighbourRecord.HARDWARE_OFFSET, neighbour.hardwareLength(), 17);
        text(NeighbourRecord.NAME_OFFSET, neighbour.nameLength(), 8);
        final int letters = out.position();
        out.ascii(flags(neighbour.flags())).padTo(letters, 5).put(' ');
        Ipv4Columns.left(out, neighbour.references(), 3);
        out.put(' ');
        final int state = out.position();
        out.ascii(state(neighbour.state())).padTo(state, 16);
        if (hasTimes()) {
            times(neighbour);
        }
        out.endRow();
    }

    private boolean hasTimes() {
        return layout != Layout.METRICS;
    }

    private void text(final int offset, final int length, final int width) {
        row.getBytes(offset, word, 0, length);
        PrintableText.clean(word, 0, length);
        final int start = out.position();
        out.bytes(word, 0, length).padTo(start, width).put(' ');
    }

    private void times(final NeighbourRecord neighbour) {
        final boolean isReachable = neighbour.state() == NUD_REACHABLE && neighbour.reachable() > neighbour.now();
        final long stale = isReachable ? neighbour.reachable() - neighbour.now() : 0;
        final long delete = Math.max(0, neighbour.collectable() - neighbour.now());
        column(stale / TICKS_PER_SECOND, 9);
        if (neighbour.references() == 0) {
            column(delete / TICKS_PER_SECOND, 7);
        } else {
            out.ascii(" * ");
        }
    }

    private void column(final long value, final int width) {
        final int start = out.put(' ').position();
        out.decimal(value).padTo(start, width).put(' ');
    }

    private static String flags(final long value) {
        final StringBuilder letters = new StringBuilder();
        for (int i = 0; i < FLAGS.length; i += 2) {
            if ((value & FLAGS[i]) != 0) {
                letters.append(FLAGS[i + 1]);
            }
        }
        return letters.toString();
    }

    private static String state(final int value) {
        return switch (value) {
            case 0 -> "NONE";
            case 0x01 -> "INCOMPLETE";
            case NUD_REACHABLE -> "REACHABLE";
            case 0x04 -> "STALE";
            case 0x08 -> "DELAY";
            case 0x10 -> "PROBE";
            case 0x20 -> "FAILED";
            case 0x40 -> "NOARP";
            case 0x80 -> "PERM";
            default -> "UNKNOWN(" + (value < 0x10 && value >= 0 ? "0" : "") + Integer.toHexString(value) + ")";
        };
    }
}
