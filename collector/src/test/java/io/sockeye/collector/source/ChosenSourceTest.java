package io.sockeye.collector.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.Selection;
import io.sockeye.collector.SocketHandler;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.record.SocketBatch;
import io.sockeye.collector.text.ProcRoot;

class ChosenSourceTest {
    private static final SocketQuery NETSTATS = new SocketQuery(Selection.ALL, false, false, true);

    private final List<String> fallbacks = new ArrayList<>();
    private int rows;
    private final SocketHandler counter = new SocketHandler() {
        @Override
        public boolean onSockets(final SocketBatch batch) {
            rows += batch.count();
            return true;
        }

        @Override
        public void onMalformed(final Protocol protocol, final long position) {
            throw new AssertionError("protocol=" + protocol + ", position=" + position);
        }
    };

    @TempDir
    private Path directory;

    @Test
    void shouldTellOnceThatAForcedNetlinkCouldNotServe() throws IOException {
        try (ChosenSource source = source(SourceChoice.NETLINK, ProcRoot.system())) {
            assertEquals(DumpStatus.COMPLETE, source.collect(Protocol.UNIX, Family.UNIX, NETSTATS, counter));
            assertEquals(DumpStatus.COMPLETE, source.collect(Protocol.UNIX, Family.UNIX, NETSTATS, counter));
        }
        assertEquals(1, fallbacks.size(), fallbacks::toString);
        assertTrue(fallbacks.get(0).startsWith("UNIX from proc forced=true: "), fallbacks::toString);
    }

    @Test
    void shouldNotCallItAFallbackToTakeWhatIsCheaper() throws IOException {
        try (ChosenSource source = source(SourceChoice.AUTO, ProcRoot.system())) {
            assertEquals(DumpStatus.COMPLETE, source.collect(Protocol.UNIX, Family.UNIX, NETSTATS, counter));
            assertEquals(DumpStatus.COMPLETE, source.collect(Protocol.TCP, Family.INET, NETSTATS, counter));
        }
        assertEquals(List.of(), fallbacks);
    }

    @Test
    void shouldNeverLeaveProcWhenForced() throws IOException {
        try (ChosenSource source = source(SourceChoice.PROC, ProcRoot.system())) {
            assertEquals(DumpStatus.UNSUPPORTED, source.collect(Protocol.MPTCP, Family.INET, NETSTATS, counter));
            assertTrue(source.refusal().contains("/proc/net/mptcp"), source::refusal);
        }
        assertEquals(List.of(), fallbacks);
        assertEquals(0, rows);
    }

    @Test
    void shouldNotAskThisSystemsNetlinkForAnotherProc() throws IOException {
        Files.createDirectory(directory.resolve("net"));
        try (ChosenSource source = source(SourceChoice.NETLINK, ProcRoot.of(directory.toString()))) {
            assertEquals(DumpStatus.UNSUPPORTED, source.collect(Protocol.TCP, Family.INET, NETSTATS, counter));
            Files.writeString(
                    directory.resolve("net/tcp"),
                    "header\n   0: 0100007F:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 9\n");
            assertEquals(DumpStatus.COMPLETE, source.collect(Protocol.TCP, Family.INET, NETSTATS, counter));
        }
        assertEquals(1, rows);
    }

    private ChosenSource source(final SourceChoice choice, final ProcRoot root) {
        return new ChosenSource(
                choice,
                root,
                (protocol, used, reason, forced) ->
                        fallbacks.add(protocol + " from " + used.name() + " forced=" + forced + ": " + reason));
    }
}
