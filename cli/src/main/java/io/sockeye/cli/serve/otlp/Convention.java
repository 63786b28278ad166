package io.sockeye.cli.serve.otlp;

/**
 * How a metric is told to OpenTelemetry. Threads: immutable.
 *
 * @param name        of the metric, words with dots between namespaces.
 * @param unit        as UCUM has it; what is counted in braces.
 * @param description of the metric; null for that which Prometheus gets.
 * @param isUpDown    whether a gauge is what OpenTelemetry calls an UpDownCounter: one that may be added up.
 * @param isOfKernel  whether it is counted from the start of the kernel on, not of this process.
 * @param direction   value of {@code network.io.direction}; null for none.
 */
record Convention(
        String name, String unit, String description, boolean isUpDown, boolean isOfKernel, String direction) {
    /** What counts connections of TCP: their states are those of RFC 9293. */
    static final String CONNECTION = "{connection}";

    /** UCUM's second. */
    static final String SECONDS = "s";

    /** UCUM's unit of shares and the like. */
    static final String NO_UNIT = "1";

    /** A metric of a name, in a unit, as it comes. */
    Convention(final String name, final String unit) {
        this(name, unit, null, false, false, null);
    }

    /** {@return whether values are whole numbers: all but durations and shares are} */
    boolean isWhole() {
        return !unit.equals(SECONDS) && !unit.equals(NO_UNIT);
    }

    Convention describedAs(final String text) {
        return new Convention(name, unit, text, isUpDown, isOfKernel, direction);
    }

    Convention upDown() {
        return new Convention(name, unit, description, true, isOfKernel, direction);
    }

    Convention ofKernel() {
        return new Convention(name, unit, description, isUpDown, true, direction);
    }

    Convention towards(final String where) {
        return new Convention(name, unit, description, isUpDown, isOfKernel, where);
    }
}
