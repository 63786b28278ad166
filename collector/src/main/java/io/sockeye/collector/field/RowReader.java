package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/** A reader of what lies in the row itself, and is there by a {@link Presence}. */
abstract class RowReader extends FieldReader {
    final Presence presence;

    RowReader(final Presence presence) {
        this.presence = presence;
    }

    @Override
    public final Presence presence() {
        return presence;
    }

    @Override
    public boolean isPresent(final Row row) {
        return presence.holds(row);
    }
}
