package io.sockeye.collector.ledger;

import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;

/**
 * Flyweight over what the ledger knows of one socket. Numbers are in host byte order, addresses in network byte order.
 * A cursor: valid during the call that it is handed to. Threads: confined to that call's.
 */
public final class LedgerEntry {
    private final LedgerTable table;
    private int number;
    private long acked;
    private long received;

    LedgerEntry(final LedgerTable table) {
        this.table = table;
    }

    /** Move to an entry, of which nothing is known to have been sent or received meanwhile. */
    LedgerEntry at(final int entry) {
        return at(entry, 0, 0);
    }

    /** Move to an entry, with what was sent and received meanwhile. */
    LedgerEntry at(final int entry, final long ackedBytes, final long receivedBytes) {
        number = entry;
        acked = ackedBytes;
        received = receivedBytes;
        return this;
    }

    /** {@return the kernel's identifier of the socket, unsigned; 0 where the source did not tell it} */
    public long cookie() {
        final long key = table.key(number);
        return SocketKey.isCookie(key) ? key : 0;
    }

    /** {@return protocol, as {@link io.sockeye.collector.dump.Protocol#code()}} */
    public int protocol() {
        return table.word(number, RowLayout.PROTOCOL_OFFSET);
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return table.word(number, RowLayout.FAMILY_OFFSET);
    }

    /** {@return state as the kernel numbers it, when the socket was seen last} */
    public int state() {
        return table.word(number, RowLayout.STATE_OFFSET);
    }

    /** {@return local port, 0 to 65535} */
    public int localPort() {
        return table.port(number, RowLayout.LOCAL_PORT_OFFSET);
    }

    /** {@return remote port, 0 to 65535; 0 if there is no peer} */
    public int remotePort() {
        return table.port(number, RowLayout.REMOTE_PORT_OFFSET);
    }

    /** {@return index of the interface that the socket is bound to, 0 for none} */
    public int interfaceIndex() {
        return table.interfaceIndex(number);
    }

    /**
     * Eight bytes of the local address as they lie in memory, that is in network byte order.
     *
     * @param half 0 for the first eight bytes, 1 for the last; IPv4 has four.
     * @return the bytes, in host order of a long.
     */
    public long localAddressHalf(final int half) {
        return table.localAddress(number, half);
    }

    /**
     * Eight bytes of the remote address as they lie in memory, that is in network byte order.
     *
     * @param half 0 for the first eight bytes, 1 for the last; IPv4 has four.
     * @return the bytes, in host order of a long.
     */
    public long remoteAddressHalf(final int half) {
        return table.remoteAddress(number, half);
    }

    /**
     * {@return bytes that the peer has acknowledged in the socket's life, {@code tcpi_bytes_acked}; -1 if not known}
     */
    public long bytesAcked() {
        return table.acked(number);
    }

    /** {@return bytes received in the socket's life, {@code tcpi_bytes_received}; -1 if not known} */
    public long bytesReceived() {
        return table.received(number);
    }

    /**
     * Bytes that the peer has acknowledged since the socket was seen last, each once, however often it was sent; of one
     * that was opened, all of them. A SYN and a FIN of one's own count as a byte, as the kernel has it.
     *
     * @return bytes, not negative; 0 where it is not known, and of a socket that is missed or closed.
     */
    public long ackedSince() {
        return acked;
    }

    /**
     * Bytes received since the socket was seen last; of one that was opened, all of them.
     *
     * @return bytes, not negative; 0 where it is not known, and of a socket that is missed or closed.
     */
    public long receivedSince() {
        return received;
    }

    /** {@return the number that {@link #label(int)} has given this socket; 0 at first} */
    public int label() {
        return table.label(number);
    }

    /**
     * Give this socket a number for as long as it is there, such as that of the service which it is counted with.
     *
     * @param value of the caller's own.
     */
    public void label(final int value) {
        table.label(number, value);
    }

    /**
     * Write what is known of the socket into a row, for who shows sockets that are gone. What else a row has stays.
     *
     * @param row to fill.
     */
    public void fill(final SocketRecord row) {
        row.protocol(protocol())
                .family(family())
                .state(state())
                .localPort(localPort())
                .remotePort(remotePort())
                .interfaceIndex(interfaceIndex())
                .localAddress(localAddressHalf(0), localAddressHalf(1))
                .remoteAddress(remoteAddressHalf(0), remoteAddressHalf(1))
                .cookie(cookie())
                .inode(SocketKey.inode(table.key(number)));
    }
}
