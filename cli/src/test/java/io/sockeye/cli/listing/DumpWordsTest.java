package io.sockeye.cli.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;

class DumpWordsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ListingContext context =
            new ListingContext("sockeye", null, null, null, null, new PrintStream(err, true));

    private static DumpResult result(
            final DumpStatus status, final long malformed, final boolean overrun, final String... problems) {
        return new DumpResult(status, "netlink", "", malformed, false, overrun, List.of(problems));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Rows may be missing, not surely as where messages were lost: netstat, which has /proc, ends with 0. */
    @Test
    void shouldSayThatRowsMayBeMissingBehindALengthThatCannotBe() {
        assertEquals(0, DumpWords.sayIncomplete(context, "tcp", "sockets", result(DumpStatus.BROKEN, 1, false)));
        assertEquals(
                "sockeye: tcp: a message of the kernel's has a length that cannot be: sockets may be missing\n",
                said());
    }

    @Test
    void shouldSayOfLostMessagesThatRowsAreMissing() {
        assertEquals(1, DumpWords.sayIncomplete(context, "udp", "sockets", result(DumpStatus.OVERRUN, 1, true)));
        assertEquals("sockeye: udp: the kernel's messages overran the buffer: sockets are missing\n", said());
    }

    @Test
    void shouldSayOfEachWhatCannotBeReadAndHowManyMore() {
        DumpWords.sayMalformed(context, "tcp", result(DumpStatus.COMPLETE, 0, false));
        assertEquals("", said());
        DumpWords.sayMalformed(context, "tcp", result(DumpStatus.COMPLETE, 5, false, "one", "two"));
        assertEquals("sockeye: one\nsockeye: two\nsockeye: tcp: and 3 more that cannot be read\n", said());
    }

    @Test
    void shouldNotFloodWhoeverHasTheSentences() {
        final String[] problems = "x ".repeat(50).split(" ");
        DumpWords.sayMalformed(context, "eth", result(DumpStatus.COMPLETE, 50, false, problems));
        assertEquals("sockeye: x\n".repeat(20) + "sockeye: eth: and 30 more that cannot be read\n", said());
    }
}
