package io.sockeye.cli.serve.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class QuietLogTest {
    private final List<String> lines = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong(-5);
    private final QuietLog log = new QuietLog(lines::add, clock::get);

    @Test
    void shouldSayOneLineOfAKindAMinuteAndCountTheOthers() {
        for (int i = 0; i < 1000; i++) {
            log.say(QuietLog.Kind.TLS, "a");
        }
        log.say(QuietLog.Kind.FULL, "b");
        assertEquals(List.of("a", "b"), lines);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(60));
        log.say(QuietLog.Kind.TLS, "c");
        log.say(QuietLog.Kind.TLS, "d");
        assertEquals(List.of("a", "b", "c (and 999 more like it before)"), lines);
    }

    @Test
    void shouldLetNothingThroughThatATerminalObeys() {
        log.say(QuietLog.Kind.TLS, "no TLS: \u001b[2J\nsecond line\u202e\u0085 für");
        assertEquals(List.of("no TLS: .[2J.second line..... für"), lines);
        log.tell("x".repeat(10_000));
        assertTrue(lines.get(1).length() <= 400, lines.get(1));
    }
}
