package io.sockeye.collector.field;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.record.LegacyRecord;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.TextPlace;
import io.sockeye.collector.vocabulary.LegacyFamilies;
import io.sockeye.collector.vocabulary.LegacyWords;

/** The fields of sockets of the families that few kernels have left. */
public final class LegacyFields {
    private static final long IS_AX25 = 1L << LegacyFamilies.AX25;

    /** The list. */
    public static final FieldList LIST = new FieldList("legacy", all());

    private LegacyFields() {}

    private static List<Field> all() {
        final List<Field> all = new ArrayList<>();
        all.add(TimeField.of());
        addIdentity(all);
        addQueues(all);
        addOwner(all);
        return all;
    }

    private static void addIdentity(final List<Field> all) {
        all.add(Field.word("protocol", LegacyRecord.FAMILY_OFFSET, Width.U8, LegacyWords.FAMILIES)
                .byDefault()
                .always()
                .says("Protocol of the socket."));
        all.add(Field.word("family", LegacyRecord.FAMILY_OFFSET, Width.U8, LegacyWords.FAMILIES)
                .byDefault()
                .always()
                .says("Address family of the socket."));
        all.add(Field.computedWord("state", LegacyWords.ALL_STATES, joins -> new State())
                .byDefault()
                .says("State of the socket, in netstat's word."));
        all.add(text("local_address", LegacyRecord.LOCAL_ADDRESS)
                .says("Local address as the kernel writes it; of IPX without the port."));
        all.add(Field.number("local_port", LegacyRecord.LOCAL_PORT_OFFSET, Width.U32)
                .when(having(LegacyRecord.LOCAL_PORT))
                .byDefault()
                .says("Local port of IPX."));
        all.add(text("local_callsign", LegacyRecord.LOCAL_CALLSIGN).says("Callsign of this station, of ROSE."));
        all.add(text("remote_address", LegacyRecord.REMOTE_ADDRESS).says("Address of the peer, where there is one."));
        all.add(Field.number("remote_port", LegacyRecord.REMOTE_PORT_OFFSET, Width.U32)
                .when(having(LegacyRecord.REMOTE_PORT))
                .byDefault()
                .says("Port of the peer of IPX, where there is one."));
        all.add(text("remote_callsign", LegacyRecord.REMOTE_CALLSIGN).says("Callsign of the peer's station, of ROSE."));
        all.add(text("user_address", LegacyRecord.USER).says("Address of the user of a NET/ROM socket."));
        all.add(text("digipeaters", LegacyRecord.DIGIPEATERS)
                .says("Digipeaters on the way to the peer of AX.25; one with an asterisk has repeated."));
        all.add(Field.flag("digipeats", LegacyRecord.PRESENCE_OFFSET, Width.U16, LegacyRecord.DIGIPEATS)
                .when(Presence.byteIn(LegacyRecord.FAMILY_OFFSET, IS_AX25))
                .says("Whether this station is a digipeater of the connection, of AX.25."));
        all.add(text("interface", LegacyRecord.DEVICE).says("Interface of the socket."));
        all.add(Field.number("channel", LegacyRecord.CHANNEL_OFFSET, Width.U32)
                .when(having(LegacyRecord.CHANNEL))
                .byDefault()
                .says("Logical channel of X.25 and ROSE; 0 for none."));
        all.add(Field.number("neighbour", LegacyRecord.NEIGHBOUR_OFFSET, Width.U32)
                .when(having(LegacyRecord.NEIGHBOUR))
                .byDefault()
                .says("Number of the neighbour that a connection of ROSE goes through; 0 for none."));
    }

    private static void addQueues(final List<Field> all) {
        all.add(Field.number("send_sequence", LegacyRecord.SEND_SEQUENCE_OFFSET, Width.U32)
                .when(having(LegacyRecord.SEQUENCES))
                .byDefault()
                .says("V(S), the number of the next packet to send."));
        all.add(Field.number("receive_sequence", LegacyRecord.RECEIVE_SEQUENCE_OFFSET, Width.U32)
                .when(having(LegacyRecord.SEQUENCES))
                .byDefault()
                .says("V(R), the number of the next packet to be received."));
        all.add(Field.number("recv_q", LegacyRecord.RECV_QUEUE_OFFSET, Width.U64)
                .in(Unit.BYTES)
                .when(having(LegacyRecord.QUEUES))
                .byDefault()
                .says("Bytes of memory taken by what is not yet read."));
        all.add(Field.number("send_q", LegacyRecord.SEND_QUEUE_OFFSET, Width.U64)
                .in(Unit.BYTES)
                .when(having(LegacyRecord.QUEUES))
                .byDefault()
                .says("Bytes of memory taken by what is not yet sent or acknowledged."));
    }

    private static void addOwner(final List<Field> all) {
        final Presence hasOwner = having(LegacyRecord.UID);
        all.add(Field.number("uid", LegacyRecord.UID_OFFSET, Width.U32)
                .in(Unit.USER)
                .when(hasOwner)
                .byDefault()
                .says("User id of the owner of an IPX socket."));
        all.add(NameFields.user(hasOwner).needing(Need.NAMES));
        all.add(Field.number("inode", LegacyRecord.INODE_OFFSET, Width.U64)
                .when(Presence.nonZero(LegacyRecord.INODE_OFFSET, Width.U64))
                .byDefault()
                .says("Inode of the socket; of all families but IPX."));
        all.add(ProcessFields.pid());
        all.add(ProcessFields.process());
        all.add(ProcessFields.processes());
    }

    private static Field text(final String name, final TextPlace place) {
        return Field.text(name, place).byDefault();
    }

    private static Presence having(final int bit) {
        return Presence.where(row -> (row.getShort(LegacyRecord.PRESENCE_OFFSET) & bit) != 0);
    }

    /** Threads: immutable. */
    private static final class State extends FieldReader {
        @Override
        public boolean isPresent(final Row row) {
            return word(row) != null;
        }

        @Override
        public byte[] word(final Row row) {
            return LegacyWords.states(row.getByte(LegacyRecord.FAMILY_OFFSET))
                    .bytes(row.getByte(LegacyRecord.STATE_OFFSET));
        }
    }
}
