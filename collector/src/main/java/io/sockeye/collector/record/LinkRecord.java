package io.sockeye.collector.record;

import java.util.Objects;

import org.agrona.UnsafeApi;

import io.sockeye.linux.rtnetlink.IfFlags;

/**
 * Flyweight over one network interface, or an alias of one, and its addresses. {@link LinkLayout} draws where its
 * fields lie. Its addresses are details at the end, each as {@link LinkAddressRecord} draws it.
 *
 * <p>Numbers are in host byte order. Valid until its batch is filled anew. Threads: confined to one at a time.
 */
public final class LinkRecord extends Row {
    /** Length in bytes of a row without addresses. */
    public static final int LENGTH = LinkLayout.ADDRESSES_OFFSET;
    /** Rows of a batch. */
    public static final int BATCH_ROWS = 32;
    /** Room for a name in bytes; the kernel's have 15. */
    public static final int MAX_NAME_LENGTH = 40;
    /** Room for a hardware address in bytes, {@code MAX_ADDR_LEN} of the kernel's {@code <linux/netdevice.h>}. */
    public static final int MAX_HARDWARE_LENGTH = 32;

    /** Presence: it is known where the hardware is. */
    public static final int MAP = 1;
    /** Presence: there are counters. */
    public static final int COUNTERS = 2;
    /** Presence: this is an alias, a label that one of the addresses of the interface before it has. */
    public static final int ALIAS = 4;

    /** Unknown: {@link #index()} could not be read. */
    public static final int INDEX = 1;
    /** Unknown: {@link #flags()} could not be read. */
    public static final int FLAGS = 2;
    /** Unknown: {@link #mtu()} could not be read. */
    public static final int MTU = 4;
    /** Unknown: {@link #txQueueLength()} could not be read. */
    public static final int TX_QUEUE_LENGTH = 8;
    /** Unknown: {@link #hardwareType()} could not be read. */
    public static final int HARDWARE_TYPE = 16;

    /** Index of a counter: bytes received. All are as {@code /proc/net/dev} sums them up, in its order. */
    public static final int RX_BYTES = 0;
    /** Index of a counter: packets received. */
    public static final int RX_PACKETS = 1;
    /** Index of a counter: bad packets received. */
    public static final int RX_ERRORS = 2;
    /** Index of a counter: packets dropped by the host and, as missed, by the device. */
    public static final int RX_DROPPED = 3;
    /** Index of a counter: overruns of the receive queue. */
    public static final int RX_FIFO_ERRORS = 4;
    /** Index of a counter: packets of wrong length, too large, with a wrong checksum or not aligned. */
    public static final int RX_FRAME_ERRORS = 5;
    /** Index of a counter: compressed packets received. */
    public static final int RX_COMPRESSED = 6;
    /** Index of a counter: multicast packets received. */
    public static final int MULTICAST = 7;
    /** Index of a counter: bytes sent. */
    public static final int TX_BYTES = 8;
    /** Index of a counter: packets sent. */
    public static final int TX_PACKETS = 9;
    /** Index of a counter: packets that could not be sent. */
    public static final int TX_ERRORS = 10;
    /** Index of a counter: packets dropped before they were sent. */
    public static final int TX_DROPPED = 11;
    /** Index of a counter: underruns of the send queue. */
    public static final int TX_FIFO_ERRORS = 12;
    /** Index of a counter: collisions while sending. */
    public static final int COLLISIONS = 13;
    /** Index of a counter: packets not sent for loss of carrier, too many or late collisions, or heartbeat errors. */
    public static final int TX_CARRIER_ERRORS = 14;
    /** Index of a counter: compressed packets sent. */
    public static final int TX_COMPRESSED = 15;
    /** How many counters there are. */
    public static final int COUNTER_COUNT = 16;

    /** A flyweight that is not yet wrapped around a row. */
    public LinkRecord() {
        super(LENGTH, LENGTH);
    }

    /**
     * How long rows have to be.
     *
     * @param addresses of the interface that has most.
     * @return in bytes.
     */
    public static int lengthFor(final int addresses) {
        return LENGTH + addresses * LinkAddressRecord.LENGTH;
    }

    /** {@return the index of the interface, above 0} */
    public int index() {
        return UnsafeApi.getInt(address + LinkLayout.INDEX_OFFSET);
    }

    /**
     * {@return this, with another {@link #index()}}
     *
     * @param value to set.
     */
    public LinkRecord index(final int value) {
        UnsafeApi.putInt(address + LinkLayout.INDEX_OFFSET, value);
        return this;
    }

