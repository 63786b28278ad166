package io.sockeye.collector;

import java.util.Random;

/** Random numbers for tests: {@code -Dsockeye.test.seed=N} repeats a run. */
public final class Seeds {
    private static final String PROPERTY = "sockeye.test.seed";

    private Seeds() {}

    /** A generator whose seed was printed. */
    public static Random random() {
        final long seed = Long.getLong(PROPERTY, System.nanoTime());
        System.out.println("-D" + PROPERTY + "=" + seed);
        return new Random(seed);
    }
}
