package io.sockeye.collector.field;

import java.util.List;

import io.sockeye.collector.record.LegacyNeighbourRecord;
import io.sockeye.collector.record.LegacyRouteRecord;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.TextPlace;
import io.sockeye.collector.vocabulary.LegacyWords;
import io.sockeye.collector.vocabulary.RouteWords;

/** The fields of routes of the families that few kernels have left. */
public final class LegacyRouteFields {
    private static final List<Field> NEIGHBOUR = List.of(
            Field.number("number", LegacyNeighbourRecord.NUMBER_OFFSET, Width.U32)
                    .always()
                    .says("Number of the neighbour."),
            Field.text("callsign", LegacyNeighbourRecord.CALLSIGN).says("Callsign of the neighbour."),
            Field.text("interface", LegacyNeighbourRecord.DEVICE).says("Interface that leads to the neighbour."));

    /** The list. */
    public static final FieldList LIST = new FieldList(
            "legacy_routes",
            List.of(
                    TimeField.of(),
                    Field.word("family", LegacyRouteRecord.FAMILY_OFFSET, Width.U8, LegacyWords.FAMILIES)
                            .byDefault()
                            .always()
                            .says("Address family."),
                    text("destination", LegacyRouteRecord.DESTINATION)
                            .says("Address, network or callsign that the route leads to; absent for all."),
                    Field.number("digits", LegacyRouteRecord.DIGITS_OFFSET, Width.U8)
                            .when(having(LegacyRouteRecord.DIGITS))
                            .byDefault()
                            .says("How many digits of the destination count, of ROSE and X.25."),
                    text("mnemonic", LegacyRouteRecord.MNEMONIC).says("Name of the node, of NET/ROM."),
                    text("gateway", LegacyRouteRecord.GATEWAY)
                            .says("Next hop, where there is one; of NET/ROM and ROSE the first neighbour's callsign."),
                    Field.flags("flags", LegacyRouteRecord.FLAGS_OFFSET, Width.U32, RouteWords.INET)
                            .when(having(LegacyRouteRecord.FLAGS))
                            .byDefault()
                            .says("Flags of the route, of AppleTalk."),
                    Field.number("quality", LegacyRouteRecord.QUALITY_OFFSET, Width.U32)
                            .when(having(LegacyRouteRecord.QUALITY))
                            .byDefault()
                            .says("Quality of the route, of NET/ROM: the more, the better."),
                    text("mode", LegacyRouteRecord.MODE)
                            .says("How IP goes over the route of AX.25: vc for connections, dg for datagrams."),
                    Field.number("uses", LegacyRouteRecord.USES_OFFSET, Width.U32)
                            .when(having(LegacyRouteRecord.USES))
                            .byDefault()
                            .says("How often the route of AX.25 was used, where that is counted."),
                    text("digipeaters", LegacyRouteRecord.DIGIPEATERS).says("Digipeaters on the way of AX.25."),
                    text("interface", LegacyRouteRecord.DEVICE).says("Interface that packets leave by."),
                    Field.list("neighbours", NEIGHBOUR, Neighbours::new)
                            .byDefault()
                            .says("Neighbours that packets may go by, of NET/ROM and ROSE, the best first.")));

    private LegacyRouteFields() {}

    private static Field text(final String name, final TextPlace place) {
        return Field.text(name, place).byDefault();
    }

    private static Presence having(final int bit) {
        return Presence.where(row -> has(row, bit));
    }

    private static boolean has(final Row row, final int bit) {
        return (row.getByte(LegacyRouteRecord.PRESENCE_OFFSET) & bit) != 0;
    }

    /** Confined to one thread. */
    private static final class Neighbours extends PartsReader {
        Neighbours(final Joins joins) {
            super(NEIGHBOUR, joins, new LegacyNeighbourRecord(), LegacyNeighbourRecord.LENGTH);
        }

        @Override
        public boolean isPresent(final Row route) {
            return has(route, LegacyRouteRecord.NEIGHBOURS);
        }

        @Override
        int count(final Row route) {
            return route.getByte(LegacyRouteRecord.NEIGHBOUR_COUNT_OFFSET);
        }

        @Override
        int offset(final int index) {
            return LegacyRouteRecord.neighbourOffset(index);
        }
    }
}
