package io.sockeye.collector.record;

import static io.sockeye.collector.record.RowLayout.FAMILY_OFFSET;
import static io.sockeye.collector.record.RowLayout.FLAGS_OFFSET;
import static io.sockeye.collector.record.RowLayout.LOCAL_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.PATH_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.PATH_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROTOCOL_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.STATE_OFFSET;

import java.nio.charset.StandardCharsets;

import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.vocabulary.SocketStates;

/**
 * What a socket's row says in words and as text, for who asks. States and protocols are constants; a text of an address
 * or a path is a new String each time. Who does not ask pays nothing. Threads: confined to one at a time.
 */
abstract class ReadableSocket extends Row {
    private static final int INET = Family.INET.number();
    private static final int INET6 = Family.INET6.number();
    private static final int INET_LENGTH = 4;
    private static final int INET6_LENGTH = 16;
    /** Address text may be followed by some blanks. */
    private static final int TEXT_ROOM = AddressText.MAX_LENGTH + Integer.BYTES;

    /**
     * As {@link Row#Row(int, int)}.
     *
     * @param least   as there.
     * @param cleared as there.
     */
    ReadableSocket(final int least, final int cleared) {
        super(least, cleared);
    }

    /** {@return the protocol in lower case, such as {@code tcp}; the same for both families} */
    public final String protocolName() {
        return Protocol.ofCode(getByte(PROTOCOL_OFFSET)).word();
    }

    /**
     * The state in netstat's word, such as {@code ESTABLISHED} or {@code LISTEN}; of UNIX sockets {@code CONNECTED} or
     * {@code LISTENING}.
     *
     * @return the word, never null; empty where netstat prints none, as of a UDP socket without a peer.
     */
    public final String stateName() {
        final String word = SocketStates.WORDS.word(
                SocketStates.code(getByte(PROTOCOL_OFFSET), getByte(STATE_OFFSET), getInt(FLAGS_OFFSET)));
        return word == null ? "" : word;
    }

    /**
     * The local IP address as inet_ntop(3) writes it, without brackets and without a zone; an IPv4-mapped one as {@code
     * ::ffff:192.0.2.1}.
     *
     * @return a new text; empty for a socket that has none, which a UNIX socket has not.
     */
    public final String localAddressText() {
        return text(LOCAL_ADDRESS_OFFSET, SocketRecord.NO_LOCAL_ADDRESS);
    }

    /**
     * The remote IP address, as {@link #localAddressText()}. Of a socket without a peer it is {@code 0.0.0.0} or {@code
     * ::}.
     *
     * @return a new text; empty for a socket that has none, which a UNIX socket has not.
     */
    public final String remoteAddressText() {
        return text(REMOTE_ADDRESS_OFFSET, SocketRecord.NO_REMOTE_ADDRESS);
    }

    /**
     * Copy the local IP address, in network byte order. Allocates nothing.
     *
     * @param target to copy to, from its beginning.
     * @return how many bytes there are: 4, 16, or 0 for a socket that has none.
     * @throws IndexOutOfBoundsException if they do not fit.
     */
    public final int localAddress(final byte[] target) {
        return copy(LOCAL_ADDRESS_OFFSET, SocketRecord.NO_LOCAL_ADDRESS, target);
    }

    /**
     * Copy the remote IP address, in network byte order. Allocates nothing.
     *
     * @param target to copy to, from its beginning.
     * @return how many bytes there are: 4, 16, or 0 for a socket that has none.
     * @throws IndexOutOfBoundsException if they do not fit.
     */
    public final int remoteAddress(final byte[] target) {
        return copy(REMOTE_ADDRESS_OFFSET, SocketRecord.NO_REMOTE_ADDRESS, target);
    }

    /**
     * The path of a UNIX socket, or an {@code @} and its abstract name, taken as UTF-8; bytes that are none become
     * U+FFFD. It comes from other processes: it may hold control characters, and must be escaped before it is shown.
     *
     * @return a new text; empty where the socket has no name.
     */
    public final String pathText() {
        final byte[] path = new byte[getByte(PATH_LENGTH_OFFSET)];
        getBytes(PATH_OFFSET, path, 0, path.length);
        return new String(path, StandardCharsets.UTF_8);
    }

    private String text(final int offset, final int absent) {
        final int length = addressLength(absent);
        if (length == 0) {
            return "";
        }
        final byte[] text = new byte[TEXT_ROOM];
        final long first = getLong(offset);
        final int end = length == INET_LENGTH
                ? AddressText.ipv4(text, 0, AddressText.firstWord(first))
                : AddressText.ipv6(text, 0, first, getLong(offset + Long.BYTES));
        return new String(text, 0, end, StandardCharsets.US_ASCII);
    }

    private int copy(final int offset, final int absent, final byte[] target) {
        final int length = addressLength(absent);
        getBytes(offset, target, 0, length);
        return length;
    }

    /** In bytes; only SCTP, which has further addresses in rows of their own, has rows without one. */
    private int addressLength(final int absent) {
        if (getByte(PROTOCOL_OFFSET) == Protocol.SCTP.code() && (getInt(FLAGS_OFFSET) & absent) != 0) {
            return 0;
        }
        final int family = getByte(FAMILY_OFFSET);
        if (family == INET) {
            return INET_LENGTH;
        }
        return family == INET6 ? INET6_LENGTH : 0;
    }
}
