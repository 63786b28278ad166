package io.sockeye.cli.args;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads options as glibc's {@code getopt_long} does, with its words for what is wrong: short options in clusters,
 * arguments attached or following, long options by any unambiguous abbreviation, options after operands, and
 * {@code --}. An optional argument is one only where it is attached.
 *
 * <p>The long options come in tables of falling precedence: an abbreviation that fits an option of an earlier table
 * means that one, whatever later tables hold. So a table can be added without any abbreviation changing its meaning.
 *
 * <p>An argument has one char per byte, so that of an unknown option that is not ASCII the first byte is named.
 *
 * <p>Confined to one thread. See getopt_long(3).
 */
final class GetoptLong {
    /** {@link #next()} returns this when there are no more options. */
    static final int END = -1;

    /** {@link #next()} returns this for an option that is wrong; the reason has been appended to the messages. */
    static final int WRONG = '?';

    private final String programName;
    private final String shortOptions;
    private final LongOption[][] longOptions;
    private final String[] arguments;
    private final BooleanSupplier stopAtOperand;
    private final StringBuilder messages;
    private final List<String> operands = new ArrayList<>();

    private int index;
    private String cluster = "";
    private int clusterIndex;
    private String optionArgument;
    private LongOption longOption;
    private int longIndex;

    /**
     * Begin with the first argument.
     *
     * @param programName   that messages begin with.
     * @param shortOptions  letters, each followed by {@code :} if it requires an argument, {@code ::} if it may have
     *     one.
     * @param longOptions   tables of long options, the one with precedence first.
     * @param arguments     of the command line, without the program's name.
     * @param stopAtOperand whether everything after the first operand is an operand, as under POSIXLY_CORRECT; asked
     *     where there is an operand.
     * @param messages      to append lines to for what is wrong.
     */
    GetoptLong(
            final String programName,
            final String shortOptions,
            final LongOption[][] longOptions,
            final String[] arguments,
            final BooleanSupplier stopAtOperand,
            final StringBuilder messages) {
        this.programName = programName;
        this.shortOptions = shortOptions;
        this.longOptions = longOptions;
        this.arguments = arguments;
        this.stopAtOperand = stopAtOperand;
        this.messages = messages;
    }

    /**
     * Read the next option.
     *
     * @return the letter of a short option, the value of a long one, {@link #WRONG} or {@link #END}.
     */
    int next() {
        optionArgument = null;
        longOption = null;
        if (clusterIndex < cluster.length()) {
            return nextOfCluster();
        }
        while (index < arguments.length) {
            final String argument = arguments[index++];
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                operands.add(argument);
                if (stopAtOperand.getAsBoolean()) {
                    break;
                }
            } else if (argument.charAt(1) != '-') {
                cluster = argument;
                clusterIndex = 1;
                return nextOfCluster();
            } else if (argument.length() == 2) {
                break;
            } else {
                return nextLong(argument.substring(2));
            }
        }
        while (index < arguments.length) {
            operands.add(arguments[index++]);
        }
        return END;
    }

    /**
     * The argument of the option just read.
     *
     * @return the argument, or null if the option takes none.
     */
    String optionArgument() {
        return optionArgument;
    }

    /**
     * The long option just read.
     *
     * @return the option by its full name, or null if it was a short one.
     */
    LongOption longOption() {
        return longOption;
    }

    /**
     * The position of the long option just read in its table.
     *
     * @return the position from 0; meaningless after a short option.
     */
    int longIndex() {
        return longIndex;
    }

    /**
     * What is no option, in the order given. Complete after {@link #END}.
     *
     * @return the operands, unmodifiable.
     */
    List<String> operands() {
        return Collections.unmodifiableList(operands);
    }

    private int nextOfCluster() {
        final char letter = cluster.charAt(clusterIndex);
        clusterIndex++;
        final int known = letter == ':' ? -1 : shortOptions.indexOf(letter);
        if (known < 0) {
            begin("invalid option -- '").append(letter).append("'\n");
            return WRONG;
        }
        if (known + 1 < shortOptions.length() && shortOptions.charAt(known + 1) == ':') {
            final boolean mayLack = known + 2 < shortOptions.length() && shortOptions.charAt(known + 2) == ':';
            if (clusterIndex < cluster.length()) {
                optionArgument = cluster.substring(clusterIndex);
            } else if (mayLack) {
                optionArgument = null;
            } else if (index < arguments.length) {
                optionArgument = arguments[index++];
            } else {
                begin("option requires an argument -- '").append(letter).append("'\n");
                return WRONG;
            }
            clusterIndex = cluster.length();
        }
        return letter;
    }

    private int nextLong(final String text) {
        final int equalsSign = text.indexOf('=');
        final String name = equalsSign < 0 ? text : text.substring(0, equalsSign);
        final boolean found = findExact(name) || findAbbreviated(name, text);
        if (!found) {
            return WRONG;
        }
        if (equalsSign >= 0) {
            if (longOption.argument() == LongOption.Argument.NO) {
                begin("option '--").append(longOption.name()).append("' doesn't allow an argument\n");
                return WRONG;
            }
            optionArgument = text.substring(equalsSign + 1);
        } else if (longOption.argument() == LongOption.Argument.OPTIONAL) {
            optionArgument = null;
        } else if (longOption.argument() == LongOption.Argument.REQUIRED) {
            if (index == arguments.length) {
                begin("option '--").append(longOption.name()).append("' requires an argument\n");
                return WRONG;
            }
            optionArgument = arguments[index++];
        }
        return longOption.value();
    }

    private boolean findExact(final String name) {
        for (final LongOption[] table : longOptions) {
            for (int i = 0; i < table.length; i++) {
                if (table[i].name().equals(name)) {
                    longOption = table[i];
                    longIndex = i;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean findAbbreviated(final String name, final String text) {
        for (final LongOption[] table : longOptions) {
            final int first = indexOfAbbreviated(table, name, 0);
            if (first < 0) {
                continue;
            }
            if (isAmbiguous(table, name, first)) {
                begin("option '--").append(text).append("' is ambiguous; possibilities:");
                appendPossibilities(table, name, first);
                return false;
            }
            longOption = table[first];
            longIndex = first;
            return true;
        }
        begin("unrecognized option '--").append(text).append("'\n");
        return false;
    }

    private static boolean isAmbiguous(final LongOption[] table, final String name, final int first) {
        int i = indexOfAbbreviated(table, name, first + 1);
        while (i >= 0) {
            if (!table[i].meansTheSameAs(table[first])) {
                return true;
            }
            i = indexOfAbbreviated(table, name, i + 1);
        }
        return false;
    }

    /** As glibc: what means the same as the first possibility is left out. */
    private void appendPossibilities(final LongOption[] table, final String name, final int first) {
        int i = first;
        while (i >= 0) {
            if (i == first || !table[i].meansTheSameAs(table[first])) {
                messages.append(" '--").append(table[i].name()).append('\'');
            }
            i = indexOfAbbreviated(table, name, i + 1);
        }
        messages.append('\n');
    }

    private static int indexOfAbbreviated(final LongOption[] table, final String name, final int from) {
        for (int i = from; i < table.length; i++) {
            if (table[i].name().startsWith(name)) {
                return i;
            }
        }
        return -1;
    }

    private StringBuilder begin(final String text) {
        return messages.append(programName).append(": ").append(text);
    }
}
