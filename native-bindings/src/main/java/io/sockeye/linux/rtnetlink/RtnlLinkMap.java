package io.sockeye.linux.rtnetlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct rtnl_link_ifmap} of {@code <linux/if_link.h>}, which the attribute {@link
 * IfLink#IFLA_MAP} carries: where the hardware of an interface is. It lies on a multiple of four bytes only. Host byte
 * order.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |                           mem_start                       (8) |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                            mem_end                        (8) |   8
 *  +---------------+---------------+---------------+---------------+
 *  |                           base_addr                       (8) |  16
 *  +---------------+---------------+---------------+---------------+
 *  |              irq              |      dma      |      port     |  24
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class RtnlLinkMap {
    /** Length of the struct in bytes, padding included. */
    public static final int LENGTH = 32;

    static final int MEM_START_OFFSET = 0;
    static final int MEM_END_OFFSET = 8;
    static final int BASE_ADDR_OFFSET = 16;
    static final int IRQ_OFFSET = 24;
    static final int DMA_OFFSET = 26;
    static final int PORT_OFFSET = 27;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a struct. */
    public RtnlLinkMap() {}

    /**
     * Wrap a struct whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the struct, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public RtnlLinkMap wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        this.buffer = buffer;
        return this;
    }

    /** {@return first address of shared memory, unsigned} */
    public long memStart() {
        return UnsafeApi.getLong(address + MEM_START_OFFSET);
    }

    /** {@return last address of shared memory, unsigned} */
    public long memEnd() {
        return UnsafeApi.getLong(address + MEM_END_OFFSET);
    }

    /** {@return base address for input and output, unsigned} */
    public long baseAddr() {
        return UnsafeApi.getLong(address + BASE_ADDR_OFFSET);
    }

    /** {@return number of the interrupt} */
    public int irq() {
        return UnsafeApi.getShort(address + IRQ_OFFSET) & 0xFFFF;
    }

    /** {@return DMA channel} */
    public int dma() {
        return UnsafeApi.getByte(address + DMA_OFFSET) & 0xFF;
    }

    /** {@return which connector is in use, {@code IF_PORT_*}} */
    public int port() {
        return UnsafeApi.getByte(address + PORT_OFFSET) & 0xFF;
    }
}
