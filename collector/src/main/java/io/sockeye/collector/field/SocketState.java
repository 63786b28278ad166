package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.FLAGS_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROTOCOL_OFFSET;
import static io.sockeye.collector.record.RowLayout.STATE_OFFSET;
import static io.sockeye.collector.record.RowLayout.UNIX_TYPE_OFFSET;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.vocabulary.SocketStates;
import io.sockeye.collector.vocabulary.SocketWords;
import io.sockeye.collector.vocabulary.Vocabulary;

/** A socket's state in netstat's word, and its type, by protocol. Threads: immutable. */
final class SocketState extends FieldReader {
    /** All words that a state may be. */
    static final Vocabulary ALL_WORDS = SocketStates.WORDS;

    private static final int UNIX = Protocol.UNIX.code();

    @Override
    public boolean isPresent(final Row row) {
        return word(row) != null;
    }

    @Override
    public byte[] word(final Row row) {
        return SocketStates.WORDS.bytes(
                SocketStates.code(row.getByte(PROTOCOL_OFFSET), row.getByte(STATE_OFFSET), row.getInt(FLAGS_OFFSET)));
    }

    /** The type of a socket. What a socket of SCTP or DCCP is, no source tells. */
    static final class Type extends FieldReader {
        private static final int STREAM = 1;
        private static final int DGRAM = 2;
        private static final int RAW = 3;
        /** By {@link Protocol#code()}, {@code SOCK_*}; 0 for none. */
        private static final byte[] BY_PROTOCOL = byProtocol();

        @Override
        public boolean isPresent(final Row row) {
            return word(row) != null;
        }

        @Override
        public byte[] word(final Row row) {
            final int protocol = row.getByte(PROTOCOL_OFFSET);
            return SocketWords.TYPES.bytes(protocol >= UNIX ? row.getByte(UNIX_TYPE_OFFSET) : BY_PROTOCOL[protocol]);
        }

        private static byte[] byProtocol() {
            final byte[] types = new byte[Protocol.values().length];
            types[Protocol.TCP.code()] = STREAM;
            types[Protocol.MPTCP.code()] = STREAM;
            types[Protocol.UDP.code()] = DGRAM;
            types[Protocol.UDPLITE.code()] = DGRAM;
            types[Protocol.RAW.code()] = RAW;
            types[Protocol.ICMP.code()] = DGRAM;
            return types;
        }
    }
}
