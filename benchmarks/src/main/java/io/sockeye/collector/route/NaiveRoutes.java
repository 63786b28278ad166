package io.sockeye.collector.route;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowBatch;

/** Lines of /proc/net/route read the usual way: with strings, {@code split} and {@code parseInt}. */
final class NaiveRoutes {
    private static final int HEX = 16;

    private NaiveRoutes() {}

    /**
     * Read all lines.
     *
     * @param text   with the lines.
     * @param length in bytes of the text.
     * @param batch  to append rows to.
     * @param row    to wrap around them.
     */
    static void read(final byte[] text, final int length, final RowBatch batch, final RouteRecord row) {
        for (final String line : new String(text, 0, length, US_ASCII).split("\n")) {
            final String[] fields = line.trim().split("\\s+");
            final byte[] name = fields[0].getBytes(US_ASCII);
            batch.append(row)
                    .family(Family.INET.number())
                    .name(name, 0, name.length)
                    .destinationWord(0, Integer.parseUnsignedInt(fields[1], HEX))
                    .gatewayWord(0, Integer.parseUnsignedInt(fields[2], HEX))
                    .flags(Integer.parseInt(fields[3], HEX))
                    .references(Integer.parseInt(fields[4]))
                    .uses(Integer.parseInt(fields[5]))
                    .metric(Integer.parseInt(fields[6]))
                    .mask(Integer.parseUnsignedInt(fields[7], HEX))
                    .mtu(Integer.parseInt(fields[8]))
                    .window(Integer.parseInt(fields[9]))
                    .roundTripTime(Integer.parseInt(fields[10]));
        }
    }
}