    /** {@return a set of {@code IFF_*}} */
    public int flags() {
        return UnsafeApi.getInt(address + LinkLayout.FLAGS_OFFSET);
    }

    /** {@return whether the interface is up, {@code IFF_UP}} */
    public boolean isUp() {
        return (flags() & IfFlags.IFF_UP) != 0;
    }

    /**
     * {@return this, with another {@link #flags()}}
     *
     * @param value to set.
     */
    public LinkRecord flags(final int value) {
        UnsafeApi.putInt(address + LinkLayout.FLAGS_OFFSET, value);
        return this;
    }

    /** {@return the largest packet in bytes, unsigned} */
    public int mtu() {
        return UnsafeApi.getInt(address + LinkLayout.MTU_OFFSET);
    }

    /**
     * {@return this, with another {@link #mtu()}}
     *
     * @param value to set.
     */
    public LinkRecord mtu(final int value) {
        UnsafeApi.putInt(address + LinkLayout.MTU_OFFSET, value);
        return this;
    }

    /** {@return length of the send queue in packets, unsigned} */
    public int txQueueLength() {
        return UnsafeApi.getInt(address + LinkLayout.TX_QUEUE_LENGTH_OFFSET);
    }

    /**
     * {@return this, with another {@link #txQueueLength()}}
     *
     * @param value to set.
     */
    public LinkRecord txQueueLength(final int value) {
        UnsafeApi.putInt(address + LinkLayout.TX_QUEUE_LENGTH_OFFSET, value);
        return this;
    }

