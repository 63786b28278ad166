package io.sockeye.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.filter.SocketFilter;
import io.sockeye.collector.procnet.ProcNetSource;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketSource;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.sockdiag.SockDiagSource;
import io.sockeye.collector.text.ProcRoot;

/** What every source promises: over the same live sockets, equal rows on the fields that sources share. */
class SocketSourceContractTest {
    private final List<Channel> channels = new ArrayList<>();
    private final Set<Integer> ports = new HashSet<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void openSockets() throws IOException {
        for (final String address : List.of("127.0.0.1", "::1", "0.0.0.0", "::")) {
            final InetAddress host = InetAddress.getByName(address);
            final boolean isIpv4 = host.getAddress().length == 4;
            final ServerSocketChannel server =
                    keep(ServerSocketChannel.open(isIpv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6));
            server.bind(new InetSocketAddress(host, 0), 7);
            final InetSocketAddress bound = (InetSocketAddress) server.getLocalAddress();
            ports.add(bound.getPort());
            final InetSocketAddress target = new InetSocketAddress(isIpv4 ? "127.0.0.1" : "::1", bound.getPort());
            final SocketChannel idle = keep(SocketChannel.open(target));
            idle.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            keep(server.accept());
            final SocketChannel unread = keep(SocketChannel.open(target));
            unread.write(ByteBuffer.allocate(100)); // stays in the queue of a connection that is not accepted
            final DatagramChannel unconnected =
                    keep(DatagramChannel.open(isIpv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6));
            unconnected.bind(new InetSocketAddress(host, 0));
            final int udpPort = ((InetSocketAddress) unconnected.getLocalAddress()).getPort();
            ports.add(udpPort);
            final DatagramChannel connected =
                    keep(DatagramChannel.open(isIpv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6));
            connected.connect(new InetSocketAddress(isIpv4 ? "127.0.0.1" : "::1", udpPort));
            connected.write(ByteBuffer.allocate(10));
        }
        final UnixDomainSocketAddress path = UnixDomainSocketAddress.of(directory.resolve("listener"));
        final ServerSocketChannel listener = keep(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
        listener.bind(path);
        keep(SocketChannel.open(path));
        keep(listener.accept());
        keep(SocketChannel.open(path)); // not accepted
    }

    @AfterEach
    void closeSockets() throws IOException {
        for (final Channel channel : channels) {
            channel.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Selection.class)
    void shouldGiveEqualRowsFromNetlinkAndProc(final Selection selection) throws IOException {
        final SocketQuery query = new SocketQuery(selection, true, true, false);
        final Set<String> expected;
        try (ProcNetSource proc = new ProcNetSource(ProcRoot.system())) {
            expected = rows(proc, query);
        }
        try (SockDiagSource netlink = new SockDiagSource()) {
            assertEquals(String.join("\n", expected), String.join("\n", rows(netlink, query)));
        }
        for (final SocketSource source : List.of(new SockDiagSource(), new ProcNetSource(ProcRoot.system()))) {
            for (final int handlers : new int[] {1, 2, 3, 16}) {
                assertEquals(
                        String.join("\n", expected),
                        String.join("\n", rowsOfManyHandlers(source, query, handlers)),
                        source.getClass() + " with handlers=" + handlers);
            }
            source.close();
        }
        assertTrue(expected.size() >= (selection == Selection.ALL ? 28 : 5), "rows=" + expected.size());
    }

    @Test
    void shouldStopWhenTheHandlerHasEnough() throws IOException {
        for (final SocketSource source : List.of(new SockDiagSource(), new ProcNetSource(ProcRoot.system()))) {
            final int[] batches = new int[1];
            final RowSink once = new RowSink() {
                @Override
                public boolean onRows(final RowBatch batch) {
                    batches[0]++;
                    return false;
                }

                @Override
                public void onMalformed(final String what, final long position) {
                    throw new AssertionError("protocol=" + what + ", position=" + position);
                }
            };
            final SocketQuery query = new SocketQuery(Selection.ALL, false, false, false);
            source.collect(Protocol.TCP, Family.INET, query, once);
            assertEquals(1, batches[0], source::toString);
            // The next dump must not see what was left of the one before.
            assertEquals(
                    DumpStatus.COMPLETE,
                    source.collect(Protocol.UDP, Family.INET, query, once).status());
            assertEquals(2, batches[0], source::toString);
            source.close();
        }
    }

    private Set<String> rows(final SocketSource source, final SocketQuery query) throws IOException {
        final Set<String> rows = new TreeSet<>();
        final RowSet handler = new RowSet(query.selection());
        for (final Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
            for (final Family family : List.of(Family.INET, Family.INET6)) {
                assertComplete(source, source.collect(protocol, family, query, handler));
            }
        }
        assertComplete(source, source.collect(Protocol.UNIX, Family.UNIX, query, handler));
        rows.addAll(handler.rows);
        return rows;
    }

    /** Both families at once, by several threads; each socket must come to one handler only. */
    private Set<String> rowsOfManyHandlers(final SocketSource source, final SocketQuery query, final int count)
            throws IOException {
        final List<RowSet> handlers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            handlers.add(new RowSet(query.selection()));
        }
        for (final Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
            assertComplete(source, source.collect(protocol, Family.UNSPEC, query, handlers));
        }
        assertComplete(source, source.collect(Protocol.UNIX, Family.UNIX, query, handlers));
        final Set<String> rows = new TreeSet<>();
        int delivered = 0;
        for (final RowSet handler : handlers) {
            delivered += handler.rows.size();
            rows.addAll(handler.rows);
        }
        assertEquals(delivered, rows.size(), "delivered to two handlers");
        return rows;
    }

    private static void assertComplete(final SocketSource source, final DumpResult result) {
        assumeTrue(!result.isRefusal(), result.source() + " cannot serve here: " + result.reason());
        assertEquals(DumpStatus.COMPLETE, result.status());
    }

    /** Rows of our own sockets; each may come once. */
    private final class RowSet implements RowSink {
        private final Set<String> rows = new TreeSet<>();
        private final SocketRecord row = new SocketRecord();
        private final SocketFilter filter;

        RowSet(final Selection selection) {
            filter = new SocketFilter(selection);
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                if (filter.matches(batch.get(i, row)) && isOurs(row)) {
                    assertTrue(rows.add(text(row)), "came twice: " + text(row));
                }
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError("protocol=" + what + ", position=" + position);
        }
    }

    /** Ours, without the UNIX connection that is not accepted: unix_diag leaves out what has no inode. */
    private boolean isOurs(final SocketRecord row) {
        return row.protocol() == Protocol.UNIX.code()
                ? row.inode() != 0 && path(row).startsWith(directory.toString())
                : ports.contains(row.localPort()) || ports.contains(row.remotePort());
    }

    /** The shared fields; time until a timer fires is not one of them, as it runs. */
    private static String text(final SocketRecord row) {
        final String unix = row.protocol() == Protocol.UNIX.code()
                ? " type=" + row.unixType() + " accepts=" + (row.flags() & 1 << 16) + " path=" + path(row)
                : " uid=" + row.uid() + " recvQueue=" + row.recvQueue() + " sendQueue=" + row.sendQueue();
        return Protocol.ofCode(row.protocol()) + " family=" + row.family() + " state=" + row.state()
                + " local=" + Long.toHexString(row.localAddressHalf(0)) + ","
                + Long.toHexString(row.localAddressHalf(1)) + ":" + row.localPort()
                + " remote=" + Long.toHexString(row.remoteAddressHalf(0)) + ","
                + Long.toHexString(row.remoteAddressHalf(1)) + ":" + row.remotePort()
                + " inode=" + row.inode() + " timer=" + row.timer()
                + " retransmits=" + row.retransmits() + " probes=" + row.probes() + unix;
    }

    private static String path(final SocketRecord row) {
        final StringBuilder path = new StringBuilder();
        for (int i = 0; i < row.pathLength(); i++) {
            path.append((char) row.pathByte(i));
        }
        return path.toString();
    }

    private <C extends Channel> C keep(final C channel) {
        channels.add(channel);
        return channel;
    }
}
