package io.sockeye.cli.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.sockeye.collector.process.ProcessIndex;

/**
 * What is the same for all rows of a round. Set between rounds by one thread; read by any number while a round runs,
 * whose threads are started after that.
 */
final class RoundFacts {
    private ProcessIndex processes;
    private byte[] time;

    RoundFacts() {}

    /**
     * Another round begins: nothing is known but the time, which is to the millisecond.
     *
     * @param isTimed whether rows tell the time.
     */
    void begin(final boolean isTimed) {
        processes = null;
        time = isTimed
                ? Instant.now().truncatedTo(ChronoUnit.MILLIS).toString().getBytes(StandardCharsets.US_ASCII)
                : null;
    }

    void processes(final ProcessIndex index) {
        processes = index;
    }

    /** {@return the processes that hold sockets; null if they were not scanned} */
    ProcessIndex processes() {
        return processes;
    }

    /** {@return the time, as in RFC 3339; null without rounds} */
    byte[] time() {
        return time;
    }
}
