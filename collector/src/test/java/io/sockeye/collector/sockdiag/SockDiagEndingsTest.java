package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.netlink.ChannelOpener;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.netlink.Netlink;
import io.sockeye.linux.sockdiag.InetDiagMsg;
import io.sockeye.linux.sockdiag.SockDiag;

/** How dumps of sockets end, over made-up datagrams. */
class SockDiagEndingsTest {
    private static final SocketQuery ALL = new SocketQuery(Selection.ALL, false, false, false);
    private static final SocketQuery OWNERS = new SocketQuery(Selection.ALL, false, true, false);
    private static final KernelCondition DEVICE = new KernelCondition.Device(1);
    /** More than wait in a batch. */
    private static final int MANY = SocketRecord.BATCH_ROWS + 1;

    private final ScriptedChannel channel = new ScriptedChannel();
    private final Counter sink = new Counter();

    private static final class Counter implements RowSink {
        private int rows;
        private int markedRows;
        private int malformed;

        @Override
        public boolean onRows(final RowBatch batch) {
            rows += batch.count();
            markedRows += batch.meetsCondition() ? batch.count() : 0;
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            malformed++;
        }
    }

    @Test
    void shouldDeliverAll() throws IOException {
        channel.then(MadeUpSockets.datagram(MANY))
                .then(MadeUpSockets.datagram(2).done(0));
        assertEquals(DumpResult.complete("netlink", 0), collect(Protocol.TCP, Family.INET, ALL));
        // The second datagram has the first's cookies again, which the kernel does at its boundary only.
        assertEquals(MANY + 2, sink.rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.ENOENT, Errno.EPERM})
    void shouldRefuseWithoutARow(final int errno) throws IOException {
        channel.then(MadeUpSockets.datagram(SocketRecord.BATCH_ROWS)).then(new DatagramBuilder().error(errno));
        final DumpResult result = collect(Protocol.TCP, Family.INET, ALL);
        assertEquals(errno == Errno.EPERM ? DumpStatus.DENIED : DumpStatus.UNSUPPORTED, result.status());
        assertTrue(result.reason().startsWith("sock_diag dump: " + Errno.name(errno)), result::reason);
        assertEquals(0, sink.rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.ENOENT, Errno.EPERM, Errno.ENOMEM})
    void shouldFailAfterRowsAndDeliverThem(final int errno) {
        channel.then(MadeUpSockets.datagram(MANY)).then(new DatagramBuilder().error(errno));
        final ErrnoException error = assertThrows(ErrnoException.class, () -> collect(Protocol.TCP, Family.INET, ALL));
        assertEquals(errno, error.errno());
        assertEquals(MANY, sink.rows);
    }

