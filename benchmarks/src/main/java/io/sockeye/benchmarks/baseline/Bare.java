package io.sockeye.benchmarks.baseline;

/** Does nothing: what it takes is the start and the end of the Java virtual machine. */
public final class Bare {
    private Bare() {}

    /**
     * Return.
     *
     * @param args none.
     */
    public static void main(final String[] args) {
        // What is measured lies before and after this.
    }
}
