package io.sockeye.collector.route;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** Collects rows as text, every field of them. */
final class RouteRows implements RowSink {
    private final List<String> rows = new ArrayList<>();
    private final List<Long> malformed = new ArrayList<>();
    private int tables;

    List<String> rows() {
        return rows;
    }

    List<Long> malformed() {
        return malformed;
    }

    int tables() {
        return tables;
    }

    @Override
    public void onTable() {
        tables++;
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        final RouteRecord row = new RouteRecord();
        for (int i = 0; i < batch.count(); i++) {
            rows.add(text(batch.get(i, row)));
        }
        return true;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        malformed.add(position);
    }

    static String text(final RouteRecord row) {
        final byte[] name = new byte[RouteRecord.MAX_NAME_LENGTH];
        final int length = row.copyName(name, 0);
        return String.format(
                "%d %016x%016x/%d %016x%016x/%d via %016x%016x mask=%08x flags=%x metric=%d refs=%d use=%d"
                        + " mtu=%d window=%d rtt=%d tos=%d hh=%d/%d spec=%08x %s",
                row.family(),
                row.destinationHalf(0),
                row.destinationHalf(1),
                row.destinationLength(),
                row.sourceHalf(0),
                row.sourceHalf(1),
                row.sourceLength(),
                row.gatewayHalf(0),
                row.gatewayHalf(1),
                row.mask(),
                row.flags(),
                row.metric(),
                row.references(),
                row.uses(),
                row.mtu(),
                row.window(),
                row.roundTripTime(),
                row.typeOfService(),
                row.headerReferences(),
                row.headerUpToDate(),
                row.specificDestination(),
                new String(name, 0, length, StandardCharsets.ISO_8859_1));
    }
}
