package io.sockeye.collector.record;

import static io.sockeye.collector.record.RouteLayout.CACHE_OFFSET;
import static io.sockeye.collector.record.RouteLayout.DESTINATION_LENGTH_OFFSET;
import static io.sockeye.collector.record.RouteLayout.DESTINATION_OFFSET;
import static io.sockeye.collector.record.RouteLayout.FAMILY_OFFSET;
import static io.sockeye.collector.record.RouteLayout.FLAGS_OFFSET;
import static io.sockeye.collector.record.RouteLayout.GATEWAY_OFFSET;
import static io.sockeye.collector.record.RouteLayout.HEADER_REFERENCES_OFFSET;
import static io.sockeye.collector.record.RouteLayout.HEADER_UP_TO_DATE_OFFSET;
import static io.sockeye.collector.record.RouteLayout.MASK_OFFSET;
import static io.sockeye.collector.record.RouteLayout.METRIC_OFFSET;
import static io.sockeye.collector.record.RouteLayout.MTU_OFFSET;
import static io.sockeye.collector.record.RouteLayout.NAME_LENGTH_OFFSET;
import static io.sockeye.collector.record.RouteLayout.NAME_OFFSET;
import static io.sockeye.collector.record.RouteLayout.REFERENCES_OFFSET;
import static io.sockeye.collector.record.RouteLayout.ROUND_TRIP_TIME_OFFSET;
import static io.sockeye.collector.record.RouteLayout.SOURCE_LENGTH_OFFSET;
import static io.sockeye.collector.record.RouteLayout.SOURCE_OFFSET;
import static io.sockeye.collector.record.RouteLayout.SPECIFIC_DESTINATION_OFFSET;
import static io.sockeye.collector.record.RouteLayout.TYPE_OF_SERVICE_OFFSET;
import static io.sockeye.collector.record.RouteLayout.UNCOUNTED_OFFSET;
import static io.sockeye.collector.record.RouteLayout.USES_OFFSET;
import static io.sockeye.collector.record.RouteLayout.WINDOW_OFFSET;

import java.util.Objects;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one route: the row that all sources fill. Reader and writer in one; setters return {@code this}. Where
 * its fields lie is told by {@link RouteLayout}.
 *
 * <p>Numbers are in host byte order. The kernel's unsigned numbers of 32 bits are ints with the same bits. What a table
 * does not have is 0. The row is valid until the batch that it lies in is filled anew. Threads: confined to one at a
 * time.
 */
public final class RouteRecord extends ReadableRoute {
    /** Length of a row in bytes. */
    public static final int LENGTH = 128;
    /**
     * Rows of a batch. So few that who takes batches is soon called often enough to be compiled: until then its loop
     * over the rows runs in the interpreter, which with 512 rows went on for half of 100,000 routes.
     */
    public static final int BATCH_ROWS = 64;
    /** Room for an interface's name in bytes; the kernel's own limit is 15. */
    public static final int MAX_NAME_LENGTH = 16;

    /** {@link #cache()} of a route that is none of IPv4's cache. */
    public static final int NO_CACHE = 0;
    /** {@link #cache()} of a cached IPv4 route of Linux 2.0. */
    public static final int OLD_CACHE = 1;
    /** {@link #cache()} of a cached IPv4 route of Linux 2.2 to 3.5. */
    public static final int CACHE = 2;

    /** A flyweight that is not yet wrapped around a row. */
    public RouteRecord() {
        super(LENGTH, NAME_OFFSET);
    }

