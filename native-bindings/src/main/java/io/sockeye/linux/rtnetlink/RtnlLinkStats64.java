package io.sockeye.linux.rtnetlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct rtnl_link_stats64} of {@code <linux/if_link.h>}, which the attribute
 * {@link IfLink#IFLA_STATS64} carries: what an interface has counted since it was made. Each counter is an unsigned
 * 64-bit number in host byte order.
 *
 * <p>The struct grows with the kernel: an older one sends less, and a counter beyond what was sent reads as
 * {@link #ABSENT}. A newer one sends more, which is not looked at. The payload lies on a multiple of four bytes only.
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. Threads: confined to one at a time.
 */
public final class RtnlLinkStats64 {
    /** What a counter reads as that the kernel did not send. */
    public static final long ABSENT = -1;

    static final int RX_PACKETS_OFFSET = 0;
    static final int TX_PACKETS_OFFSET = 8;
    static final int RX_BYTES_OFFSET = 16;
    static final int TX_BYTES_OFFSET = 24;
    static final int RX_ERRORS_OFFSET = 32;
    static final int TX_ERRORS_OFFSET = 40;
    static final int RX_DROPPED_OFFSET = 48;
    static final int TX_DROPPED_OFFSET = 56;
    static final int MULTICAST_OFFSET = 64;
    static final int COLLISIONS_OFFSET = 72;
    static final int RX_LENGTH_ERRORS_OFFSET = 80;
    static final int RX_OVER_ERRORS_OFFSET = 88;
    static final int RX_CRC_ERRORS_OFFSET = 96;
    static final int RX_FRAME_ERRORS_OFFSET = 104;
    static final int RX_FIFO_ERRORS_OFFSET = 112;
    static final int RX_MISSED_ERRORS_OFFSET = 120;
    static final int TX_ABORTED_ERRORS_OFFSET = 128;
    static final int TX_CARRIER_ERRORS_OFFSET = 136;
    static final int TX_FIFO_ERRORS_OFFSET = 144;
    static final int TX_HEARTBEAT_ERRORS_OFFSET = 152;
    static final int TX_WINDOW_ERRORS_OFFSET = 160;
    static final int RX_COMPRESSED_OFFSET = 168;
    static final int TX_COMPRESSED_OFFSET = 176;
    static final int RX_NOHANDLER_OFFSET = 184;
    static final int RX_OTHERHOST_DROPPED_OFFSET = 192;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();
    private int length;

    /** A flyweight that is not yet wrapped around a struct. */
    public RtnlLinkStats64() {}

    /**
     * Wrap a struct.
     *
     * @param buffer containing the struct, outside the heap.
     * @param offset in bytes at which it begins.
     * @param length in bytes that the kernel sent of it.
     * @return this for a fluent API.
     */
    public RtnlLinkStats64 wrap(final UnsafeBuffer buffer, final int offset, final int length) {
        this.address = OffHeap.address(buffer, offset, length);
        this.buffer = buffer;
        this.length = length;
        return this;
    }

    /** {@return packets received} */
    public long rxPackets() {
        return u64(RX_PACKETS_OFFSET);
    }

    /** {@return packets sent} */
    public long txPackets() {
        return u64(TX_PACKETS_OFFSET);
    }

    /** {@return bytes received} */
    public long rxBytes() {
        return u64(RX_BYTES_OFFSET);
    }

    /** {@return bytes sent} */
    public long txBytes() {
        return u64(TX_BYTES_OFFSET);
    }

    /** {@return bad packets received} */
    public long rxErrors() {
        return u64(RX_ERRORS_OFFSET);
    }

    /** {@return packets that could not be sent} */
    public long txErrors() {
        return u64(TX_ERRORS_OFFSET);
    }

    /** {@return packets received and dropped by the host, for lack of memory or of a protocol} */
    public long rxDropped() {
        return u64(RX_DROPPED_OFFSET);
    }

    /** {@return packets dropped before they were sent} */
    public long txDropped() {
        return u64(TX_DROPPED_OFFSET);
    }

    /** {@return multicast packets received} */
    public long multicast() {
        return u64(MULTICAST_OFFSET);
    }

    /** {@return collisions while sending} */
    public long collisions() {
        return u64(COLLISIONS_OFFSET);
    }

    /** {@return packets dropped for their length} */
    public long rxLengthErrors() {
        return u64(RX_LENGTH_ERRORS_OFFSET);
    }

    /** {@return packets that overran the receive ring or were too large for its buffers} */
    public long rxOverErrors() {
        return u64(RX_OVER_ERRORS_OFFSET);
    }

    /** {@return packets with a wrong checksum} */
    public long rxCrcErrors() {
        return u64(RX_CRC_ERRORS_OFFSET);
    }

    /** {@return packets that were not aligned} */
    public long rxFrameErrors() {
        return u64(RX_FRAME_ERRORS_OFFSET);
    }

    /** {@return overruns of the receive queue} */
    public long rxFifoErrors() {
        return u64(RX_FIFO_ERRORS_OFFSET);
    }

    /** {@return packets that the device dropped for lack of buffers} */
    public long rxMissedErrors() {
        return u64(RX_MISSED_ERRORS_OFFSET);
    }

    /** {@return packets not sent for too many collisions} */
    public long txAbortedErrors() {
        return u64(TX_ABORTED_ERRORS_OFFSET);
    }

    /** {@return packets not sent for loss of carrier} */
    public long txCarrierErrors() {
        return u64(TX_CARRIER_ERRORS_OFFSET);
    }

    /** {@return underruns of the send queue} */
    public long txFifoErrors() {
        return u64(TX_FIFO_ERRORS_OFFSET);
    }

    /** {@return heartbeat errors of half-duplex Ethernet} */
    public long txHeartbeatErrors() {
        return u64(TX_HEARTBEAT_ERRORS_OFFSET);
    }

    /** {@return packets not sent for late collisions} */
    public long txWindowErrors() {
        return u64(TX_WINDOW_ERRORS_OFFSET);
    }

    /** {@return compressed packets received} */
    public long rxCompressed() {
        return u64(RX_COMPRESSED_OFFSET);
    }

    /** {@return compressed packets sent} */
    public long txCompressed() {
        return u64(TX_COMPRESSED_OFFSET);
    }

    /** {@return packets received on an interface that is not to receive; since Linux 4.6} */
    public long rxNohandler() {
        return u64(RX_NOHANDLER_OFFSET);
    }

    /** {@return packets dropped as addressed to another host; since Linux 5.19} */
    public long rxOtherhostDropped() {
        return u64(RX_OTHERHOST_DROPPED_OFFSET);
    }

    private long u64(final int field) {
        return field + Long.BYTES > length ? ABSENT : UnsafeApi.getLong(address + field);
    }
}
