package io.sockeye.collector.field;

import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RouteLayout;
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.vocabulary.RouteWords;
import io.sockeye.collector.vocabulary.SocketWords;
import io.sockeye.collector.vocabulary.Vocabulary;

/** The fields of routes, those of the cache included. */
public final class RouteFields {
    private static final int INET6 = Family.INET6.number();

    private static final Presence IS_CACHED = Presence.where(RouteFields::isCached);
    private static final Presence IS_INET6 = Presence.byteIn(RouteLayout.FAMILY_OFFSET, 1L << INET6);
    private static final Presence HAS_SOURCE =
            Presence.where(row -> isCached(row) || row.getByte(RouteLayout.FAMILY_OFFSET) == INET6);
    private static final Presence IS_NEWER_CACHE =
            Presence.where(row -> row.getByte(RouteLayout.CACHE_OFFSET) == RouteRecord.CACHE);

    /** The list. */
    public static final FieldList LIST = new FieldList(
            "routes",
            List.of(
                    TimeField.of(),
                    Field.word("family", RouteLayout.FAMILY_OFFSET, Width.U8, SocketWords.FAMILIES)
                            .byDefault()
                            .always()
                            .says("Address family."),
                    Field.address("destination", RouteLayout.FAMILY_OFFSET, RouteLayout.DESTINATION_OFFSET)
                            .byDefault()
                            .always()
                            .says("Address or prefix that the route leads to."),
                    Field.computed("prefix_length", FieldKind.UNSIGNED, joins -> new PrefixLength())
                            .byDefault()
                            .says("Length of the destination's prefix in bits; absent where its mask has gaps."),
                    Field.address("gateway", RouteLayout.FAMILY_OFFSET, RouteLayout.GATEWAY_OFFSET)
                            .when(Presence.where(row -> isSet(row, RouteLayout.GATEWAY_OFFSET)))
                            .byDefault()
                            .says("Next hop, where there is one."),
                    Field.address("source", RouteLayout.FAMILY_OFFSET, RouteLayout.SOURCE_OFFSET)
                            .when(HAS_SOURCE)
                            .byDefault()
                            .says("Prefix of the source of an IPv6 route; address of the source of a cached route."),
                    Field.number("source_prefix_length", RouteLayout.SOURCE_LENGTH_OFFSET, Width.U8)
                            .when(IS_INET6)
                            .byDefault()
                            .says("Length of the source's prefix in bits."),
                    Field.computed("flags", FieldKind.LIST_OF_WORDS, joins -> new Flags())
                            .byDefault()
                            .says("Flags of the route."),
                    Field.number("metric", RouteLayout.METRIC_OFFSET, Width.U32)
                            .byDefault()
                            .says("Metric: the less, the better."),
                    Field.number("references", RouteLayout.REFERENCES_OFFSET, Width.U32)
                            .when(Presence.where(row -> isKept(row, RouteLayout.REFERENCES_OFFSET)))
                            .byDefault()
                            .says("References to the route, where they are counted."),
                    Field.number("uses", RouteLayout.USES_OFFSET, Width.U32)
                            .when(Presence.where(row -> isKept(row, RouteLayout.USES_OFFSET)))
                            .byDefault()
                            .says("How often the route was used, where that is counted."),
                    Field.number("mtu", RouteLayout.MTU_OFFSET, Width.U32)
                            .in(Unit.BYTES)
                            .when(Presence.nonZero(RouteLayout.MTU_OFFSET, Width.U32))
                            .byDefault()
                            .says("Segment size that is advertised and 40 bytes of headers, where it is set."),
                    Field.number("window", RouteLayout.WINDOW_OFFSET, Width.U32)
                            .in(Unit.BYTES)
                            .when(Presence.nonZero(RouteLayout.WINDOW_OFFSET, Width.U32))
                            .byDefault()
                            .says("Largest TCP window, where it is set."),
                    Field.number("irtt_ms", RouteLayout.ROUND_TRIP_TIME_OFFSET, Width.U32)
                            .in(Unit.MS)
                            .when(Presence.nonZero(RouteLayout.ROUND_TRIP_TIME_OFFSET, Width.U32))
                            .byDefault()
                            .says("Round-trip time to begin with, where it is set."),
                    Field.text(
                                    "interface",
                                    RouteLayout.NAME_LENGTH_OFFSET,
                                    Width.U8,
                                    RouteLayout.NAME_OFFSET,
                                    RouteRecord.MAX_NAME_LENGTH)
                            .when(Presence.where(RouteFields::hasInterface))
                            .byDefault()
                            .says("Interface that packets leave by."),
                    Field.number("header_references", RouteLayout.HEADER_REFERENCES_OFFSET, Width.U32)
                            .when(IS_CACHED)
                            .says("References to the hardware header of a cached route."),
                    Field.number("header_up_to_date", RouteLayout.HEADER_UP_TO_DATE_OFFSET, Width.U32)
                            .when(IS_CACHED)
                            .says("Not 0 if the hardware header of a cached route is valid."),
                    Field.address(
                                    "specific_destination",
                                    RouteLayout.FAMILY_OFFSET,
                                    RouteLayout.SPECIFIC_DESTINATION_OFFSET)
                            .when(IS_NEWER_CACHE)
                            .says("Address of this host that packets of a cached route were meant for.")));

