package io.sockeye.collector.record;

import static io.sockeye.collector.record.RowLayout.CONGESTION_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.CONGESTION_OFFSET;
import static io.sockeye.collector.record.RowLayout.INFO_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.INFO_OFFSET;
import static io.sockeye.collector.record.RowLayout.MEMORY_COUNT_OFFSET;
import static io.sockeye.collector.record.RowLayout.MEMORY_OFFSET;
import static io.sockeye.collector.record.RowLayout.MPTCP_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.PARAMETERS_KIND_OFFSET;
import static io.sockeye.collector.record.RowLayout.PARAMETERS_OFFSET;
import static io.sockeye.collector.record.RowLayout.TOLD_OFFSET;
import static io.sockeye.collector.record.RowLayout.ULP_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.ULP_OFFSET;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;
import io.sockeye.linux.sockdiag.CongestionInfo;

/** Writes the details at the end of a socket's row, if it has room for them. Threads: stateless. */
public final class SocketDetails {
    /** {@code SK_MEMINFO_DROPS}. */
    private static final int DROPS = 8;

    private SocketDetails() {}

    /**
     * Say that a row has no details yet.
     *
     * @param row that has room for them.
     */
    public static void clear(final SocketRecord row) {
        final long address = address(row);
        UnsafeApi.putInt(address + INFO_LENGTH_OFFSET, 0);
        UnsafeApi.putInt(address + TOLD_OFFSET, 0);
        UnsafeApi.putByte(address + MEMORY_COUNT_OFFSET, (byte) 0);
        UnsafeApi.putByte(address + PARAMETERS_KIND_OFFSET, (byte) Told.NO_PARAMETERS);
        UnsafeApi.putLong(address + ULP_LENGTH_OFFSET, 0);
        UnsafeApi.putShort(address + MPTCP_LENGTH_OFFSET, (short) 0);
    }

    /**
     * Set a number of one byte that the kernel told.
     *
     * @param row    that has room for it.
     * @param told   bit of {@link Told}.
     * @param offset of {@link RowLayout}.
     * @param value  of it.
     */
    public static void told8(final SocketRecord row, final int told, final int offset, final int value) {
        tell(row, told);
        UnsafeApi.putByte(row.address + offset, (byte) value);
    }

    /**
     * Set a number of two bytes that the kernel told.
     *
     * @param row    that has room for it.
     * @param told   bit of {@link Told}.
     * @param offset of {@link RowLayout}.
     * @param value  of it.
     */
    public static void told16(final SocketRecord row, final int told, final int offset, final int value) {
        tell(row, told);
        UnsafeApi.putShort(row.address + offset, (short) value);
    }

    /**
     * Set a number of four bytes that the kernel told.
     *
     * @param row    that has room for it.
     * @param told   bit of {@link Told}.
     * @param offset of {@link RowLayout}.
     * @param value  of it.
     */
    public static void told32(final SocketRecord row, final int told, final int offset, final int value) {
        tell(row, told);
        UnsafeApi.putInt(row.address + offset, value);
    }

    /**
     * Set a number of eight bytes that the kernel told.
     *
     * @param row    that has room for it.
     * @param told   bit of {@link Told}.
     * @param offset of {@link RowLayout}.
     * @param value  of it.
     */
    public static void told64(final SocketRecord row, final int told, final int offset, final long value) {
        tell(row, told);
        UnsafeApi.putLong(row.address + offset, value);
    }

    private static void tell(final SocketRecord row, final int told) {
        final long at = address(row) + TOLD_OFFSET;
        UnsafeApi.putInt(at, UnsafeApi.getInt(at) | told);
    }

    /**
     * Set the numbers of a socket's memory, {@code SK_MEMINFO_*}.
     *
     * @param row          that has room for them.
     * @param source       to copy from.
     * @param sourceOffset in bytes at which they begin.
     * @param length       of them in bytes; what is more than {@link SocketRecord#MAX_MEMORY_COUNT} is cut off.
     */
    public static void memory(
            final SocketRecord row, final UnsafeBuffer source, final int sourceOffset, final int length) {
        final int count = Math.min(length / Integer.BYTES, SocketRecord.MAX_MEMORY_COUNT);
        UnsafeApi.putByte(address(row) + MEMORY_COUNT_OFFSET, (byte) count);
        for (int i = 0; i < count; i++) {
            final int at = i * Integer.BYTES;
            UnsafeApi.putInt(row.address + MEMORY_OFFSET + at, source.getInt(sourceOffset + at));
        }
        if (count > DROPS) {
            row.drops(source.getInt(sourceOffset + DROPS * Integer.BYTES));
        }
    }

    /**
     * Set the parameters of a congestion control, unless fewer bytes of them came than there must be.
     *
     * @param row          that has room for them.
     * @param kind         whose, one of {@link Told}'s.
     * @param source       to copy from.
     * @param sourceOffset in bytes at which they begin.
     * @param length       of them in bytes.
     */
    public static void parameters(
            final SocketRecord row,
            final int kind,
            final UnsafeBuffer source,
            final int sourceOffset,
            final int length) {
        final int whole = kind == Told.BBR ? CongestionInfo.BBR_LENGTH : CongestionInfo.VEGAS_LENGTH;
        if (length < whole) {
            return;
        }
        UnsafeApi.putByte(address(row) + PARAMETERS_KIND_OFFSET, (byte) kind);
        for (int at = 0; at < whole; at += Integer.BYTES) {
            UnsafeApi.putInt(row.address + PARAMETERS_OFFSET + at, source.getInt(sourceOffset + at));
        }
        if (kind == Told.BBR) {
            final long low = source.getInt(sourceOffset + CongestionInfo.BBR_BW_LO_OFFSET) & 0xFFFF_FFFFL;
            final long high = source.getInt(sourceOffset + CongestionInfo.BBR_BW_HI_OFFSET);
            UnsafeApi.putLong(row.address + PARAMETERS_OFFSET, low | high << Integer.SIZE);
        }
    }

    /**
     * Set the name of the upper layer protocol.
     *
     * @param row          that has room for it.
     * @param source       to copy from.
     * @param sourceOffset in bytes at which it begins.
     * @param length       of it in bytes; what is longer than {@link SocketRecord#MAX_ULP_LENGTH} is cut off.
     */
    public static void ulp(
            final SocketRecord row, final UnsafeBuffer source, final int sourceOffset, final int length) {
        final int kept = Math.min(length, SocketRecord.MAX_ULP_LENGTH);
        UnsafeApi.putByte(address(row) + ULP_LENGTH_OFFSET, (byte) kept);
        UnsafeApi.copyMemory(OffHeap.address(source, sourceOffset, kept), row.address + ULP_OFFSET, kept);
    }

    /**
     * Set {@code struct mptcp_info}, which lies in the place of {@code tcp_info}.
     *
     * @param row          that has room for it.
     * @param source       to copy from.
     * @param sourceOffset in bytes at which it begins.
     * @param length       of it in bytes; what is longer than {@link SocketRecord#MAX_INFO_LENGTH} is cut off.
     */
    public static void mptcpInfo(
            final SocketRecord row, final UnsafeBuffer source, final int sourceOffset, final int length) {
        final int kept = Math.min(length, SocketRecord.MAX_INFO_LENGTH);
        UnsafeApi.putShort(address(row) + MPTCP_LENGTH_OFFSET, (short) kept);
        UnsafeApi.copyMemory(OffHeap.address(source, sourceOffset, kept), row.address + INFO_OFFSET, kept);
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
