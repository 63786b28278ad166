package io.sockeye.collector.masquerade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.filter.TranslatedConnections;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.ProcRoot;

class ProcConntrackSourceTest {
    private static final int ROWS = 1_000;

    @TempDir
    private Path procRoot;

    private static String line(final int number) {
        final String address = "10." + number % 256 + "." + number / 256 + ".1";
        return "ipv4     2 udp      17 " + number + " src=" + address + " dst=192.0.2.1 sport=" + number
                + " dport=53 src=192.0.2.1 dst=198.51.100.7 sport=53 dport=" + number + " mark=0 zone=0 use=1\n";
    }

    private static String lines() {
        final StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            lines.append(line(i));
        }
        return lines.toString();
    }

    @Test
    void shouldReadLinesAcrossReads() throws IOException {
        final ConnectionText text = ConnectionText.ofFile(procRoot, Family.UNSPEC, lines());
        assertEquals(ROWS, text.rows().size());
        for (int i = 0; i < ROWS; i++) {
            assertEquals(i, text.timeouts().get(i));
        }
        assertEquals(List.of(), text.malformed());
    }

    @Test
    void shouldReadALastLineWithoutNewline() throws IOException {
        final String lines = lines();
        final ConnectionText text =
                ConnectionText.ofFile(procRoot, Family.UNSPEC, lines.substring(0, lines.length() - 1));
        assertEquals(ROWS, text.rows().size());
    }

    @Test
    void shouldTellWhichLinesAreNone() throws IOException {
        final ConnectionText text = ConnectionText.ofFile(
                procRoot,
                Family.UNSPEC,
                line(1) + "\nnonsense\n" + line(2) + "x".repeat(200_000) + "\n" + line(3) + "cut");
        assertEquals(3, text.rows().size());
        assertEquals(List.of(2L, 3L), text.malformed().subList(0, 2));
    }

    @Test
    void shouldGiveOneFamilyOnly() throws IOException {
        final String six =
                "ipv6 10 udp 17 9 src=1:2:3:4:5:6:7:8 dst=8:7:6:5:4:3:2:1 sport=1 dport=2 src=8:7:6:5:4:3:2:1"
                        + " dst=1:2:3:4:5:6:7:9 sport=2 dport=1 use=1\n";
        assertEquals(
                1,
                ConnectionText.ofFile(procRoot, Family.INET6, line(1) + six)
                        .rows()
                        .size());
        assertEquals(
                1,
                ConnectionText.ofFile(procRoot, Family.INET, line(1) + six)
                        .rows()
                        .size());
        assertEquals(
                2,
                ConnectionText.ofFile(procRoot, Family.UNSPEC, line(1) + six)
                        .rows()
                        .size());
    }

    @Test
    void shouldGiveNothingOfAnEmptyFile() throws IOException {
        assertEquals(
                List.of(), ConnectionText.ofFile(procRoot, Family.UNSPEC, "").rows());
    }

    @Test
    void shouldLeaveOutWhatIsNotTranslated() throws IOException {
        final String plain = "ipv4 2 tcp 6 9 SYN_SENT src=1.2.3.4 dst=5.6.7.8 sport=1 dport=2 [UNREPLIED] src=5.6.7.8"
                + " dst=1.2.3.4 sport=2 dport=1 use=1\n";
        final ConnectionText all = ConnectionText.ofFile(procRoot, Family.UNSPEC, (plain + line(1)).repeat(ROWS));
        assertEquals(2 * ROWS, all.rows().size());
        final ConnectionText translated = new ConnectionText();
        try (ProcConntrackSource source = new ProcConntrackSource(ProcRoot.of(procRoot.toString()))) {
            final RowSink filtered = new TranslatedConnections().before(translated);
            assertEquals(
                    DumpStatus.COMPLETE, source.collect(Family.UNSPEC, filtered).status());
            assertEquals(2 * ROWS, source.counters().sockets());
            assertEquals(2 * ROWS, source.counters().messages());
        }
        assertEquals(ROWS, translated.rows().size());
    }

    @Test
    void shouldStopWhenTheHandlerHasEnough() throws IOException {
        ConnectionText.ofFile(procRoot, Family.UNSPEC, lines());
        final int[] batches = new int[1];
        final RowSink once = new RowSink() {
            @Override
            public boolean onRows(final RowBatch batch) {
                batches[0]++;
                return false;
            }

            @Override
            public void onMalformed(final String what, final long position) {
                throw new AssertionError("position=" + position);
            }
        };
        try (ProcConntrackSource source = new ProcConntrackSource(ProcRoot.of(procRoot.toString()))) {
            source.collect(Family.UNSPEC, once);
        }
        assertEquals(1, batches[0]);
    }

    /** Of another /proc than the system's there is no netlink to fall back to. */
    @Test
    void shouldSayThatTheFileIsMissing() throws IOException {
        ConnectionText.ofFile(procRoot, Family.UNSPEC, "");
        Files.delete(procRoot.resolve("net/nf_conntrack"));
        final ProcRoot root = ProcRoot.of(procRoot.toString());
        try (ChosenConnectionSource source = new ChosenConnectionSource(SourceChoice.AUTO, root, true)) {
            final DumpResult result = source.collect(Family.UNSPEC, new ConnectionText());
            assertEquals(DumpStatus.UNSUPPORTED, result.status());
            assertEquals(procRoot + "/net/nf_conntrack: No such file or directory", result.reason());
        }
    }
}