    /**
     * {@return this, with another {@link #family()}}
     * @param value to set.
     */
    public RouteRecord family(final int value) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #cache()}}
     * @param value to set.
     */
    public RouteRecord cache(final int value) {
        UnsafeApi.putByte(address + CACHE_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #isUncounted()}}
     *
     * @param value to set.
     */
    public RouteRecord uncounted(final boolean value) {
        UnsafeApi.putByte(address + UNCOUNTED_OFFSET, (byte) (value ? 1 : 0));
        return this;
    }

    /**
     * {@return this, with another {@link #destinationLength()}}
     * @param value to set.
     */
    public RouteRecord destinationLength(final int value) {
        UnsafeApi.putByte(address + DESTINATION_LENGTH_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #sourceLength()}}
     * @param value to set.
     */
    public RouteRecord sourceLength(final int value) {
        UnsafeApi.putByte(address + SOURCE_LENGTH_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #flags()}}
     * @param value to set.
     */
    public RouteRecord flags(final int value) {
        UnsafeApi.putInt(address + FLAGS_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #mask()}}
     * @param value to set.
     */
    public RouteRecord mask(final int value) {
        UnsafeApi.putInt(address + MASK_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #metric()}}
     * @param value to set.
     */
    public RouteRecord metric(final int value) {
        UnsafeApi.putInt(address + METRIC_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #references()}}
     * @param value to set.
     */
    public RouteRecord references(final int value) {
        UnsafeApi.putInt(address + REFERENCES_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #uses()}}
     * @param value to set.
     */
    public RouteRecord uses(final int value) {
        UnsafeApi.putInt(address + USES_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #mtu()}}
     * @param value to set.
     */
    public RouteRecord mtu(final int value) {
        UnsafeApi.putInt(address + MTU_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #window()}}
     * @param value to set.
     */
    public RouteRecord window(final int value) {
        UnsafeApi.putInt(address + WINDOW_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #roundTripTime()}}
     * @param value to set.
     */
    public RouteRecord roundTripTime(final int value) {
        UnsafeApi.putInt(address + ROUND_TRIP_TIME_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #typeOfService()}}
     * @param value to set.
     */
    public RouteRecord typeOfService(final int value) {
        UnsafeApi.putInt(address + TYPE_OF_SERVICE_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #headerReferences()}}
     * @param value to set.
     */
    public RouteRecord headerReferences(final int value) {
        UnsafeApi.putInt(address + HEADER_REFERENCES_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #headerUpToDate()}}
     * @param value to set.
     */
    public RouteRecord headerUpToDate(final int value) {
        UnsafeApi.putInt(address + HEADER_UP_TO_DATE_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #specificDestination()}}
     * @param value to set.
     */
    public RouteRecord specificDestination(final int value) {
        UnsafeApi.putInt(address + SPECIFIC_DESTINATION_OFFSET, value);
        return this;
    }

    /**
     * Set 32 bits of the destination; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public RouteRecord destinationWord(final int word, final int value) {
        UnsafeApi.putInt(address + DESTINATION_OFFSET + (Objects.checkIndex(word, 4) << 2), value);
        return this;
    }

    /**
     * Set 32 bits of the gateway; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public RouteRecord gatewayWord(final int word, final int value) {
        UnsafeApi.putInt(address + GATEWAY_OFFSET + (Objects.checkIndex(word, 4) << 2), value);
        return this;
    }

    /**
     * Set 32 bits of the source; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public RouteRecord sourceWord(final int word, final int value) {
        UnsafeApi.putInt(address + SOURCE_OFFSET + (Objects.checkIndex(word, 4) << 2), value);
        return this;
    }

    /**
     * Set the interface's name; what is longer than {@link #MAX_NAME_LENGTH} is cut off.
     *
     * @param source to copy from.
     * @param offset in bytes at which the name begins.
     * @param length of the name in bytes.
     * @return this for a fluent API.
     */
    public RouteRecord name(final byte[] source, final int offset, final int length) {
        final int kept = Math.min(length, MAX_NAME_LENGTH);
        Objects.checkFromIndexSize(offset, kept, source.length);
        UnsafeApi.putByte(address + NAME_LENGTH_OFFSET, (byte) kept);
        for (int i = 0; i < kept; i++) {
            UnsafeApi.putByte(address + NAME_OFFSET + i, source[offset + i]);
        }
        return this;
    }
}
