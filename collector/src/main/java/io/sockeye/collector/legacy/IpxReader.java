package io.sockeye.collector.legacy;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.text.FieldCursor;

/**
 * Reads {@code /proc/net/ipx/socket}: a line of names, then {@code Local_Address Remote_Address Tx_Queue Rx_Queue State
 * Uid}. Addresses are {@code network:port} or {@code network:node:port}, or {@code Not_Connected}. The port is written
 * in host order by the kernel and swapped by netstat, so it is swapped here. A line that ends early keeps what the one
 * before had; one without a port breaks the table off.
 *
 * <p>See {@code ipx_seq_socket_show} in {@code net/ipx/ipx_proc.c} of kernels before 5.15.
 */
public final class IpxReader {
    /** One less than elsewhere, in bytes; netstat does so. */
    private static final int CAPACITY = ColumnBuffer.CAPACITY - 1;

    private static final String NOT_CONNECTED = "Not_Connected";

    private final LegacyTable<IpxSocket> table;
    private String local = "";
    private String remote = "";
    private int localPort;
    private int remotePort;
    private long transmitQueue;
    private long receiveQueue;
    private int state;
    private int uid;

    private IpxReader(final String path) {
        this.table = new LegacyTable<>(path);
    }

    /**
     * Read all sockets.
     *
     * @param procRoot directory where proc is mounted.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<IpxSocket> read(final Path procRoot) throws IOException {
        final Path path = procRoot.resolve("net/ipx/socket");
        final IpxReader reader = new IpxReader(path.toString());
        final ColumnBuffer line = ColumnBuffer.open(path, CAPACITY, reader.table);
        if (line != null) {
            reader.read(line);
        }
        return reader.table;
    }

    private void read(final ColumnBuffer line) {
        if (!line.next()) {
            return;
        }
        while (line.next() && table.status() == LegacyTable.Status.PRESENT) {
            final FieldCursor fields = line.fields(0);
            local = fields.wordOr(local);
            remote = fields.wordOr(remote);
            transmitQueue = fields.hexOr(transmitQueue);
            receiveQueue = fields.hexOr(receiveQueue);
            state = fields.decimalOr(state);
            uid = fields.decimalOr(uid);
            addSocket();
        }
    }

    private void addSocket() {
        final int localColon = local.lastIndexOf(':');
        if (localColon < 0) {
            table.broken("ipx socket format error in source port");
            return;
        }
        localPort = port(local, localColon, localPort);
        local = text(local, localColon, localPort);
        if (remote.equals(NOT_CONNECTED)) {
            remote = "-";
        } else {
            final int remoteColon = remote.lastIndexOf(':');
            if (remoteColon < 0) {
                table.broken("ipx socket format error in destination port");
                return;
            }
            remotePort = port(remote, remoteColon, remotePort);
            remote = text(remote, remoteColon, remotePort);
        }
        table.add(new IpxSocket(transmitQueue, receiveQueue, local, remote, state, uid));
    }

    private static int port(final String address, final int colon, final int otherwise) {
        final int port = (int) FieldCursor.of(address.substring(colon + 1)).hexOr(otherwise);
        return Short.reverseBytes((short) port) & 0xFFFF;
    }

    private static String text(final String address, final int colon, final int port) {
        return IpxAddress.normalize(address.substring(0, colon)) + ":" + IpxAddress.portDigits(port);
    }
}
