package io.sockeye.cli.args;

/**
 * A long option, as {@code struct option} of {@code <getopt.h>} describes it.
 *
 * @param name          without the leading dashes.
 * @param takesArgument whether an argument is required; otherwise none is allowed.
 * @param value         that {@link GetoptLong#next()} returns for it.
 */
record LongOption(String name, boolean takesArgument, int value) {
    /**
     * Whether an abbreviation that fits both options is not ambiguous, because both mean the same.
     *
     * @param other option.
     * @return whether they differ in nothing but the name.
     */
    boolean meansTheSameAs(final LongOption other) {
        return takesArgument == other.takesArgument && value == other.value;
    }
}
