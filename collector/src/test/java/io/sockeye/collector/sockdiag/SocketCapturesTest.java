package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.netlink.Captures;
import io.sockeye.collector.netlink.Damage;
import io.sockeye.collector.netlink.RowDigest;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.procnet.ProcNetSource;
import io.sockeye.collector.text.ProcRoot;

/** What a kernel once answered about sockets. */
class SocketCapturesTest {
    /** By what is shut down, in ss's signs: a head where it is open. */
    private static final List<String> ARROWS = List.of("", "", "", "", "<->", "-->", "<--", "---");
    /** The cookie, and an arrow where there is one. */
    private static final Pattern SS_INTERNET =
            Pattern.compile(" sk:([0-9a-f]+) .*?([<-]-[->])(?= |$)", Pattern.MULTILINE);
    /** The inode and the arrow. */
    private static final Pattern SS_UNIX = Pattern.compile(" (\\d+) \\* \\d+ +([<-]-[->])(?= |$)", Pattern.MULTILINE);

    private static final Pattern TOLD = Pattern.compile(" inode=(\\d+) .* cookie=(\\S+) .* shutdown=(\\d+) ");

    @ParameterizedTest
    @EnumSource(SocketCapture.class)
    void shouldBecomeTheSameRows(final SocketCapture capture) throws IOException {
        final SocketText text = new SocketText();
        final ScriptedChannel channel = Captures.channel(capture.file());
        assertEquals(DumpResult.complete("netlink", 0), capture.replay(channel, text));
        assertEquals(0, channel.left());
        Captures.assertRows(capture.file(), text.rows());
    }

    /** The fast decoder against the reader of another text, which the kernel made at the same time. */
    @ParameterizedTest
    @EnumSource(SocketCapture.class)
    void shouldSayWhatProcSaid(final SocketCapture capture) throws Exception {
        final SocketText netlink = new SocketText();
        capture.replay(Captures.channel(capture.file()), netlink);
        final SocketText proc = new SocketText();
        try (ProcNetSource source =
                new ProcNetSource(ProcRoot.of(Captures.procRoot().toString()))) {
            source.collect(capture.protocol(), capture.family(), capture.query(), proc);
        }
        assertTrue(netlink.common().size() > 5, "rows=" + netlink.common().size());
        assertEquals(sorted(proc.common()), sorted(netlink.common()));
    }

    /** Where it was asked for, and of UNIX sockets in any case; ss says nothing of TIME_WAIT either. */
    @ParameterizedTest
    @EnumSource(
            value = SocketCapture.class,
            names = {"TCP6", "TCP_BOTH", "TCP4_INFO", "UDP6", "UNIX"})
    void shouldTellWhatIsShutDownAsSsDid(final SocketCapture capture) throws IOException {
        final Map<String, String> expected = new TreeMap<>();
        final String text = Captures.text("ss-" + capture.protocol().word() + ".txt");
        final Matcher lines = (capture.protocol() == Protocol.UNIX ? SS_UNIX : SS_INTERNET).matcher(text);
        while (lines.find()) {
            expected.put(lines.group(1), lines.group(2));
        }
        assertTrue(expected.size() > 5, "lines=" + expected.size());
        final SocketText netlink = new SocketText();
        capture.replay(Captures.channel(capture.file()), netlink);
        for (final String row : netlink.rows()) {
            final Matcher told = TOLD.matcher(row);
            assertTrue(told.find(), row);
            final String arrow = expected.get(told.group(capture.protocol() == Protocol.UNIX ? 1 : 2));
            assertEquals(arrow == null ? "" : arrow, ARROWS.get(Integer.parseInt(told.group(3))), row);
        }
    }

    @ParameterizedTest
    @EnumSource(SocketCapture.class)
    void shouldSurviveDamage(final SocketCapture capture) {
        Damage.everywhere(Captures.datagrams(capture.file()), 0, channel -> {
            final RowDigest rows = new RowDigest();
            final DumpResult result = capture.replay(channel, rows);
            assertEquals(rows.malformed(), result.malformed());
            return result + " " + rows;
        });
    }

    private static List<String> sorted(final List<String> rows) {
        return rows.stream().sorted().toList();
    }
}
