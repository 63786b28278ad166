package io.sockeye.collector.field;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.vocabulary.ConnectionWords;
import io.sockeye.collector.vocabulary.IpProtocols;
import io.sockeye.collector.vocabulary.SocketWords;

/** The fields of tracked connections. */
public final class ConnectionFields {
    private static final int ADDRESS_LENGTH = 16;

    private static final Presence HAS_PORTS = has(ConnectionRecord.HAS_PORTS);
    private static final Presence HAS_COUNTERS = has(ConnectionRecord.HAS_COUNTERS);
    private static final Presence HAS_SEQUENCE = has(ConnectionRecord.HAS_SEQUENCE);
    private static final Presence HAS_ICMP = has(ConnectionRecord.HAS_ICMP);
    private static final Presence SOURCE_TRANSLATED =
            Presence.where(row -> differ(row, ConnectionRecord.ORIGINAL_SOURCE, ConnectionRecord.REPLY_DESTINATION));
    private static final Presence DESTINATION_TRANSLATED =
            Presence.where(row -> differ(row, ConnectionRecord.ORIGINAL_DESTINATION, ConnectionRecord.REPLY_SOURCE));

    /** The list. */
    public static final FieldList LIST = new FieldList("connections", all());

    private ConnectionFields() {}

    private static List<Field> all() {
        final List<Field> all = new ArrayList<>();
        all.add(TimeField.of());
        all.add(Field.word("protocol", ConnectionRecord.PROTOCOL_OFFSET, Width.U8, IpProtocols.WORDS)
                .byDefault()
                .says("Protocol of the connection."));
        all.add(Field.number("protocol_number", ConnectionRecord.PROTOCOL_OFFSET, Width.U8)
                .says("Number of the protocol."));
        all.add(Field.word("family", ConnectionRecord.FAMILY_OFFSET, Width.U8, SocketWords.FAMILIES)
                .byDefault()
                .always()
                .says("Address family."));
        all.add(Field.computed("state", FieldKind.WORD, joins -> new State())
                .byDefault()
                .says("State of the connection, in netfilter's word."));
        all.add(Field.number("timeout_s", ConnectionRecord.TIMEOUT_OFFSET, Width.U32)
                .in(Unit.S)
                .when(has(ConnectionRecord.HAS_TIMEOUT))
                .byDefault()
                .says("Time until the connection is forgotten."));
        addEnds(all);
        addTranslated(all);
        all.add(Field.flags("status", ConnectionRecord.FLAGS_OFFSET, Width.U32, ConnectionWords.FLAGS)
                .byDefault()
                .says("What netfilter knows of the connection."));
        all.add(Field.number("icmp_type", ConnectionRecord.ICMP_TYPE_OFFSET, Width.U8)
                .when(HAS_ICMP)
                .byDefault()
                .says("Type of ICMP."));
        all.add(Field.number("icmp_code", ConnectionRecord.ICMP_CODE_OFFSET, Width.U8)
                .when(HAS_ICMP)
                .byDefault()
                .says("Code of ICMP."));
        addOthers(all);
        return all;
    }

    private static void addEnds(final List<Field> all) {
        addEnd(all, "original_source", ConnectionRecord.ORIGINAL_SOURCE, "who began the connection", "src", "sport");
        addEnd(
                all,
                "original_destination",
                ConnectionRecord.ORIGINAL_DESTINATION,
                "whom it was begun with",
                "dst",
                "dport");
        addEnd(all, "reply_source", ConnectionRecord.REPLY_SOURCE, "who sends the reply");
        addEnd(all, "reply_destination", ConnectionRecord.REPLY_DESTINATION, "whom the reply is sent to");
    }

    private static void addEnd(
            final List<Field> all, final String name, final int end, final String who, final String... otherNames) {
        final boolean hasOthers = otherNames.length > 0;
        all.add(address(name + "_address", end)
                .byDefault()
                .alsoCalled(hasOthers ? new String[] {otherNames[0]} : otherNames)
                .says("Address of " + who + "."));
        all.add(port(name + "_port", end)
                .when(HAS_PORTS)
                .byDefault()
                .alsoCalled(hasOthers ? new String[] {otherNames[1]} : otherNames)
                .says("Port of " + who + "."));
    }

    private static Field address(final String name, final int end) {
        return Field.address(
                name, ConnectionRecord.FAMILY_OFFSET, ConnectionRecord.ADDRESS_OFFSET + end * ADDRESS_LENGTH);
    }

    private static Field port(final String name, final int end) {
        return Field.number(name, ConnectionRecord.PORT_OFFSET + end * Short.BYTES, Width.U16)
                .in(Unit.PORT);
    }

