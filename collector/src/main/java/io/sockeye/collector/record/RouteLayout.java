package io.sockeye.collector.record;

/**
 * Where the fields of a {@link RouteRecord} lie, in bytes from its beginning.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |    family     | destinationLen|   sourceLen   |  nameLength   |   0
 *  |                             flags                             |   4
 *  |             mask of IPv4, network byte order                  |   8
 *  |                            metric                             |  12
 *  |                          references                           |  16
 *  |                             uses                              |  20
 *  |                              mtu                              |  24
 *  |                            window                             |  28
 *  |                         roundTripTime                         |  32
 *  |                         typeOfService                         |  36
 *  |                       headerReferences                        |  40
 *  |                        headerUpToDate                         |  44
 *  |         specificDestination, network byte order               |  48
 *  |     cache     |   uncounted   |            (unused)      (10) |  52
 *  +---------------+---------------+---------------+---------------+
 *  |    destination, network byte order, IPv4 in the first 4  (16) |  64
 *  |    gateway                                               (16) |  80
 *  |    source                                                (16) |  96
 *  +---------------+---------------+---------------+---------------+
 *  |    name of the interface, nameLength bytes of at most 16      | 112
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order.
 */
public final class RouteLayout {
    /** A byte, {@code AF_*}. */
    public static final int FAMILY_OFFSET = 0;
    /** A byte. */
    public static final int DESTINATION_LENGTH_OFFSET = 1;
    /** A byte. */
    public static final int SOURCE_LENGTH_OFFSET = 2;
    /** A byte. */
    public static final int NAME_LENGTH_OFFSET = 3;
    /** Four bytes. */
    public static final int FLAGS_OFFSET = 4;
    /** Four bytes. */
    public static final int MASK_OFFSET = 8;
    /** Four bytes. */
    public static final int METRIC_OFFSET = 12;
    /** Four bytes. */
    public static final int REFERENCES_OFFSET = 16;
    /** Four bytes. */
    public static final int USES_OFFSET = 20;
    /** Four bytes. */
    public static final int MTU_OFFSET = 24;
    /** Four bytes. */
    public static final int WINDOW_OFFSET = 28;
    /** Four bytes. */
    public static final int ROUND_TRIP_TIME_OFFSET = 32;
    /** Four bytes. */
    public static final int TYPE_OF_SERVICE_OFFSET = 36;
    /** Four bytes. */
    public static final int HEADER_REFERENCES_OFFSET = 40;
    /** Four bytes. */
    public static final int HEADER_UP_TO_DATE_OFFSET = 44;
    /** Four bytes. */
    public static final int SPECIFIC_DESTINATION_OFFSET = 48;
    /** A byte. */
    public static final int CACHE_OFFSET = 52;
    /** A byte: 1 where references and uses are not known, else 0. */
    public static final int UNCOUNTED_OFFSET = 53;
    /** 16 bytes. */
    public static final int DESTINATION_OFFSET = 64;
    /** 16 bytes. */
    public static final int GATEWAY_OFFSET = 80;
    /** 16 bytes. */
    public static final int SOURCE_OFFSET = 96;
    /** 16 bytes at most. */
    public static final int NAME_OFFSET = 112;

    private RouteLayout() {}
}
