package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/**
 * When a field is there. Three tests, of which each may be missing: a byte of the row is one of some values, a number
 * in the row is not 0, and a {@link Condition} holds. Threads: immutable.
 */
public final class Presence {
    /** In every row. */
    public static final Presence ALWAYS = new Presence(0, 0, 0, 0, null);

    private final int byteOffset;
    private final long values;
    private final int numberOffset;
    private final int numberWidth;
    private final Condition condition;

    private Presence(
            final int byteOffset,
            final long values,
            final int numberOffset,
            final int numberWidth,
            final Condition condition) {
        this.byteOffset = byteOffset;
        this.values = values;
        this.numberOffset = numberOffset;
        this.numberWidth = numberWidth;
        this.condition = condition;
    }

    /**
     * Where a byte has one of some values.
     *
     * @param offset of the byte from the row's beginning.
     * @param values each a bit: of value 3, {@code 1L << 3}. Values from 64 on are not among them.
     * @return the presence.
     */
    public static Presence byteIn(final int offset, final long values) {
        return new Presence(offset, values, 0, 0, null);
    }

    /**
     * Where a condition holds.
     *
     * @param condition to hold.
     * @return the presence.
     */
    public static Presence where(final Condition condition) {
        return new Presence(0, 0, 0, 0, condition);
    }

    /**
     * Where a number is not 0.
     *
     * @param offset of the number from the row's beginning.
     * @param width  of it.
     * @return the presence.
     */
    public static Presence nonZero(final int offset, final Width width) {
        return ALWAYS.andNonZero(offset, width);
    }

    /**
     * Where this is so and a number is not 0.
     *
     * @param offset of the number from the row's beginning.
     * @param width  of it.
     * @return the presence.
     */
    public Presence andNonZero(final int offset, final Width width) {
        return new Presence(byteOffset, values, offset, width.ordinal() + 1, condition);
    }

    /**
     * Where this is so and a condition holds.
     *
     * @param also to hold.
     * @return the presence.
     */
    public Presence and(final Condition also) {
        final Condition before = condition;
        return new Presence(
                byteOffset,
                values,
                numberOffset,
                numberWidth,
                before == null ? also : row -> before.holds(row) && also.holds(row));
    }

    /**
     * Whether the field is there.
     *
     * @param row to look at.
     * @return true if so.
     */
    public boolean holds(final Row row) {
        return (values == 0 || isOneOf(row.getByte(byteOffset)))
                && (condition == null || condition.holds(row))
                && (numberWidth == 0 || Width.read(numberWidth - 1, row, numberOffset) != 0);
    }

    private boolean isOneOf(final int value) {
        return value < Long.SIZE && (values >>> value & 1) != 0;
    }
}
