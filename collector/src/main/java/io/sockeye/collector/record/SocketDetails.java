package io.sockeye.collector.record;

import static io.sockeye.collector.record.RowLayout.CONGESTION_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.CONGESTION_OFFSET;
import static io.sockeye.collector.record.RowLayout.INFO_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.INFO_OFFSET;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/** Writes the details at the end of a socket's row, if it has room for them. Threads: stateless. */
public final class SocketDetails {
    private SocketDetails() {}

    /**
     * Say that a row has no details yet.
     *
     * @param row that has room for them.
     */
    public static void clear(final SocketRecord row) {
        UnsafeApi.putInt(address(row) + INFO_LENGTH_OFFSET, 0);
    }

    /**
     * Set {@code struct tcp_info}.
     *
     * @param row          that has room for it.
     * @param source       to copy from.
     * @param sourceOffset in bytes at which it begins.
     * @param length       of it in bytes; what is longer than {@link SocketRecord#MAX_INFO_LENGTH} is cut off.
     */
    public static void info(
            final SocketRecord row, final UnsafeBuffer source, final int sourceOffset, final int length) {
        final int kept = Math.min(length, SocketRecord.MAX_INFO_LENGTH);
        UnsafeApi.putShort(address(row) + INFO_LENGTH_OFFSET, (short) kept);
        UnsafeApi.copyMemory(OffHeap.address(source, sourceOffset, kept), row.address + INFO_OFFSET, kept);
    }

    /**
     * Set the name of the congestion control.
     *
     * @param row          that has room for it.
     * @param source       to copy from.
     * @param sourceOffset in bytes at which it begins.
     * @param length       of it in bytes; what is longer than {@link SocketRecord#MAX_CONGESTION_LENGTH} is cut off.
     */
    public static void congestion(
            final SocketRecord row, final UnsafeBuffer source, final int sourceOffset, final int length) {
        final int kept = Math.min(length, SocketRecord.MAX_CONGESTION_LENGTH);
        UnsafeApi.putByte(address(row) + CONGESTION_LENGTH_OFFSET, (byte) kept);
        UnsafeApi.copyMemory(OffHeap.address(source, sourceOffset, kept), row.address + CONGESTION_OFFSET, kept);
    }

    private static long address(final SocketRecord row) {
        if (!row.hasDetails()) {
            throw new IllegalStateException("row has no details: length=" + row.length());
        }
        return row.address;
    }
}
