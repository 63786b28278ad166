package io.sockeye.cli.serve.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.sockeye.collector.text.PrintableText;

/**
 * Few lines, whatever clients do: of each kind one a minute, and with it how many there were since the last. Text from
 * outside is made printable. Threads: safe.
 */
final class QuietLog {
    /** What a line is about. */
    enum Kind {
        /** A connection was one too many. */
        FULL,
        /** A TLS handshake failed. */
        TLS,
        /** A password was wrong, or could not be checked. */
        PASSWORD,
        /** A page failed. */
        PAGE,
        /** Certificates were read anew, or could not be. */
        CERTIFICATE,
        /** The listening socket failed. */
        LISTENER
    }

    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);
    private static final int MAX_BYTES = 400;

    private final Consumer<String> lines;
    private final LongSupplier clock;
    private final long[] lastAt = new long[Kind.values().length];
    private final long[] unsaid = new long[Kind.values().length];
    private final boolean[] isSaid = new boolean[Kind.values().length];

    QuietLog(final Consumer<String> lines, final LongSupplier clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** Say a line of a kind, or count it. */
    void say(final Kind kind, final String line) {
        final long now = clock.getAsLong();
        final long others;
        synchronized (this) {
            final int at = kind.ordinal();
            if (isSaid[at] && now - lastAt[at] < INTERVAL) {
                unsaid[at]++;
                return;
            }
            isSaid[at] = true;
            lastAt[at] = now;
            others = unsaid[at];
            unsaid[at] = 0;
        }
        lines.accept(printable(line) + (others == 0 ? "" : " (and " + others + " more like it before)"));
    }

    /** Say a line that comes from whoever runs this. */
    void tell(final String line) {
        lines.accept(printable(line));
    }

    private static String printable(final String line) {
        return new String(PrintableText.of(line.getBytes(StandardCharsets.UTF_8), MAX_BYTES), StandardCharsets.UTF_8);
    }
}
