package io.sockeye.collector.record;

/**
 * Where the fields of a {@link LinkRecord} lie, in bytes from its beginning.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |                             index                             |   0
 *  |                             flags                             |   4
 *  |                              mtu                              |   8
 *  |                         txQueueLength                         |  12
 *  +---------------+---------------+---------------+---------------+
 *  |         hardwareType          |   presence    |hardwareLength |  16
 *  +---------------+---------------+---------------+---------------+
 *  |  nameLength   |      dma      |     port      |    unknown    |  20
 *  +---------------+---------------+---------------+---------------+
 *  |              irq              |         addressCount          |  24
 *  +---------------+---------------+---------------+---------------+
 *  |                       memoryStart (64)                        |  32
 *  |                        memoryEnd (64)                         |  40
 *  |                       baseAddress (64)                        |  48
 *  +---------------+---------------+---------------+---------------+
 *  |    hardwareAddress, hardwareLength bytes of at most 32        |  56
 *  +---------------+---------------+---------------+---------------+
 *  |    16 counters (64 each), in the order of /proc/net/dev       |  88
 *  +---------------+---------------+---------------+---------------+
 *  |    name, nameLength bytes of at most 40                       | 216
 *  +---------------+---------------+---------------+---------------+
 *  |    addressCount addresses, those of IPv4 first                | 256
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order.
 */
public final class LinkLayout {
    /** Four bytes. */
    public static final int INDEX_OFFSET = 0;
    /** Four bytes. */
    public static final int FLAGS_OFFSET = 4;
    /** Four bytes. */
    public static final int MTU_OFFSET = 8;
    /** Four bytes. */
    public static final int TX_QUEUE_LENGTH_OFFSET = 12;
    /** Two bytes. */
    public static final int HARDWARE_TYPE_OFFSET = 16;
    /** A byte. */
    public static final int PRESENCE_OFFSET = 18;
    /** A byte. */
    public static final int HARDWARE_LENGTH_OFFSET = 19;
    /** A byte. */
    public static final int NAME_LENGTH_OFFSET = 20;
    /** A byte. */
    public static final int DMA_OFFSET = 21;
    /** A byte. */
    public static final int PORT_OFFSET = 22;
    /** A byte. */
    public static final int UNKNOWN_OFFSET = 23;
    /** Two bytes. */
    public static final int IRQ_OFFSET = 24;
    /** Two bytes. */
    public static final int ADDRESS_COUNT_OFFSET = 26;
    /** Eight bytes. */
    public static final int MEMORY_START_OFFSET = 32;
    /** Eight bytes. */
    public static final int MEMORY_END_OFFSET = 40;
    /** Eight bytes. */
    public static final int BASE_ADDRESS_OFFSET = 48;
    /** 32 bytes at most. */
    public static final int HARDWARE_ADDRESS_OFFSET = 56;
    /** 16 times eight bytes. */
    public static final int COUNTERS_OFFSET = 88;
    /** 40 bytes at most. */
    public static final int NAME_OFFSET = 216;

    static final int ADDRESSES_OFFSET = 256;

    private LinkLayout() {}
}
