package io.sockeye.collector.procnet;

import java.util.Random;

/** Random numbers for tests: {@code -Dsockeye.test.seed=N} repeats a run. */
final class Seeds {
    private static final String PROPERTY = "sockeye.test.seed";

    private Seeds() {}

    static Random random() {
        final long seed = Long.getLong(PROPERTY, System.nanoTime());
        System.out.println("-D" + PROPERTY + "=" + seed);
        return new Random(seed);
    }
}
