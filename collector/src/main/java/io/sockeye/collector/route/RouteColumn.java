package io.sockeye.collector.route;

import io.sockeye.collector.record.RouteRecord;

/** A column of {@code /proc/net/route} or {@code /proc/net/rt_cache}, by the name that its header has for it. */
enum RouteColumn {
    /** The interface's name, see {@link RouteRecord#copyName}. */
    IFACE("Iface", ColumnKind.NAME),
    /** {@link RouteRecord#destination()}. */
    DESTINATION("Destination", ColumnKind.ADDRESS),
    /** {@link RouteRecord#gateway()}. */
    GATEWAY("Gateway", ColumnKind.ADDRESS),
    /** {@link RouteRecord#flags()}. */
    FLAGS("Flags", ColumnKind.HEX),
    /** {@link RouteRecord#references()}. */
    REFERENCES("RefCnt", ColumnKind.DECIMAL),
    /** {@link RouteRecord#uses()}. */
    USES("Use", ColumnKind.DECIMAL),
    /** {@link RouteRecord#metric()}. */
    METRIC("Metric", ColumnKind.DECIMAL),
    /** {@link RouteRecord#mask()}. */
    MASK("Mask", ColumnKind.ADDRESS),
    /** {@link RouteRecord#source()}. */
    SOURCE("Source", ColumnKind.ADDRESS),
    /** {@link RouteRecord#mtu()}. */
    MTU("MTU", ColumnKind.DECIMAL),
    /** {@link RouteRecord#window()}. */
    WINDOW("Window", ColumnKind.DECIMAL),
    /** {@link RouteRecord#roundTripTime()}. */
    ROUND_TRIP_TIME("IRTT", ColumnKind.DECIMAL),
    /** {@link RouteRecord#typeOfService()}. */
    TYPE_OF_SERVICE("TOS", ColumnKind.DECIMAL),
    /** {@link RouteRecord#headerReferences()}. */
    HEADER_REFERENCES("HHRef", ColumnKind.DECIMAL),
    /** {@link RouteRecord#headerUpToDate()}. */
    HEADER_UP_TO_DATE("HHUptod", ColumnKind.DECIMAL),
    /** {@link RouteRecord#specificDestination()}. */
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
