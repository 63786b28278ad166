package io.sockeye.collector.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.ProcRoot;

class ChosenSourceTest {
    private static final SocketQuery NETSTATS = new SocketQuery(Selection.ALL, false, false, true);

    private final List<String> fallbacks = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private int rows;
    private final RowSink counter = new RowSink() {
        @Override
        public boolean onRows(final RowBatch batch) {
            rows += batch.count();
            return true;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError("protocol=" + what + ", position=" + position);
        }
    };

    @TempDir
    private Path directory;

    @Test
    void shouldTellThatAForcedNetlinkCouldNotServe() throws IOException {
        try (ChosenSource source = source(SourceChoice.NETLINK, ProcRoot.system())) {
            assertEquals(
                    DumpStatus.COMPLETE,
                    collect(source, Protocol.UNIX, Family.UNIX, NETSTATS, counter)
                            .status());
            assertEquals(
                    DumpStatus.COMPLETE,
                    collect(source, Protocol.UNIX, Family.UNIX, NETSTATS, counter)
                            .status());
        }
        assertEquals(2, fallbacks.size(), fallbacks::toString);
        assertTrue(fallbacks.get(0).startsWith("UNIX from proc: "), fallbacks::toString);
    }

    @Test
    void shouldNotCallItAFallbackToTakeWhatIsCheaper() throws IOException {
        try (ChosenSource source = source(SourceChoice.AUTO, ProcRoot.system())) {
            assertEquals(
                    DumpStatus.COMPLETE,
                    collect(source, Protocol.UNIX, Family.UNIX, NETSTATS, counter)
                            .status());
            assertEquals(
                    DumpStatus.COMPLETE,
                    collect(source, Protocol.TCP, Family.INET, NETSTATS, counter)
                            .status());
        }
        assertEquals(List.of(), fallbacks);
    }

    @Test
    void shouldNeverLeaveProcWhenForced() throws IOException {
        try (ChosenSource source = source(SourceChoice.PROC, ProcRoot.system())) {
            assertEquals(
                    DumpStatus.UNSUPPORTED,
                    collect(source, Protocol.MPTCP, Family.INET, NETSTATS, counter)
                            .status());
            assertTrue(refusals.get(0).contains("/proc/net/mptcp"), refusals::toString);
        }
        assertEquals(List.of(), fallbacks);
        assertEquals(0, rows);
    }

    @Test
    void shouldNotAskThisSystemsNetlinkForAnotherProc() throws IOException {
        Files.createDirectory(directory.resolve("net"));
        try (ChosenSource source = source(SourceChoice.NETLINK, ProcRoot.of(directory.toString()))) {
            assertEquals(
                    DumpStatus.UNSUPPORTED,
                    collect(source, Protocol.TCP, Family.INET, NETSTATS, counter)
                            .status());
            Files.writeString(
                    directory.resolve("net/tcp"),
                    "header\n   0: 0100007F:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 9\n");
            assertEquals(
                    DumpStatus.COMPLETE,
                    collect(source, Protocol.TCP, Family.INET, NETSTATS, counter)
                            .status());
        }
        assertEquals(1, rows);
    }

    @Test
    void shouldKnowOfWaitingUnixConnectionsThoughListenersAreNotWanted() throws IOException {
        final SocketQuery connected = new SocketQuery(Selection.ALL, false, false, false, false, true, false)
                .withCondition(new KernelCondition.States(1 << 1));
        final Path path = directory.resolve("socket");
        final List<Long> inodes = new ArrayList<>();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path));
                    ChosenSource source = source(SourceChoice.AUTO, ProcRoot.system())) {
                assertTrue(client.isConnected());
                collect(source, Protocol.UNIX, Family.UNIX, connected, new RowSink() {
                    private final SocketRecord row = new SocketRecord();

                    @Override
                    public boolean onRows(final RowBatch batch) {
                        assertFalse(batch.meetsCondition());
                        for (int i = 0; i < batch.count(); i++) {
                            if (batch.get(i, row).pathText().equals(path.toString())) {
                                inodes.add(row.inode());
                            }
                        }
                        return true;
                    }

                    @Override
                    public void onMalformed(final String what, final long position) {
                        throw new AssertionError("protocol=" + what + ", position=" + position);
                    }
                });
            }
        }
        assertTrue(inodes.contains(0L), inodes::toString);
    }

    private DumpResult collect(
            final ChosenSource source,
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final RowSink sink)
            throws IOException {
        final DumpResult result = source.collect(protocol, family, query, sink);
        if (result.isRefusal()) {
            refusals.add(result.reason());
        } else if (!result.reason().isEmpty()) {
            fallbacks.add(protocol + " from " + result.source() + ": " + result.reason());
        }
        return result;
    }

    private static ChosenSource source(final SourceChoice choice, final ProcRoot root) {
        return new ChosenSource(choice, root);
    }
}
