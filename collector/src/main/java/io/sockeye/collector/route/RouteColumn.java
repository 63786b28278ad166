package io.sockeye.collector.route;

/** A column of {@code /proc/net/route} or {@code /proc/net/rt_cache}, by the name that its header has for it. */
enum RouteColumn {
    IFACE("Iface", ColumnKind.NAME),
    DESTINATION("Destination", ColumnKind.ADDRESS),
    GATEWAY("Gateway", ColumnKind.ADDRESS),
    FLAGS("Flags", ColumnKind.HEX),
    REFERENCES("RefCnt", ColumnKind.DECIMAL),
    USES("Use", ColumnKind.DECIMAL),
    METRIC("Metric", ColumnKind.DECIMAL),
    MASK("Mask", ColumnKind.ADDRESS),
    SOURCE("Source", ColumnKind.ADDRESS),
    MTU("MTU", ColumnKind.DECIMAL),
    WINDOW("Window", ColumnKind.DECIMAL),
    ROUND_TRIP_TIME("IRTT", ColumnKind.DECIMAL),
    TYPE_OF_SERVICE("TOS", ColumnKind.DECIMAL),
    HEADER_REFERENCES("HHRef", ColumnKind.DECIMAL),
    HEADER_UP_TO_DATE("HHUptod", ColumnKind.DECIMAL),
    SPECIFIC_DESTINATION("SpecDst", ColumnKind.ADDRESS),
    /** Of Linux 2.0, as {@link #HEADER_REFERENCES} is of later ones. */
    HEADER("HH", ColumnKind.DECIMAL),
    /** Of Linux 2.0. */
    ARP("ARP", ColumnKind.DECIMAL);

    /** Of {@code /proc/net/route}, in the order in which a header must have them. */
    static final RouteColumn[] TABLE = {
        IFACE, DESTINATION, GATEWAY, FLAGS, REFERENCES, USES, METRIC, MASK, MTU, WINDOW, ROUND_TRIP_TIME
    };

    /** Of {@code /proc/net/rt_cache} of Linux 2.0. */
    static final RouteColumn[] OLD_CACHE = {
        IFACE, DESTINATION, GATEWAY, FLAGS, REFERENCES, USES, METRIC, SOURCE, MTU, WINDOW, ROUND_TRIP_TIME, HEADER, ARP
    };

    /** Of {@code /proc/net/rt_cache} since Linux 2.2. */
    static final RouteColumn[] CACHE = {
        IFACE,
        DESTINATION,
        GATEWAY,
        FLAGS,
        REFERENCES,
        USES,
        METRIC,
        SOURCE,
        MTU,
        WINDOW,
        ROUND_TRIP_TIME,
        TYPE_OF_SERVICE,
        HEADER_REFERENCES,
        HEADER_UP_TO_DATE,
        SPECIFIC_DESTINATION
    };

    private final String title;
    private final ColumnKind kind;

    RouteColumn(final String title, final ColumnKind kind) {
        this.title = title;
        this.kind = kind;
    }

    /** {@return its name in the header} */
    String title() {
        return title;
    }

    /** {@return how it is read} */
    ColumnKind kind() {
        return kind;
    }
}
