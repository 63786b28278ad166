package io.sockeye.collector.condition;

import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/** Whether an address is of any of some networks. */
final class NetworkTest extends RowTest {
    private final FieldReader reader;
    private final Network[] networks;
    private final boolean isWanted;

    NetworkTest(final FieldReader reader, final Network[] networks, final boolean isWanted) {
        this.reader = reader;
        this.networks = networks;
        this.isWanted = isWanted;
    }

    @Override
    public boolean holds(final Row row) {
        final int family = reader.addressFamily(row);
        if (family == 0) {
            return false;
        }
        final long first = reader.addressHalf(row, 0);
        final long last = reader.addressHalf(row, 1);
        for (final Network network : networks) {
            if (network.has(family, first, last)) {
                return isWanted;
            }
        }
        return !isWanted;
    }
}
