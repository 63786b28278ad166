package io.sockeye.collector.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.field.NearestNames;
import io.sockeye.collector.field.SocketFields;

/** Words of any length: what is wrong with them is soon found, and said in a line that a terminal has room for. */
class LongMistakesTest {
    private static final int LENGTH = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LONG",
                "LONG = 1",
                "state LONG",
                "sport = LONG",
                "uid = LONG",
                "src LONG",
                "src 10.0.0.0/LONG",
                "src [LONG]",
                "rtt > 5LONG",
                "protocol = LONG",
                "cookie = xLONG",
                "dev LONG",
                "not v6only = LONG",
                "uid in (1, LONG)",
                "sport LONG 1",
                "fwmark LONG",
                "cgroup LONG",
                "recv_q > LONG",
                "sport = 1 LONG"
            })
    void shouldSayInAFewWordsWhatIsWrong(final String text) {
        final String expression = text.replace("LONG", "a".repeat(LENGTH));
        final ExpressionException mistake = assertTimeoutPreemptively(
                SOON,
                () -> assertThrows(
                        ExpressionException.class, () -> Filter.of(SocketFields.LIST, expression, new FixedNames())));
        final List<String> lines = mistake.lines().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.length() < 600), mistake.lines());
    }

    @Test
    void shouldRepeatShortWordsWhole() {
        final ExpressionException mistake = assertThrows(
                ExpressionException.class,
                () -> Filter.of(SocketFields.LIST, "x".repeat(100) + " = 1", new FixedNames()));
        assertTrue(mistake.getMessage().startsWith("no field '" + "x".repeat(100) + "'"), mistake.getMessage());
    }

    @Test
    void shouldFindNoNameNearOneOfManyLetters() {
        assertTimeoutPreemptively(
                SOON,
                () -> assertEquals(List.of(), NearestNames.of("rtt_us".repeat(LENGTH), List.of("rtt_us", "rto_us"))));
        assertEquals(List.of("rtt_us", "rto_us"), NearestNames.of("rtu_us", List.of("state", "rtt_us", "rto_us")));
        assertEquals(List.of("rtt_us"), NearestNames.of("tt_", List.of("state", "rtt_us")));
        assertEquals(List.of("state"), NearestNames.of("sttae", List.of("state", "rtt_us")));
    }
}
