package io.sockeye.collector.statistics;

import java.util.Arrays;

/**
 * Counters that a file has together, such as {@code Tcp}, by the kernel's names and in the file's order. A name may
 * come more than once in a file: IcmpMsg has a section for every 16 types that were seen.
 *
 * <p>Threads: immutable.
 */
public final class Section {
    private final String name;
    private final int line;
    private final String[] keys;
    private final long[] values;
    private final boolean[] negative;

    private Section(final Builder builder) {
        name = builder.name;
        line = builder.line;
        keys = Arrays.copyOf(builder.keys, builder.size);
        values = Arrays.copyOf(builder.values, builder.size);
        negative = Arrays.copyOf(builder.negative, builder.size);
    }

    /** {@return its name, such as {@code Tcp}: printable ASCII, maybe empty} */
    public String name() {
        return name;
    }

    /** {@return the line of the file at which it begins, from 1} */
    public int line() {
        return line;
    }

    /** {@return how many counters it has} */
    public int size() {
        return keys.length;
    }

    /**
     * The name of a counter.
     *
     * @param index of the counter.
     * @return printable ASCII without blanks.
     */
    public String key(final int index) {
        return keys[index];
    }

    /**
     * The value of a counter.
     *
     * @param index of the counter.
     * @return unsigned, but if it {@link #isNegative} signed. A number that takes more than 64 bits is 2^64-1, as read
     *     by {@code strtoull(3)}.
     */
    public long value(final int index) {
        return values[index];
    }

    /**
     * Whether the file has a minus before the value, as for Tcp MaxConn.
     *
     * @param index of the counter.
     * @return whether {@link #value} is signed.
     */
    public boolean isNegative(final int index) {
        return negative[index];
    }

    /**
     * Find a counter.
     *
     * @param key its name.
     * @return its index, or -1 if the section does not have it.
     */
    public int indexOf(final String key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Gathers the counters of a section. Threads: confined to one. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 32;

        private final String name;
        private final int line;
        private String[] keys = new String[FIRST_CAPACITY];
        private long[] values = new long[FIRST_CAPACITY];
        private boolean[] negative = new boolean[FIRST_CAPACITY];
        private int size;

        /**
         * A section without counters.
         *
         * @param name of the section.
         * @param line at which it begins, from 1.
         */
        public Builder(final String name, final int line) {
            this.name = name;
            this.line = line;
        }

        /**
         * Add a counter.
         *
         * @param key        its name.
         * @param value      unsigned, or signed if it is negative.
         * @param isNegative whether it is.
         */
        public void add(final String key, final long value, final boolean isNegative) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                values = Arrays.copyOf(values, size * 2);
                negative = Arrays.copyOf(negative, size * 2);
            }
            keys[size] = key;
            values[size] = value;
            negative[size] = isNegative;
            size++;
        }

        /** {@return the name of the section} */
        public String name() {
            return name;
        }

        /** {@return the section with what was added up to now} */
        public Section build() {
            return new Section(this);
        }
    }
}
