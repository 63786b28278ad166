package io.sockeye.cli.args;

/**
 * A long option, as {@code struct option} of {@code <getopt.h>} describes it.
 *
 * @param name     without the leading dashes.
 * @param argument whether it takes one.
 * @param value    that {@link GetoptLong#next()} returns for it.
 */
record LongOption(String name, Argument argument, int value) {
    /** {@code has_arg}. */
    enum Argument {
        /** None is allowed. */
        NO,
        /** One must be there, behind an equals sign or as the next word. */
        REQUIRED,
        /** One may be there, but only behind an equals sign. */
        OPTIONAL
    }

    /** An option that requires an argument or allows none. */
    LongOption(final String name, final boolean takesArgument, final int value) {
        this(name, takesArgument ? Argument.REQUIRED : Argument.NO, value);
    }

    /**
     * Whether an abbreviation that fits both options is not ambiguous, because both mean the same.
     *
     * @param other option.
     * @return whether they differ in nothing but the name.
     */
    boolean meansTheSameAs(final LongOption other) {
        return argument == other.argument && value == other.value;
    }
}
