package io.sockeye.cli.args;

/**
 * What {@code sockeye count} is asked for besides what a listing is, not yet looked up. Loaded where one of its options
 * is typed, or the command is chosen.
 */
public final class CountOptions {
    /** What {@link #top()} is if it was not given: all groups. */
    public static final int ALL = Integer.MAX_VALUE;

    private String by;
    private String sums;
    private String maxima;
    private String percentiles;
    private int top = ALL;

    CountOptions() {}

    /** Take one of its options; false where the argument is none. */
    boolean take(final int option, final String argument) {
        switch (option) {
            case OptionTable.BY:
                by = argument;
                break;
            case OptionTable.SUM:
                sums = argument;
                break;
            case OptionTable.MAX:
                maxima = argument;
                break;
            case OptionTable.PERCENTILES:
                percentiles = argument;
                break;
            default:
                top = ArgumentParser.number(argument);
                break;
        }
        return !argument.isEmpty() && top > 0;
    }

    /** {@return the fields that rows are grouped by, {@code --by}; null if not given} */
    public String by() {
        return by;
    }

    /** {@return the fields to add up, {@code --sum}; null if not given} */
    public String sums() {
        return sums;
    }

    /** {@return the fields whose greatest value is told, {@code --max}; null if not given} */
    public String maxima() {
        return maxima;
    }

    /** {@return the field whose percentiles are told, {@code --percentiles}; null if not given} */
    public String percentiles() {
        return percentiles;
    }

    /** {@return how many groups are told at most, {@code --top}, at least 1; {@link #ALL} if not given} */
    public int top() {
        return top;
    }
}
