package io.sockeye.cli.args;

import java.util.List;

/**
 * What is no option: a delay, the name of an interface, and under Sockeye's own name a filter behind them. netstat
 * takes the first that looks like a delay or a name, wherever it stands. Immutable.
 */
final class Operands {
    private final List<String> all;
    /** Those of which the first that fits is a delay or a name. */
    private final List<String> leading;

    private final boolean mayBeFilter;

    /**
     * Tell operands apart.
     *
     * @param all     in order.
     * @param grammar that the command line was read by.
     * @param hasName whether the name of an interface may be among them.
     */
    Operands(final List<String> all, final Grammar grammar, final boolean hasName) {
        this.all = all;
        mayBeFilter = grammar == Grammar.SOCKEYE;
        leading = mayBeFilter ? all.subList(0, countLeading(all, hasName)) : all;
    }

    /** How many are a delay, or the name of an interface: no filter begins with either. */
    private static int countLeading(final List<String> all, final boolean hasName) {
        boolean isDelayWanted = true;
        boolean isNameWanted = hasName;
        int count = 0;
        while (count < all.size()) {
            final boolean isDelay = isDelay(all.get(count));
            if (isDelay ? !isDelayWanted : !isNameWanted) {
                return count;
            }
            isDelayWanted &= !isDelay;
            isNameWanted &= isDelay;
            count++;
        }
        return count;
    }

    private static boolean isDelay(final String operand) {
        return Seconds.parseNanos(operand) != Seconds.NOT_A_NUMBER;
    }

    /** {@return all of them, in order, unmodifiable} */
    List<String> all() {
        return all;
    }

    /** {@return the first that is no delay; null if there is none} */
    String interfaceName() {
        for (final String operand : leading) {
            if (!isDelay(operand)) {
                return operand;
            }
        }
        return null;
    }

    /** {@return the first that is a delay, in nanoseconds; {@link Seconds#NOT_A_NUMBER} if there is none} */
    long delayNanos() {
        for (final String operand : leading) {
            if (isDelay(operand)) {
                return Seconds.parseNanos(operand);
            }
        }
        return Seconds.NOT_A_NUMBER;
    }

    /** {@return the filter, joined by blanks; null if there is none, or only blanks} */
    String filter() {
        if (!mayBeFilter || leading.size() == all.size()) {
            return null;
        }
        final String filter = String.join(" ", all.subList(leading.size(), all.size()));
        return filter.isBlank() ? null : filter;
    }
}