    private RouteFields() {}

    private static boolean isCached(final Row row) {
        return row.getByte(RouteLayout.CACHE_OFFSET) != RouteRecord.NO_CACHE;
    }

    private static boolean isSet(final Row row, final int offset) {
        return (row.getLong(offset) | row.getLong(offset + Long.BYTES)) != 0;
    }

    /** Of IPv4 since Linux 3.6 it is always 0. */
    private static boolean isKept(final Row row, final int offset) {
        return row.getByte(RouteLayout.UNCOUNTED_OFFSET) == 0
                && (row.getByte(RouteLayout.FAMILY_OFFSET) == INET6 || row.getInt(offset) != 0);
    }

    /** A route that refuses packets has {@code *} in its place. */
    private static boolean hasInterface(final Row row) {
        final int length = row.getByte(RouteLayout.NAME_LENGTH_OFFSET);
        return length > 1 || length == 1 && row.getByte(RouteLayout.NAME_OFFSET) != '*';
    }

    /** Of IPv4 that of the mask. Threads: immutable. */
    private static final class PrefixLength extends FieldReader {
        @Override
        public boolean isPresent(final Row row) {
            if (row.getByte(RouteLayout.FAMILY_OFFSET) == INET6) {
                return true;
            }
            final int rest = ~mask(row);
            return !isCached(row) && (rest & rest + 1) == 0;
        }

        @Override
        public long number(final Row row) {
            return row.getByte(RouteLayout.FAMILY_OFFSET) == INET6
                    ? row.getByte(RouteLayout.DESTINATION_LENGTH_OFFSET)
                    : Integer.bitCount(mask(row));
        }

        private static int mask(final Row row) {
            int mask = 0;
            for (int i = 0; i < Integer.BYTES; i++) {
                mask = mask << Byte.SIZE | row.getByte(RouteLayout.MASK_OFFSET + i);
            }
            return mask;
        }
    }

    /** What bits mean depends on the table. Confined to one thread. */
    private static final class Flags extends FieldReader {
        private final FieldReader inet = reader(RouteWords.INET);
        private final FieldReader inet6 = reader(RouteWords.INET6);
        private final FieldReader cache = reader(RouteWords.CACHE);
        private FieldReader chosen = inet;

        private static FieldReader reader(final Vocabulary words) {
            return new FlagsReader(Presence.ALWAYS, RouteLayout.FLAGS_OFFSET, Width.U32, words);
        }

        @Override
        public boolean isPresent(final Row row) {
            return true;
        }

        @Override
        public void begin(final Row row) {
            if (row.getByte(RouteLayout.FAMILY_OFFSET) == INET6) {
                chosen = inet6;
            } else {
                chosen = isCached(row) ? cache : inet;
            }
            chosen.begin(row);
        }

        @Override
        public boolean next() {
            return chosen.next();
        }

        @Override
        public byte[] itemWord() {
            return chosen.itemWord();
        }
    }
}
