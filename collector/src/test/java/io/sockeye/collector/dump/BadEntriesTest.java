package io.sockeye.collector.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

class BadEntriesTest {
    private final BadEntries bad = new BadEntries();

    private void addLine(final String path, final String line, final long number) {
        final byte[] bytes = ("before\n" + line + "\nbehind").getBytes(StandardCharsets.UTF_8);
        bad.addLine(path, number, bytes, "before\n".length(), bytes.length - "\nbehind".length());
    }

    private String sentence(final String text) {
        bad.clear();
        addLine("/proc/net/tcp", text, 7);
        final String start = "/proc/net/tcp: line 7 cannot be read: ";
        final String sentence = bad.sentences().getFirst();
        assertEquals(start, sentence.substring(0, start.length()));
        return new String(
                sentence.substring(start.length()).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Test
    void shouldQuoteHowALineBegins() {
        assertEquals("\"garbage\"", sentence("garbage"));
        assertEquals("it is empty or too long", sentence(""));
        assertEquals('"' + "x".repeat(60) + '"', sentence("x".repeat(60)));
        assertEquals('"' + "x".repeat(60) + "...\"", sentence("x".repeat(61)));
    }

    @Test
    void shouldNotCutACharacterNorLetAControlThrough() {
        assertEquals('"' + "\u00e4".repeat(30) + '"', sentence("\u00e4".repeat(30)));
        assertEquals("\"x" + "\u00e4".repeat(29) + "...\"", sentence("x" + "\u00e4".repeat(30)));
        assertEquals('"' + "\u20ac".repeat(20) + "...\"", sentence("\u20ac".repeat(21)));
        assertEquals("\"xx" + "\u20ac".repeat(19) + "...\"", sentence("xx" + "\u20ac".repeat(21)));
        assertEquals("\".]0;.\u00e9....\"", sentence("\u001b]0;\u0007\u00e9\u009b\t\u007f"));
    }

    @Test
    void shouldNameMessagesAndLinesWithoutAText() {
        assertEquals(List.of(), bad.sentences());
        bad.addMessage("udp", 3);
        bad.addLine("/proc/net/\u001b", 9);
        assertEquals(
                List.of("netlink: udp message 3 cannot be read", "/proc/net/.: line 9 cannot be read"),
                bad.sentences());
        bad.clear();
        assertEquals(List.of(), bad.sentences());
    }

    @Test
    void shouldKeepTheFirst() {
        for (int i = 1; i <= 2 * BadEntries.MAX_KEPT; i++) {
            addLine("f", "x", i);
        }
        assertEquals(BadEntries.MAX_KEPT, bad.sentences().size());
        assertEquals("f: line 20 cannot be read: \"x\"", bad.sentences().getLast());
    }

    @Test
    void shouldPutTogetherWhatSeveralThreadsHaveKept() {
        final BadEntries other = new BadEntries();
        bad.addLine("tcp6", 2);
        bad.addLine("tcp", 9);
        other.addLine("tcp", 3);
        other.addLine("tcp", 10);
        assertEquals(
                List.of(
                        "tcp: line 3 cannot be read",
                        "tcp: line 9 cannot be read",
                        "tcp: line 10 cannot be read",
                        "tcp6: line 2 cannot be read"),
                BadEntries.sentences(List.of(bad, other)));
        for (int i = 0; i < BadEntries.MAX_KEPT; i++) {
            other.addLine("udp", i + 1);
        }
        assertEquals(
                BadEntries.MAX_KEPT, BadEntries.sentences(List.of(bad, other)).size());
    }
}
