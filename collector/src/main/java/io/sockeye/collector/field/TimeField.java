package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/** The time of the round, which rows of every kind have. Confined to one thread. */
final class TimeField extends FieldReader {
    private final Joins joins;

    private TimeField(final Joins joins) {
        this.joins = joins;
    }

    /**
     * The field.
     *
     * @return {@code time}, the same for all rows of a round.
     */
    public static Field of() {
        return Field.computed("time", FieldKind.TIME, TimeField::new)
                .needing(Need.TIME)
                .says("When the round began in which the row was read.");
    }

    @Override
    public boolean isPresent(final Row row) {
        return joins.time() != null;
    }

    @Override
    public byte[] word(final Row row) {
        return joins.time();
    }
}
