package io.sockeye.cli.link;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.link.DeviceName;
import io.sockeye.collector.link.LinkFlags;
import io.sockeye.collector.record.LinkRecord;

/** The table of {@code netstat -i}, with a {@code -} for what is not known. Confined to one thread at a time. */
final class ShortTable {
    private static final String HEADER =
            "Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg";
    private static final String NO_STATISTICS = "     - no statistics available -";

    /** As wide as the column. */
    private static final String UNKNOWN_MTU = "    - ";

    private static final int NAME_WIDTH = 15;
    private static final int MTU_WIDTH = 5;
    private static final int PACKETS_WIDTH = 8;
    private static final int ERRORS_WIDTH = 6;
    private static final int STATISTICS_WIDTH = 56;

    /** In the order of the letters. */
    private static final int[] FLAGS = {
        LinkFlags.ALL_MULTICAST,
        LinkFlags.BROADCAST,
        LinkFlags.DEBUG,
        LinkFlags.LOOPBACK,
        LinkFlags.MULTICAST,
        LinkFlags.DYNAMIC,
        LinkFlags.PROMISCUOUS,
        LinkFlags.NO_TRAILERS,
        LinkFlags.NO_ARP,
        LinkFlags.POINT_TO_POINT,
        LinkFlags.SLAVE,
        LinkFlags.MASTER,
        LinkFlags.RUNNING,
        LinkFlags.UP
    };

    private static final String LETTERS = "ABDLMdPNOPsmRU";

    private final AsciiWriter out;

    ShortTable(final AsciiWriter out) {
        this.out = out;
    }

    void header() {
        out.ascii(HEADER).endRow();
    }

    void row(final InterfaceRow row) {
        final String name = DeviceName.printable(row.name());
        final int start = out.position();
        out.ascii(name.length() > NAME_WIDTH ? name.substring(0, NAME_WIDTH) : name)
                .padTo(start, NAME_WIDTH + 1);
        final LinkRecord link = row.link();
        if (link.knows(LinkRecord.MTU)) {
            out.decimalRight(link.mtu(), MTU_WIDTH).put(' ');
        } else {
            out.ascii(UNKNOWN_MTU);
        }
        if ((link.presence() & LinkRecord.COUNTERS) == 0) {
            final int column = out.position();
            out.ascii(NO_STATISTICS).padTo(column, STATISTICS_WIDTH);
        } else {
            right(link.counter(LinkRecord.RX_PACKETS), PACKETS_WIDTH);
            right(link.counter(LinkRecord.RX_ERRORS), ERRORS_WIDTH);
            right(link.counter(LinkRecord.RX_DROPPED), ERRORS_WIDTH);
            final int column = out.position();
            out.unsignedDecimal(link.counter(LinkRecord.RX_FIFO_ERRORS))
                    .padTo(column, ERRORS_WIDTH)
                    .put(' ');
            right(link.counter(LinkRecord.TX_PACKETS), PACKETS_WIDTH);
            right(link.counter(LinkRecord.TX_ERRORS), ERRORS_WIDTH);
            right(link.counter(LinkRecord.TX_DROPPED), ERRORS_WIDTH);
            right(link.counter(LinkRecord.TX_FIFO_ERRORS), ERRORS_WIDTH);
        }
        if (link.knows(LinkRecord.FLAGS)) {
            flags(row);
        } else {
            out.put('-');
        }
        out.endRow();
    }

    /** What is negative as a signed number has more digits than any column. */
    private void right(final long value, final int width) {
        if (value < 0) {
            out.unsignedDecimal(value);
        } else {
            out.decimalRight(value, width);
        }
        out.put(' ');
    }

    private void flags(final InterfaceRow row) {
        if (row.flags() == 0) {
            out.ascii("[NO FLAGS]");
        }
        for (int i = 0; i < FLAGS.length; i++) {
            if (row.has(FLAGS[i])) {
                out.put(LETTERS.charAt(i));
            }
        }
    }
}
