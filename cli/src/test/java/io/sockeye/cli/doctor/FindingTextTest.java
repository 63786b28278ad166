package io.sockeye.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Finding;
import io.sockeye.collector.doctor.Severity;

/** A finding as text and as JSON, with a name in it that would steer a terminal. */
class FindingTextTest {
    private static final int MOST_LINES = 10;
    private static final String HOSTILE = "a\u001b[2J\"b\u00ff";

    private final Finding finding = new Finding(
            new Check.Description("close-wait", "it", "so", List.of(), List.of("tcp(7)", "RFC 9293")),
            Severity.CRITICAL,
            "7 connections of " + HOSTILE,
            Map.of("process", HOSTILE),
            evidence(8),
            "Mend the program.",
            "the count falls");

    private static Evidence evidence(final int rows) {
        final Evidence.Builder evidence = new Evidence.Builder("pid", "process");
        for (int i = 0; i < rows; i++) {
            evidence.row(i, i == 1 ? null : HOSTILE);
        }
        return evidence.build();
    }

    @Test
    void shouldTakeTenLinesAtMostAndNoControls() {
        final String text = FindingText.of(finding);
        assertEquals("""
                CRITICAL close-wait: 7 connections of a.[2J"b\u00ff
                    pid  process
                    0    a.[2J"b\u00ff
                    1    -
                    2    a.[2J"b\u00ff
                    3    a.[2J"b\u00ff
                    4    a.[2J"b\u00ff
                    and 3 more
                    To do: Mend the program.
                    It helped if the count falls
                """, text);
        assertTrue(text.lines().count() <= MOST_LINES);
    }

    @Test
    void shouldKeepTextFromOutsideInJson() {
        assertEquals(
                "{\"check\":\"close-wait\",\"severity\":\"critical\","
                        + "\"summary\":\"7 connections of a\\u001b[2J\\\"b\uFFFD\","
                        + "\"subject\":{\"process\":\"a\\u001b[2J\\\"b\uFFFD\"},"
                        + "\"evidence\":[{\"pid\":0,\"process\":\"a\\u001b[2J\\\"b\uFFFD\"},{\"pid\":1},"
                        + "{\"pid\":2,\"process\":\"a\\u001b[2J\\\"b\uFFFD\"},"
                        + "{\"pid\":3,\"process\":\"a\\u001b[2J\\\"b\uFFFD\"},"
                        + "{\"pid\":4,\"process\":\"a\\u001b[2J\\\"b\uFFFD\"}],\"more_evidence\":3,"
                        + "\"advice\":\"Mend the program.\",\"recheck\":\"the count falls\","
                        + "\"references\":[\"tcp(7)\",\"RFC 9293\"]}",
                new String(FindingJson.of(finding), StandardCharsets.UTF_8));
    }
}
