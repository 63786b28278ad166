package io.sockeye.collector.field;

import java.util.List;

import io.sockeye.collector.record.MasqueradeRecord;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.vocabulary.IpProtocols;
import io.sockeye.collector.vocabulary.SocketWords;

/** The fields of connections that kernels up to 2.2 masquerade. */
public final class MasqueradeFields {
    /** The list. */
    public static final FieldList LIST = new FieldList(
            "masquerades",
            List.of(
                    TimeField.of(),
                    Field.word("protocol", MasqueradeRecord.PROTOCOL_OFFSET, Width.U8, IpProtocols.WORDS)
                            .byDefault()
                            .says("Protocol of the connection."),
                    Field.word("family", MasqueradeRecord.FAMILY_OFFSET, Width.U8, SocketWords.FAMILIES)
                            .byDefault()
                            .says("Address family."),
                    Field.computed("expires_ms", FieldKind.UNSIGNED, joins -> new Expires())
                            .in(Unit.MS)
                            .byDefault()
                            .says("Time until the connection is forgotten."),
                    Field.address(
                                    "source_address",
                                    MasqueradeRecord.FAMILY_OFFSET,
                                    MasqueradeRecord.SOURCE_ADDRESS_OFFSET)
                            .alsoCalled("src")
                            .byDefault()
                            .says("Address of the source."),
                    Field.number("source_port", MasqueradeRecord.SOURCE_PORT_OFFSET, Width.U16)
                            .in(Unit.PORT)
                            .alsoCalled("sport")
                            .byDefault()
                            .says("Port of the source."),
                    Field.address(
                                    "destination_address",
                                    MasqueradeRecord.FAMILY_OFFSET,
                                    MasqueradeRecord.DESTINATION_ADDRESS_OFFSET)
                            .alsoCalled("dst")
                            .byDefault()
                            .says("Address of the destination."),
                    Field.number("destination_port", MasqueradeRecord.DESTINATION_PORT_OFFSET, Width.U16)
                            .in(Unit.PORT)
                            .alsoCalled("dport")
                            .byDefault()
                            .says("Port of the destination."),
                    Field.number("masquerade_port", MasqueradeRecord.MASQUERADE_PORT_OFFSET, Width.U16)
                            .in(Unit.PORT)
                            .byDefault()
                            .says("Port that stands for the source's."),
                    Field.number("initial_sequence", MasqueradeRecord.INITIAL_SEQUENCE_OFFSET, Width.U64)
                            .says("Sequence number behind which numbers are changed."),
                    Field.number("delta", MasqueradeRecord.DELTA_OFFSET, Width.I16)
                            .in(Unit.BYTES)
                            .says("By how much sequence numbers are changed."),
                    Field.number("previous_delta", MasqueradeRecord.PREVIOUS_DELTA_OFFSET, Width.I16)
                            .in(Unit.BYTES)
                            .when(Presence.where(row ->
                                    (row.getByte(MasqueradeRecord.PRESENCE_OFFSET) & MasqueradeRecord.PREVIOUS_DELTA)
                                            != 0))
                            .says("By how much they were changed before.")));

    private MasqueradeFields() {}

    /** Threads: immutable. */
    private static final class Expires extends FieldReader {
        private static final int MS_PER_CENTI = 10;

        @Override
        public boolean isPresent(final Row row) {
            return true;
        }

        @Override
        public long number(final Row row) {
            return row.getLong(MasqueradeRecord.EXPIRES_CENTIS_OFFSET) * MS_PER_CENTI;
        }
    }
}
