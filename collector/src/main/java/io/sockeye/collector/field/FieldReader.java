package io.sockeye.collector.field;

import io.sockeye.collector.record.Row;

/**
 * A field that is bound: it reads rows. Which methods answer is told by the field's {@link FieldKind}; the others
 * throw. No method allocates. Confined to one thread.
 */
public abstract class FieldReader {
    /** The most bytes that {@link #text} copies. */
    public static final int MAX_TEXT = 1024;

    /** Who extends this says what it has. */
    protected FieldReader() {}

    /**
     * Whether the row has the field; of every kind. Of words, texts and addresses the method that has the value tells
     * it as well.
     *
     * @param row to look at.
     * @return false where the kernel does not say.
     */
    public abstract boolean isPresent(Row row);

    /**
     * The test that a row passes which has the field, for who asks it of many rows: asking it costs less than
     * {@link #isPresent}, which does so too. Of words and texts there may be none all the same.
     *
     * @return the test; null if the reader tells by itself.
     */
    public Presence presence() {
        return null;
    }

    /**
     * The tests of some readers.
     *
     * @param readers of the fields.
     * @return of each its {@link #presence()}, in their order.
     */
    public static Presence[] presences(final FieldReader[] readers) {
        final Presence[] presences = new Presence[readers.length];
        for (int i = 0; i < readers.length; i++) {
            presences[i] = readers[i].presence();
        }
        return presences;
    }

    /**
     * A number, a boolean or an identifier that is present.
     *
     * @param row to read.
     * @return the number.
     */
    public long number(final Row row) {
        throw unsupported();
    }

    /**
     * A word or a time.
     *
     * @param row to read.
     * @return the text in ASCII, printable and without quotes and backslashes, not to be changed; null if not present.
     */
    public byte[] word(final Row row) {
        throw unsupported();
    }

    /**
     * A text from outside or a hardware address.
     *
     * @param row    to read.
     * @param target to copy it to, from its beginning; of at least {@link #MAX_TEXT} bytes.
     * @return length in bytes; -1 if not present.
     */
    public int text(final Row row, final byte[] target) {
        throw unsupported();
    }

    /**
     * The family of an address.
     *
     * @param row to read.
     * @return {@code AF_INET} or {@code AF_INET6}; 0 if not present.
     */
    public int addressFamily(final Row row) {
        throw unsupported();
    }

    /**
     * Half of an address that is present, as it lies in memory, in network byte order.
     *
     * @param row  to read.
     * @param half 0 for the first eight bytes, of which IPv4 has four; 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long addressHalf(final Row row, final int half) {
        throw unsupported();
    }

    /**
     * Go before the first item of a list that is present.
     *
     * @param row to read.
     */
    public void begin(final Row row) {
        throw unsupported();
    }

    /** {@return whether the list has a next item, which this goes to} */
    public boolean next() {
        throw unsupported();
    }

    /** {@return the item of a list of words, in ASCII, not to be changed} */
    public byte[] itemWord() {
        throw unsupported();
    }

    /** {@return the item of a list of objects, for the readers of its members to read} */
    public Row item() {
        throw unsupported();
    }

    /** {@return of a list of objects, the readers of its members, in the order of {@link Field#members()}} */
    public FieldReader[] members() {
        throw unsupported();
    }

    private UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException(
                "not a value of this field: reader=" + getClass().getName());
    }
}