    @Test
    void shouldMarkTheRowsOfADumpThatHadTheWholeCondition() throws IOException {
        final SocketQuery wanted = ALL.withCondition(DEVICE);
        channel.then(MadeUpSockets.datagram(MANY).done(0));
        assertEquals(DumpResult.complete("netlink", 0), collect(Protocol.TCP, Family.INET, wanted));
        assertEquals(MANY, sink.markedRows);
        channel.then(MadeUpSockets.datagram(MANY).done(0));
        assertEquals(DumpResult.complete("netlink", 0), collect(Protocol.TCP, Family.INET, ALL));
        assertEquals(MANY, sink.markedRows, "no condition, no mark");
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.EINVAL, Errno.EPERM})
    void shouldAskOnceWithoutTheProgramThatTheKernelRefuses(final int errno) throws IOException {
        final SocketQuery wanted = ALL.withCondition(DEVICE);
        channel.then(new DatagramBuilder().error(errno))
                .then(MadeUpSockets.datagram(3, SockDiag.SOCK_DIAG_BY_FAMILY, Family.INET, 2)
                        .message(Netlink.NLMSG_DONE, 0, 2)
                        .payloadInt(0))
                .then(MadeUpSockets.datagram(4, SockDiag.SOCK_DIAG_BY_FAMILY, Family.INET, 3)
                        .message(Netlink.NLMSG_DONE, 0, 3)
                        .payloadInt(0));
        try (SockDiagSource source = new SockDiagSource(channel)) {
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        DumpResult.complete("netlink", 0),
                        source.collect(Protocol.TCP, Family.INET, wanted, List.of(sink)));
            }
        }
        assertEquals(7, sink.rows);
        assertEquals(0, sink.markedRows);
        assertEquals(3, channel.requests());
    }

    @Test
    void shouldTellOfAKernelThatRefusesWithoutTheProgramToo() throws IOException {
        for (int request = 1; request <= 4; request++) {
            channel.then(new DatagramBuilder()
                    .message(Netlink.NLMSG_ERROR, 0, request)
                    .payloadInt(-Errno.EINVAL));
        }
        try (SockDiagSource source = new SockDiagSource(channel)) {
            for (int i = 0; i < 2; i++) {
                final DumpResult result =
                        source.collect(Protocol.TCP, Family.INET, ALL.withCondition(DEVICE), List.of(sink));
                assertEquals(DumpStatus.UNSUPPORTED, result.status());
            }
        }
        assertEquals(4, channel.requests(), "it was not the program");
    }

    @Test
    void shouldNotAskAgainWhereTheProtocolIsNotThere() throws IOException {
        channel.then(new DatagramBuilder().error(Errno.ENOENT));
        final DumpResult result = collect(Protocol.TCP, Family.INET, ALL.withCondition(DEVICE));
        assertEquals(DumpStatus.UNSUPPORTED, result.status());
        assertEquals(1, channel.requests());
    }

    @Test
    void shouldDeliverWhatIsKeptWhereTheDumpFails() {
        channel.then(MadeUpSockets.datagram(MANY, SockDiag.TCPDIAG_GETSOCK, Family.INET6, 1))
                .then(new DatagramBuilder().error(Errno.ENOMEM));
        try (SockDiagSource source = new SockDiagSource(channel)) {
            final ErrnoException error =
                    assertThrows(ErrnoException.class, () -> source.collectTcpKeepingInet6(ALL, sink));
            assertEquals(Errno.ENOMEM, error.errno());
        }
        assertEquals(MANY, sink.rows);
    }

    @Test
    void shouldTellWhatIsMissing() throws IOException {
        channel.then(new DatagramBuilder()
                        .message(SockDiag.SOCK_DIAG_BY_FAMILY, Netlink.NLM_F_DUMP_INTR, 1)
                        .payload(new byte[InetDiagMsg.LENGTH - 1]))
                .thenError(Errno.ENOBUFS)
                .then(MadeUpSockets.datagram(2).done(0));
        assertEquals(
                new DumpResult(
                        DumpStatus.OVERRUN,
                        "netlink",
                        "",
                        1,
                        true,
                        true,
                        List.of("netlink: tcp message 1 cannot be read")),
                collect(Protocol.TCP, Family.INET, ALL));
        assertEquals(2, sink.rows);
        assertEquals(1, sink.malformed);
    }

    @Test
    void shouldTellOfALengthThatHidesTheRestOfADatagram() throws IOException {
        // The second datagram begins with repeats of what the first one has.
        channel.then(MadeUpSockets.datagram(3).claimLength(9))
                .then(MadeUpSockets.datagram(5).done(0));
        assertBroken("netlink: tcp message 3 cannot be read", collect(Protocol.TCP, Family.INET, ALL));
        assertEquals(5, sink.rows);
        assertEquals(1, sink.malformed);
    }

    @Test
    void shouldTellOfALengthThatHidesSocketsOfTheSecondFamily() throws IOException {
        channel.then(MadeUpSockets.datagram(3).done(0))
                .then(MadeUpSockets.datagram(2, SockDiag.SOCK_DIAG_BY_FAMILY, Family.INET6, 2)
                        .claimLength(0xFFFF_FFF0L)
                        .message(Netlink.NLMSG_DONE, 0, 2)
                        .payloadInt(0));
        assertBroken("netlink: udp message 2 cannot be read", collect(Protocol.UDP, Family.UNSPEC, ALL));
        assertEquals(4, sink.rows);
    }

    @Test
    void shouldTellOfALengthThatHidesSocketsOfAShard() throws IOException {
        final Queue<ScriptedChannel> channels = new ConcurrentLinkedQueue<>(List.of(
                new ScriptedChannel().then(MadeUpSockets.datagram(MANY).done(0)),
                new ScriptedChannel()
                        .then(MadeUpSockets.datagram(2).claimLength(1).done(0))));
        assertBroken("netlink: tcp message 2 cannot be read", collectSharded(protocol -> channels.remove()));
    }

    @Test
    void shouldTellOfALengthThatHidesOwners() throws IOException {
        channel.then(MadeUpSockets.datagram(2).claimLength(4).done(0))
                .then(MadeUpSockets.datagram(3, SockDiag.SOCK_DIAG_BY_FAMILY, Family.INET, 2)
                        .message(Netlink.NLMSG_DONE, 0, 2)
                        .payloadInt(0));
        assertBroken("netlink: tcp message 2 cannot be read", collect(Protocol.TCP, Family.INET, OWNERS));
        assertEquals(3, sink.rows);
    }

    private static void assertBroken(final String problem, final DumpResult result) {
        assertEquals(new DumpResult(DumpStatus.BROKEN, "netlink", "", 1, false, false, List.of(problem)), result);
    }

    @Test
    void shouldDoWithoutTheFamilyThatAHostLacks() throws IOException {
        channel.then(MadeUpSockets.datagram(3).done(0))
                .then(new DatagramBuilder().message(Netlink.NLMSG_ERROR, 0, 2).payloadInt(-Errno.EAFNOSUPPORT));
        assertEquals(DumpResult.complete("netlink", 0), collect(Protocol.UDP, Family.UNSPEC, ALL));
        assertEquals(3, sink.rows);
    }

    @Test
    void shouldFailWhereOnlyASecondDumpIsCutShort() {
        channel.then(MadeUpSockets.datagram(3).done(0))
                .then(MadeUpSockets.datagram(MANY, SockDiag.SOCK_DIAG_BY_FAMILY, Family.INET6, 2)
                        .message(Netlink.NLMSG_DONE, 0, 2)
                        .payloadInt(-Errno.EAFNOSUPPORT));
        assertThrows(ErrnoException.class, () -> collect(Protocol.UDP, Family.UNSPEC, ALL));
    }

    @Test
    void shouldBeRefusedWithTheListenersWhoseOwnersAreWanted() throws IOException {
        channel.then(MadeUpSockets.datagram(3, SockDiag.TCPDIAG_GETSOCK, Family.INET, 1))
                .then(new DatagramBuilder().error(Errno.EPERM));
        assertEquals(
                DumpStatus.DENIED, collect(Protocol.TCP, Family.INET, OWNERS).status());
        assertEquals(1, channel.requests());
        assertEquals(0, sink.rows);
    }

    @Test
    void shouldFailWhereOneShardIsRefusedAndAnotherWasDelivered() {
        final Queue<ScriptedChannel> channels = new ConcurrentLinkedQueue<>(List.of(
                new ScriptedChannel().then(MadeUpSockets.datagram(MANY).done(0)),
                new ScriptedChannel().then(new DatagramBuilder().error(Errno.EINVAL))));
        final IOException error = assertThrows(IOException.class, () -> collectSharded(protocol -> channels.remove()));
        assertTrue(error.getMessage().startsWith("a part of the sockets was refused: "), error::getMessage);
    }

    @Test
    void shouldBeRefusedWhereAllShardsAre() throws IOException {
        final DumpResult result =
                collectSharded(protocol -> new ScriptedChannel().then(new DatagramBuilder().error(Errno.EINVAL)));
        assertEquals(DumpStatus.UNSUPPORTED, result.status());
    }

    private DumpResult collect(final Protocol protocol, final Family family, final SocketQuery query)
            throws IOException {
        try (SockDiagSource source = new SockDiagSource(channel)) {
            return source.collect(protocol, family, query, sink);
        }
    }

    private static DumpResult collectSharded(final ChannelOpener opener) throws IOException {
        final List<Counter> sinks = new ArrayList<>(List.of(new Counter(), new Counter()));
        try (SockDiagSource source = new SockDiagSource(opener)) {
            return source.collect(Protocol.TCP, Family.INET, ALL, sinks);
        }
    }
}