    private static void addTranslated(final List<Field> all) {
        all.add(address("translated_source_address", ConnectionRecord.REPLY_DESTINATION)
                .when(SOURCE_TRANSLATED)
                .byDefault()
                .says("Address that the source is translated to."));
        all.add(port("translated_source_port", ConnectionRecord.REPLY_DESTINATION)
                .when(SOURCE_TRANSLATED.and(row -> is(row, ConnectionRecord.HAS_PORTS)))
                .byDefault()
                .says("Port that the source is translated to."));
        all.add(address("translated_destination_address", ConnectionRecord.REPLY_SOURCE)
                .when(DESTINATION_TRANSLATED)
                .byDefault()
                .says("Address that the destination is translated to."));
        all.add(port("translated_destination_port", ConnectionRecord.REPLY_SOURCE)
                .when(DESTINATION_TRANSLATED.and(row -> is(row, ConnectionRecord.HAS_PORTS)))
                .byDefault()
                .says("Port that the destination is translated to."));
    }

    private static void addOthers(final List<Field> all) {
        all.add(Field.number("mark", ConnectionRecord.MARK_OFFSET, Width.U32)
                .when(Presence.nonZero(ConnectionRecord.MARK_OFFSET, Width.U32))
                .byDefault()
                .says("Mark of the connection, where there is one."));
        all.add(Field.number("original_zone", ConnectionRecord.ORIGINAL_ZONE_OFFSET, Width.U16)
                .when(Presence.nonZero(ConnectionRecord.ORIGINAL_ZONE_OFFSET, Width.U16))
                .says("Zone of the original direction, where there is one."));
        all.add(Field.number("reply_zone", ConnectionRecord.REPLY_ZONE_OFFSET, Width.U16)
                .when(Presence.nonZero(ConnectionRecord.REPLY_ZONE_OFFSET, Width.U16))
                .says("Zone of the reply, where there is one."));
        addCounter(all, "original_packets", ConnectionRecord.PACKETS_OFFSET, Unit.PACKETS, "Packets sent.");
        addCounter(all, "original_bytes", ConnectionRecord.BYTES_OFFSET, Unit.BYTES, "Bytes sent.");
        addCounter(
                all, "reply_packets", ConnectionRecord.PACKETS_OFFSET + Long.BYTES, Unit.PACKETS, "Packets returned.");
        addCounter(all, "reply_bytes", ConnectionRecord.BYTES_OFFSET + Long.BYTES, Unit.BYTES, "Bytes returned.");
        all.add(Field.number("sequence_position", ConnectionRecord.SEQUENCE_POSITION_OFFSET, Width.U32)
                .when(HAS_SEQUENCE)
                .says("Sequence number behind which numbers are changed."));
        all.add(Field.number("sequence_before", ConnectionRecord.SEQUENCE_BEFORE_OFFSET, Width.I32)
                .in(Unit.BYTES)
                .when(HAS_SEQUENCE)
                .says("By how much numbers up to there are changed."));
        all.add(Field.number("sequence_after", ConnectionRecord.SEQUENCE_AFTER_OFFSET, Width.I32)
                .in(Unit.BYTES)
                .when(HAS_SEQUENCE)
                .says("By how much numbers behind it are changed."));
    }

    private static void addCounter(
            final List<Field> all, final String name, final int offset, final Unit unit, final String sentence) {
        all.add(Field.number(name, offset, Width.U64)
                .in(unit)
                .when(HAS_COUNTERS)
                .byDefault()
                .says(sentence));
    }

    private static boolean is(final Row row, final int flag) {
        return (row.getInt(ConnectionRecord.FLAGS_OFFSET) & flag) != 0;
    }

    private static Presence has(final int flag) {
        return Presence.where(row -> is(row, flag));
    }

    private static boolean differ(final Row row, final int end, final int other) {
        final int first = ConnectionRecord.ADDRESS_OFFSET + end * ADDRESS_LENGTH;
        final int second = ConnectionRecord.ADDRESS_OFFSET + other * ADDRESS_LENGTH;
        return row.getLong(first) != row.getLong(second)
                || row.getLong(first + Long.BYTES) != row.getLong(second + Long.BYTES)
                || row.getShort(ConnectionRecord.PORT_OFFSET + end * Short.BYTES)
                        != row.getShort(ConnectionRecord.PORT_OFFSET + other * Short.BYTES);
    }

    /** Threads: immutable. */
    private static final class State extends FieldReader {
        @Override
        public boolean isPresent(final Row row) {
            return word(row) != null;
        }

        @Override
        public byte[] word(final Row row) {
            return is(row, ConnectionRecord.HAS_STATE)
                    ? ConnectionWords.states(row.getByte(ConnectionRecord.PROTOCOL_OFFSET))
                            .bytes(row.getByte(ConnectionRecord.STATE_OFFSET))
                    : null;
        }
    }
}
