package io.sockeye.collector.field;

import java.util.List;

import io.sockeye.collector.record.NeighbourRecord;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.vocabulary.NeighbourWords;
import io.sockeye.collector.vocabulary.SocketWords;

/** The fields of IPv6 neighbours. */
public final class NeighbourFields {
    private static final int NUD_REACHABLE = 2;
    private static final int MS_PER_TICK = 10;

    /** The list. */
    public static final FieldList LIST = new FieldList(
            "neighbours",
            List.of(
                    TimeField.of(),
                    Field.word("family", NeighbourRecord.FAMILY_OFFSET, Width.U8, SocketWords.FAMILIES)
                            .byDefault()
                            .always()
                            .says("Address family."),
                    Field.address("address", NeighbourRecord.FAMILY_OFFSET, NeighbourRecord.NEIGHBOUR_OFFSET)
                            .byDefault()
                            .always()
                            .says("Address of the neighbour."),
                    Field.number("prefix_length", NeighbourRecord.PREFIX_LENGTH_OFFSET, Width.U32)
                            .byDefault()
                            .says("Length of the prefix in bits."),
                    Field.text(
                                    "hardware_address",
                                    NeighbourRecord.HARDWARE_LENGTH_OFFSET,
                                    Width.U8,
                                    NeighbourRecord.HARDWARE_OFFSET,
                                    NeighbourRecord.LENGTH - NeighbourRecord.HARDWARE_OFFSET)
                            .byDefault()
                            .says("Hardware address of the neighbour."),
                    Field.text(
                                    "interface",
                                    NeighbourRecord.NAME_LENGTH_OFFSET,
                                    Width.U8,
                                    NeighbourRecord.NAME_OFFSET,
                                    NeighbourRecord.HARDWARE_OFFSET - NeighbourRecord.NAME_OFFSET)
                            .byDefault()
                            .says("Interface that the neighbour is at."),
                    Field.flags("flags", NeighbourRecord.FLAGS_OFFSET, Width.U32, NeighbourWords.FLAGS)
                            .byDefault()
                            .says("Flags of the neighbour."),
                    Field.number("references", NeighbourRecord.REFERENCES_OFFSET, Width.U32)
                            .byDefault()
                            .says("References to the entry."),
                    Field.word("state", NeighbourRecord.STATE_OFFSET, Width.U32, NeighbourWords.STATES)
                            .byDefault()
                            .says("State of the entry."),
                    Field.computed("reachable_ms", FieldKind.UNSIGNED, joins -> new Reachable())
                            .in(Unit.MS)
                            .byDefault()
                            .says("For how long it is still taken to be reachable.")));

    private NeighbourFields() {}

    /** Threads: immutable. */
    private static final class Reachable extends FieldReader {
        @Override
        public boolean isPresent(final Row row) {
            return row.getInt(NeighbourRecord.STATE_OFFSET) == NUD_REACHABLE && ticks(row) > 0;
        }

        @Override
        public long number(final Row row) {
            return ticks(row) * MS_PER_TICK;
        }

        private static long ticks(final Row row) {
            return row.getLong(NeighbourRecord.REACHABLE_OFFSET) - row.getLong(NeighbourRecord.NOW_OFFSET);
        }
    }
}