    /** {@return {@code ARPHRD_*}, 0 to 65535} */
    public int hardwareType() {
        return UnsafeApi.getShort(address + LinkLayout.HARDWARE_TYPE_OFFSET) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #hardwareType()}}
     *
     * @param value to set.
     */
    public LinkRecord hardwareType(final int value) {
        UnsafeApi.putShort(address + LinkLayout.HARDWARE_TYPE_OFFSET, (short) value);
        return this;
    }

    /**
     * {@return what could not be read, and is 0: a set of {@link #INDEX}, {@link #FLAGS}, {@link #MTU}, {@link
     *     #TX_QUEUE_LENGTH} and {@link #HARDWARE_TYPE}}
     */
    public int unknown() {
        return UnsafeApi.getByte(address + LinkLayout.UNKNOWN_OFFSET) & 0xFF;
    }

    /**
     * Whether something could be read.
     *
     * @param what such as {@link #INDEX}.
     * @return false if it is unknown.
     */
    public boolean knows(final int what) {
        return (unknown() & what) == 0;
    }

    /**
     * Set {@link #unknown()}.
     *
     * @param value as there.
     * @return this for a fluent API.
     */
    public LinkRecord unknown(final int value) {
        UnsafeApi.putByte(address + LinkLayout.UNKNOWN_OFFSET, (byte) value);
        return this;
    }

    /** {@return what is known that need not be: a set of {@link #MAP}, {@link #COUNTERS} and {@link #ALIAS}} */
    public int presence() {
        return UnsafeApi.getByte(address + LinkLayout.PRESENCE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #presence()}}
     *
     * @param value to set.
     */
    public LinkRecord presence(final int value) {
        UnsafeApi.putByte(address + LinkLayout.PRESENCE_OFFSET, (byte) value);
        return this;
    }

    /** {@return length of the hardware address in bytes, 0 to {@value #MAX_HARDWARE_LENGTH}} */
    public int hardwareLength() {
        return UnsafeApi.getByte(address + LinkLayout.HARDWARE_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the hardware address; what is longer than {@link #MAX_HARDWARE_LENGTH} is cut off.
     *
     * @param source all of it.
     * @return this for a fluent API.
     */
    public LinkRecord hardwareAddress(final byte[] source) {
        final int kept = RowBytes.put(
                address + LinkLayout.HARDWARE_ADDRESS_OFFSET, MAX_HARDWARE_LENGTH, source, 0, source.length);
        UnsafeApi.putByte(address + LinkLayout.HARDWARE_LENGTH_OFFSET, (byte) kept);
        return this;
    }

    /** {@return length of the name in bytes, 0 to {@value #MAX_NAME_LENGTH}} */
    public int nameLength() {
        return UnsafeApi.getByte(address + LinkLayout.NAME_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the name; what is longer than {@link #MAX_NAME_LENGTH} is cut off.
     *
     * @param source all of it.
     * @return this for a fluent API.
     */
    public LinkRecord name(final byte[] source) {
        final int kept = RowBytes.put(address + LinkLayout.NAME_OFFSET, MAX_NAME_LENGTH, source, 0, source.length);
        UnsafeApi.putByte(address + LinkLayout.NAME_LENGTH_OFFSET, (byte) kept);
        return this;
    }

    /**
     * {@return first address of shared memory, unsigned; known with {@link #MAP}, as all that follows up to the port}
     */
    public long memoryStart() {
        return UnsafeApi.getLong(address + LinkLayout.MEMORY_START_OFFSET);
    }

    /** {@return last address of shared memory, unsigned} */
    public long memoryEnd() {
        return UnsafeApi.getLong(address + LinkLayout.MEMORY_END_OFFSET);
    }

    /** {@return address for input and output, unsigned} */
    public long baseAddress() {
        return UnsafeApi.getLong(address + LinkLayout.BASE_ADDRESS_OFFSET);
    }

    /** {@return number of the interrupt, 0 to 65535} */
    public int irq() {
        return UnsafeApi.getShort(address + LinkLayout.IRQ_OFFSET) & 0xFFFF;
    }

    /** {@return DMA channel, 0 to 255} */
    public int dma() {
        return UnsafeApi.getByte(address + LinkLayout.DMA_OFFSET) & 0xFF;
    }

    /** {@return which connector is in use, {@code IF_PORT_*}, 0 to 255} */
    public int port() {
        return UnsafeApi.getByte(address + LinkLayout.PORT_OFFSET) & 0xFF;
    }

    /**
     * Set where memory and input and output of the hardware are.
     *
     * @param start as {@link #memoryStart()}.
     * @param end   as {@link #memoryEnd()}.
     * @param base  as {@link #baseAddress()}.
     * @return this for a fluent API.
     */
    public LinkRecord memory(final long start, final long end, final long base) {
        UnsafeApi.putLong(address + LinkLayout.MEMORY_START_OFFSET, start);
        UnsafeApi.putLong(address + LinkLayout.MEMORY_END_OFFSET, end);
        UnsafeApi.putLong(address + LinkLayout.BASE_ADDRESS_OFFSET, base);
        return this;
    }

    /**
     * Set by what the hardware is reached.
     *
     * @param irq  as {@link #irq()}.
     * @param dma  as {@link #dma()}.
     * @param port as {@link #port()}.
     * @return this for a fluent API.
     */
    public LinkRecord lines(final int irq, final int dma, final int port) {
        UnsafeApi.putShort(address + LinkLayout.IRQ_OFFSET, (short) irq);
        UnsafeApi.putByte(address + LinkLayout.DMA_OFFSET, (byte) dma);
        UnsafeApi.putByte(address + LinkLayout.PORT_OFFSET, (byte) port);
        return this;
    }

    /**
     * A counter, known with {@link #COUNTERS}.
     *
     * @param index such as {@link #RX_BYTES}.
     * @return since the interface was made, unsigned.
     */
    public long counter(final int index) {
        return UnsafeApi.getLong(
                address + LinkLayout.COUNTERS_OFFSET + (Objects.checkIndex(index, COUNTER_COUNT) << 3));
    }

    /**
     * Set a counter.
     *
     * @param index such as {@link #RX_BYTES}.
     * @param value as {@link #counter}.
     * @return this for a fluent API.
     */
    public LinkRecord counter(final int index, final long value) {
        UnsafeApi.putLong(
                address + LinkLayout.COUNTERS_OFFSET + (Objects.checkIndex(index, COUNTER_COUNT) << 3), value);
        return this;
    }

    /** {@return how many addresses are in the row, those of IPv4 first} */
    public int addressCount() {
        return UnsafeApi.getShort(address + LinkLayout.ADDRESS_COUNT_OFFSET) & 0xFFFF;
    }

    /**
     * Look at an address.
     *
     * @param index of the address, from 0.
     * @param item  to be wrapped around it; for as long as this row is valid.
     * @return {@code item}.
     */
    public LinkAddressRecord address(final int index, final LinkAddressRecord item) {
        Objects.checkIndex(index, addressCount());
        part(lengthFor(index), LinkAddressRecord.LENGTH, item);
        return item;
    }

    /**
     * Add an address, cleared.
     *
     * @param item to be wrapped around it.
     * @return {@code item}.
     */
    public LinkAddressRecord addAddress(final LinkAddressRecord item) {
        final int index = addressCount();
        part(lengthFor(index), LinkAddressRecord.LENGTH, item);
        UnsafeApi.putShort(address + LinkLayout.ADDRESS_COUNT_OFFSET, (short) (index + 1));
        item.clear();
        return item;
    }
}
