package io.sockeye.collector.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.sockdiag.MadeUpSockets;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;

/** That /proc takes over only where netlink has delivered nothing. */
class ChosenSourceFallbackTest {
    private static final int MANY = SocketRecord.BATCH_ROWS + 1;

    private final ScriptedChannel channel = new ScriptedChannel();
    private int madeUp;
    private int real;
    private final RowSink sink = new RowSink() {
        private final SocketRecord row = new SocketRecord();

        @Override
        public boolean onRows(final RowBatch batch) {
            for (int i = 0; i < batch.count(); i++) {
                if (batch.get(i, row).inode() >= MadeUpSockets.FIRST_INODE) {
                    madeUp++;
                } else {
                    real++;
                }
            }
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError("protocol=" + what + ", position=" + position);
        }
    };

    @ParameterizedTest
    @ValueSource(ints = {0, 3, SocketRecord.BATCH_ROWS})
    void shouldTakeAllFromProcWhereNetlinkIsRefused(final int before) throws IOException {
        channel.then(MadeUpSockets.datagram(before).error(Errno.ENOENT));
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            final DumpResult result = collect();
            assertEquals(DumpStatus.COMPLETE, result.status());
            assertEquals("proc", result.source());
            assertTrue(result.reason().contains("ENOENT"), result::reason);
            assertEquals(0, madeUp);
            assertTrue(real > 0, "not from /proc: port=" + listener.getLocalPort());
        }
    }

    @Test
    void shouldNotDoubleRowsByFallingBackAfterThem() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            channel.then(MadeUpSockets.datagram(MANY)).then(new DatagramBuilder().error(Errno.ENOENT));
            assertEquals(
                    Errno.ENOENT,
                    assertThrows(ErrnoException.class, this::collect).errno());
            assertEquals(MANY, madeUp);
            assertEquals(0, real, "port=" + listener.getLocalPort());
        }
    }

    @Test
    void shouldStayWithNetlinkWhereRowsAreMissing() throws IOException {
        channel.thenError(Errno.ENOBUFS).then(MadeUpSockets.datagram(3).done(0));
        assertEquals(new DumpResult(DumpStatus.OVERRUN, "netlink", "", 0, false, true), collect());
        assertEquals(3, madeUp);
        assertEquals(0, real);
    }

    private DumpResult collect() throws IOException {
        final SocketQuery query = new SocketQuery(Selection.ALL, false, false, false);
        try (ChosenSource source = new ChosenSource(SourceChoice.NETLINK, ProcRoot.system(), channel)) {
            return source.collect(Protocol.TCP, Family.INET, query, sink);
        }
    }
}
