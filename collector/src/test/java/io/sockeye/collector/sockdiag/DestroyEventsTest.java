package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.KernelChannels;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.NativeAccess;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpInfo;

/** What the kernel tells of sockets that are destroyed, and what it may tell. */
@Timeout(60)
class DestroyEventsTest {
    private static final byte TCP = 6;
    private static final int SENT = 1_000;

    private final Rows rows = new Rows();

    /** Protocol, port and bytes of each row. */
    private static final class Rows implements RowSink {
        private final List<String> told = new ArrayList<>();
        private int malformed;

        @Override
        public boolean onRows(final RowBatch batch) {
            final SocketRecord row = new SocketRecord();
            for (int i = 0; i < batch.count(); i++) {
                batch.get(i, row);
                final boolean hasInfo = row.getShort(RowLayout.INFO_LENGTH_OFFSET) > 0;
                told.add(row.protocolName() + " " + row.localPort() + " "
                        + (hasInfo ? row.getLong(RowLayout.INFO_OFFSET + TcpInfo.TCPI_BYTES_RECEIVED_OFFSET) : -1));
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            malformed++;
        }
    }

    @Test
    void shouldTellOfAConnectionThatIsOver() throws Exception {
        assumeTrue(NativeAccess.isAvailable(), "no native access");
        PrivateNetwork.run(() -> {
            try (DestroyEvents events = new DestroyEvents(new KernelChannels(), rows)) {
                events.open();
                final int port = converse();
                // The kernel counts a FIN as a byte.
                final String server = "tcp " + port + " " + (SENT + 1);
                while (!rows.told.contains(server)) {
                    events.receive();
                }
                assertEquals(0, rows.malformed);
                assertEquals(0, events.lost());
            }
        });
    }

    /** A connection from its beginning to its end; the client sends. */
    private static int converse() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress("127.0.0.1", 0));
            final int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
            try (SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                    SocketChannel server = listener.accept()) {
                client.write(ByteBuffer.allocate(SENT));
                final ByteBuffer read = ByteBuffer.allocate(SENT);
                while (read.hasRemaining()) {
                    server.read(read);
                }
                client.shutdownOutput();
                assertEquals(-1, server.read(ByteBuffer.allocate(1)));
            }
            return port;
        }
    }

    private static DatagramBuilder destroyed(final DatagramBuilder datagram, final byte... protocol) {
        final byte[] message = new byte[InetDiagMsg.LENGTH];
        message[0] = 2;
        message[5] = 80;
        return datagram.message(SockDiag.SOCK_DIAG_BY_FAMILY)
                .payload(message)
                .attribute(SockDiag.INET_DIAG_PROTOCOL, protocol);
    }

    @Test
    void shouldJoinAllGroupsAndReadSeveralMessages() throws ErrnoException {
        final ScriptedChannel channel = new ScriptedChannel()
                .then(destroyed(destroyed(destroyed(new DatagramBuilder(), TCP), (byte) 17), (byte) 99));
        try (DestroyEvents events = new DestroyEvents(channel, rows)) {
            events.open();
            events.receive();
        }
        assertEquals(0xF, channel.heard());
        assertEquals(List.of("tcp 80 -1", "udp 80 -1"), rows.told);
        assertEquals(1, channel.closed());
    }

    @Test
    void shouldCountWhatIsLostAndGoOn() throws ErrnoException {
        final ScriptedChannel channel = new ScriptedChannel()
                .thenError(Errno.ENOBUFS)
                .then(7, destroyed(new DatagramBuilder(), TCP).toBytes())
                .then(destroyed(new DatagramBuilder(), TCP).claimLength(1 << 20))
                .then(destroyed(new DatagramBuilder(), TCP))
                .thenError(Errno.EPERM);
        try (DestroyEvents events = new DestroyEvents(channel, rows)) {
            events.open();
            for (int i = 0; i < 4; i++) {
                events.receive();
            }
            assertEquals(1, events.lost());
            assertEquals(1, rows.malformed);
            assertEquals(List.of("tcp 80 -1"), rows.told);
            assertEquals(
                    Errno.EPERM,
                    assertThrows(ErrnoException.class, events::receive).errno());
        }
        assertEquals(Protocol.TCP.number(), TCP);
    }
}
