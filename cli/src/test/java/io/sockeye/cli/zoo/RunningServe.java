package io.sockeye.cli.zoo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code sockeye serve} in a zoo. Confined to one thread. */
final class RunningServe implements AutoCloseable {
    private static final Pattern SERVING = Pattern.compile("serving (https?://\\S+)/metrics\n");

    private final Zoo zoo;
    private final Background process;
    private final String url;

    private RunningServe(final Zoo zoo, final Background process, final String url) {
        this.zoo = zoo;
        this.process = process;
        this.url = url;
    }

    /**
     * Start it, and wait until it has looked once.
     *
     * @param zoo     to run in.
     * @param user    who runs it.
     * @param options in the shell's words.
     * @return serving.
     * @throws IOException if it cannot be started.
     */
    static RunningServe start(final Zoo zoo, final User user, final String options) throws IOException {
        final Background process = Background.start(zoo, user, "sockeye serve " + options);
        Background.await(
                () -> "serving, but: " + process.stderr(),
                () -> SERVING.matcher(process.stderr()).find() || !process.isAlive());
        final Matcher matcher = SERVING.matcher(process.stderr());
        if (!matcher.find()) {
            throw new AssertionError("does not serve: " + process.stderr());
        }
        return new RunningServe(zoo, process, matcher.group(1));
    }

    /** {@return the process} */
    Background process() {
        return process;
    }

    /** {@return what its pages begin with: {@code http://127.0.0.1:9517}} */
    String url() {
        return url;
    }

    /** {@return a page} */
    ServedPage get(final String path, final String... headers) {
        return ServedPage.get(zoo, url + path, headers);
    }

    /** {@return the metrics of now, which wait for the first look} */
    Map<String, Double> metrics() {
        return get("/metrics").values();
    }

    /**
     * Wait for metrics. A look may meet a scrape's own connection, so what holds between them holds soon.
     *
     * @param what  says what is waited for.
     * @param holds asked of each scrape.
     * @return the metrics for which it holds.
     */
    Map<String, Double> await(final String what, final Predicate<Map<String, Double>> holds) {
        final long start = System.nanoTime();
        while (true) {
            final Map<String, Double> metrics = metrics();
            if (holds.test(metrics)) {
                return metrics;
            }
            if (System.nanoTime() - start > Background.PATIENCE.toNanos()) {
                throw new AssertionError("not in time: " + what + ": " + metrics);
            }
            Background.pause(100);
        }
    }

    /** Send it a signal, and answer with its exit code. */
    int endBy(final String signal, final Duration limit) {
        process.signal(signal);
        return process.end(limit);
    }

    @Override
    public void close() {
        process.close();
    }
}
