package io.sockeye.cli.args;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.sockeye.collector.dump.SourceChoice;

/**
 * Turns a command line into options, in the order and with the words and exit codes of netstat's {@code main}
 * (net-tools 2.10). Immutable.
 */
public final class ArgumentParser {
    private static final int USAGE_ERROR = 3;

    /** One less than there are words: netstat forgot to count {@code --tcpip}, and complains about itself. */
    private static final int FAMILY_WORDS_KNOWN = 12;

    private static final String FIELDS_HELP = "help";

    private static final LongOption[][] NO_LONG_OPTIONS = {};

    private final Grammar grammar;
    private final String programName;
    private final String version;
    private final BooleanSupplier selinuxEnabled;
    private final Supplier<String> commandHelp;
    private final boolean isCount;

    /**
     * Prepare for command lines of a program that has no commands beside its listings.
     *
     * @param grammar        whose options are known.
     * @param programName    as called, that messages begin with; netstat prints {@code argv[0]}.
     * @param version        of Sockeye.
     * @param selinuxEnabled asked when {@code -Z} is given: whether {@code /sys/fs/selinux} is mounted.
     */
    public ArgumentParser(
            final Grammar grammar,
            final String programName,
            final String version,
            final BooleanSupplier selinuxEnabled) {
        this(grammar, programName, version, selinuxEnabled, null);
    }

    /**
     * Prepare for command lines of one program.
     *
     * @param grammar        whose options are known.
     * @param programName    as called, that messages begin with; netstat prints {@code argv[0]}.
     * @param version        of Sockeye.
     * @param selinuxEnabled asked when {@code -Z} is given: whether {@code /sys/fs/selinux} is mounted.
     * @param commandHelp    asked when Sockeye's {@code -h} is given: lines on its commands; null if it has none.
     */
    public ArgumentParser(
            final Grammar grammar,
            final String programName,
            final String version,
            final BooleanSupplier selinuxEnabled,
            final Supplier<String> commandHelp) {
        this(grammar, programName, version, selinuxEnabled, commandHelp, false);
    }

    /**
     * Prepare for command lines of one program and one command.
     *
     * @param grammar        whose options are known.
     * @param programName    as called, that messages begin with; netstat prints {@code argv[0]}.
     * @param version        of Sockeye.
     * @param selinuxEnabled asked when {@code -Z} is given: whether {@code /sys/fs/selinux} is mounted.
     * @param commandHelp    asked when Sockeye's {@code -h} is given: lines on its commands; null if it has none.
     * @param isCount        whether rows are counted, not listed.
     */
    public ArgumentParser(
            final Grammar grammar,
            final String programName,
            final String version,
            final BooleanSupplier selinuxEnabled,
            final Supplier<String> commandHelp,
            final boolean isCount) {
        this.grammar = grammar;
        this.programName = programName;
        this.version = version;
        this.selinuxEnabled = selinuxEnabled;
        this.commandHelp = commandHelp;
        this.isCount = isCount;
    }

    /**
     * Read a command line.
     *
     * @param arguments      without the program's name.
     * @param posixlyCorrect whether POSIXLY_CORRECT is in the environment: options end at the first operand. Asked
     *     only where there is one, as the first look into the environment copies it.
     * @return the options, or what to print before leaving.
     */
    public ParseResult parse(final String[] arguments, final BooleanSupplier posixlyCorrect) {
        final StringBuilder messages = new StringBuilder();
        final LongOption[][] longOptions =
                mayHoldLongOption(arguments) ? OptionTable.longOptions(grammar) : NO_LONG_OPTIONS;
        final GetoptLong getopt =
                new GetoptLong(programName, OptionTable.LETTERS, longOptions, arguments, posixlyCorrect, messages);
        final Draft draft = new Draft();
        if (isCount) {
            draft.beginCounts();
        }
        int option = getopt.next();
        while (option != GetoptLong.END) {
            final ImmediateExit exit = apply(option, getopt, draft, messages);
            if (exit != null) {
                return exit;
            }
            option = getopt.next();
        }
        // A mode given twice counts as two.
        if (draft.countOf('I') + draft.countOf('i') + draft.countOf('r') + draft.countOf('M') + draft.countOf('s')
                > 1) {
            return usageError(messages);
        }
        if (isCount && draft.counts().by() == null && !FIELDS_HELP.equals(draft.fields())) {
            return wrongUse(": count: say by what, --by=FIELD,...; --fields=help lists the fields\n", messages);
        }
        if (isCount && draft.fields() != null && !FIELDS_HELP.equals(draft.fields())) {
            return wrongUse(": count: '--fields' is for listings; counts have --by\n", messages);
        }
        if (isCount && (draft.sort() != null || draft.limit() != NetstatOptions.NO_LIMIT)) {
            return wrongUse(
                    ": count: '--sort' and '--limit' are for listings; the largest groups come first, see --top\n",
                    messages);
        }
        final String needsFormat = optionThatNeedsFormat(draft);
        if (needsFormat != null) {
            return wrongUse(": '" + needsFormat + "' needs --format=jsonl, json, csv or tsv\n", messages);
        }
        return new NetstatOptions(grammar, draft, getopt.operands(), messages.toString());
    }

    /** Most command lines hold none, and do without the table. */
    private static boolean mayHoldLongOption(final String[] arguments) {
        for (final String argument : arguments) {
            if (argument.startsWith("--")) {
                return true;
            }
        }
        return false;
    }

    /** The first option given that netstat's tables have no use for, or null. */
    private static String optionThatNeedsFormat(final Draft draft) {
        if (!NetstatOptions.NETSTAT_FORMAT.equals(draft.format())) {
            return null;
        }
        if (draft.fields() != null && !FIELDS_HELP.equals(draft.fields())) {
            return "--fields";
        }
        if (draft.has(OptionTable.PACKET) && draft.counts() == null) {
            return "--packet";
        }
        if (draft.has(OptionTable.NETLINK) && draft.counts() == null) {
            return "--netlink";
        }
        if (draft.has(OptionTable.NO_HEADER) && draft.counts() == null) {
            return "--no-header";
        }
        return draft.has(OptionTable.NUL) ? "--nul" : null;
    }

    /** Null means: go on. */
    private ImmediateExit apply(
            final int option, final GetoptLong getopt, final Draft draft, final StringBuilder messages) {
        return switch (option) {
            case OptionTable.FAMILY_WORD -> {
                if (getopt.longIndex() >= FAMILY_WORDS_KNOWN) {
                    messages.append("netstat.c: Internal Error `longopts 1 range'.\n");
                    yield null;
                }
                yield addFamilies(getopt.longOption().name(), draft, messages);
            }
            case 'A' -> addFamilies(getopt.optionArgument(), draft, messages);
            case '4' -> addFamilies("inet", draft, messages);
            case '6' -> addFamilies("inet6", draft, messages);
            case 'x' -> addFamilies("unix", draft, messages);
            case 'V' -> version(messages);
            case 'Z' -> addContext(draft, messages);
            case 'h' -> help(messages);
            case GetoptLong.WRONG -> usageError(messages);
            case OptionTable.SOURCE -> setSource(getopt.optionArgument(), draft, messages);
            case OptionTable.PROC_ROOT -> setProcRoot(getopt.optionArgument(), draft, messages);
            case OptionTable.THREADS -> setThreads(getopt.optionArgument(), draft, messages);
            case 'I' -> addInterfaces(getopt, draft);
            case 'M' -> addMasquerade(getopt.optionArgument(), draft, messages);
            case OptionTable.LABELS -> setLabels(getopt.optionArgument(), draft, messages);
            case OptionTable.FORMAT -> setFormat(getopt.optionArgument(), draft, messages);
            case OptionTable.FIELDS -> setFields(getopt.optionArgument(), draft, messages);
            case OptionTable.COST -> setCost(getopt.optionArgument(), draft, messages);
            case OptionTable.SORT -> setSort(getopt.optionArgument(), draft, messages);
            case OptionTable.LIMIT -> setLimit(getopt.optionArgument(), draft, messages);
            case OptionTable.BY, OptionTable.TOP, OptionTable.SUM, OptionTable.MAX, OptionTable.PERCENTILES ->
                setCount(option, getopt, draft, messages);
            default -> {
                draft.count(option);
                yield null;
            }
        };
    }

    private static ImmediateExit addFamilies(final String words, final Draft draft, final StringBuilder messages) {
        return draft.families().add(words, messages) ? null : new ImmediateExit(1, "", messages.toString());
    }

    private ImmediateExit addContext(final Draft draft, final StringBuilder messages) {
        if (!selinuxEnabled.getAsBoolean()) {
            messages.append("SELinux is not enabled on this machine.\n");
            return new ImmediateExit(1, "", messages.toString());
        }
        draft.count('Z');
        draft.count('p');
        return null;
    }

    private ImmediateExit setSource(final String word, final Draft draft, final StringBuilder messages) {
        final SourceChoice choice = sourceChoice(word);
        if (choice == null) {
            return wrongArgument("--source", word, "possibilities: 'auto' 'netlink' 'proc'", messages);
        }
        draft.source(choice);
        return null;
    }

    private ImmediateExit setProcRoot(final String directory, final Draft draft, final StringBuilder messages) {
        if (directory.isEmpty()) {
            return emptyArgument("--proc-root", messages);
        }
        draft.procRoot(directory);
        return null;
    }

    private ImmediateExit setFormat(final String word, final Draft draft, final StringBuilder messages) {
        if (word.isEmpty()) {
            return emptyArgument("--format", messages);
        }
        draft.format(word);
        return null;
    }

    private ImmediateExit setFields(final String names, final Draft draft, final StringBuilder messages) {
        if (names.isEmpty()) {
            return emptyArgument("--fields", messages);
        }
        draft.fields(names);
        return null;
    }

    private ImmediateExit setThreads(final String word, final Draft draft, final StringBuilder messages) {
        final int threads = number(word);
        if (threads < 1 || threads > NetstatOptions.MAX_THREADS) {
            return wrongArgument("--threads", word, "it takes 1 to " + NetstatOptions.MAX_THREADS, messages);
        }
        draft.threads(threads);
        return null;
    }

    /** The number, or 0 where it is none. */
    static int number(final String word) {
        try {
            return Integer.parseInt(word);
        } catch (final NumberFormatException e) {
            return 0;
        }
    }

    /** {@code -I=eth0} is written as well as {@code -Ieth0}; {@code --interfaces} alone is {@code -i}. */
    private static ImmediateExit addInterfaces(final GetoptLong getopt, final Draft draft) {
        final String name = getopt.optionArgument();
        final boolean isShort = getopt.longOption() == null;
        draft.count(isShort || name != null ? 'I' : 'i');
        draft.interfaceName(isShort && name != null && name.startsWith("=") ? name.substring(1) : name);
        return null;
    }

    private ImmediateExit addMasquerade(final String word, final Draft draft, final StringBuilder messages) {
        if (word != null && !"conntrack".equals(word)) {
            return wrongArgument("--masquerade", word, "possibilities: 'conntrack'", messages);
        }
        draft.count('M');
        draft.conntrack(word != null);
        return null;
    }

    private ImmediateExit setLabels(final String word, final Draft draft, final StringBuilder messages) {
        if (!"full".equals(word) && !"netstat".equals(word)) {
            return wrongArgument("--labels", word, "possibilities: 'full' 'netstat'", messages);
        }
        draft.fullLabels("full".equals(word));
        return null;
    }

    private ImmediateExit setCost(final String word, final Draft draft, final StringBuilder messages) {
        if (word == null || "text".equals(word)) {
            draft.cost(CostFormat.TEXT);
        } else if ("json".equals(word)) {
            draft.cost(CostFormat.JSON);
        } else {
            return wrongArgument("--cost", word, "possibilities: 'text' 'json'", messages);
        }
        return null;
    }

    private ImmediateExit wrongArgument(
            final String option, final String word, final String possibilities, final StringBuilder messages) {
        return wrongUse(": invalid argument '" + word + "' for '" + option + "'; " + possibilities + "\n", messages);
    }

    private ImmediateExit emptyArgument(final String option, final StringBuilder messages) {
        return wrongUse(": empty argument for '" + option + "'\n", messages);
    }

    private ImmediateExit setSort(final String names, final Draft draft, final StringBuilder messages) {
        if (names.isEmpty()) {
            return emptyArgument("--sort", messages);
        }
        draft.sort(names);
        return null;
    }

    private ImmediateExit setLimit(final String word, final Draft draft, final StringBuilder messages) {
        final int limit = number(word);
        if (limit < 1) {
            return wrongArgument("--limit", word, "it takes 1 to " + Integer.MAX_VALUE, messages);
        }
        draft.limit(limit);
        return null;
    }

    private ImmediateExit setCount(
            final int option, final GetoptLong getopt, final Draft draft, final StringBuilder messages) {
        final String name = "--" + getopt.longOption().name();
        if (draft.counts() == null) {
            return wrongUse(": '" + name + "' is for counts: " + programName + " count --by=FIELD,...\n", messages);
        }
        final String argument = getopt.optionArgument();
        if (draft.counts().take(option, argument)) {
            return null;
        }
        return argument.isEmpty()
                ? emptyArgument(name, messages)
                : wrongArgument(name, argument, "it takes 1 to " + Integer.MAX_VALUE, messages);
    }

    /** A mistake that is told in a line of ours. */
    private ImmediateExit wrongUse(final String line, final StringBuilder messages) {
        messages.append(programName).append(line);
        return new ImmediateExit(USAGE_ERROR, "", messages.toString());
    }

    private ImmediateExit version(final StringBuilder messages) {
        final String text = grammar == Grammar.NETSTAT
                ? UsageText.NETSTAT_VERSION
                : UsageText.NETSTAT_VERSION.concat("sockeye ").concat(version).concat("\n");
        return new ImmediateExit(0, text, messages.toString());
    }

    private ImmediateExit help(final StringBuilder messages) {
        final String text = grammar == Grammar.NETSTAT
                ? UsageText.NETSTAT_USAGE
                : UsageText.sockeyeUsage(commandHelp == null ? "" : commandHelp.get());
        return new ImmediateExit(0, text, messages.append(UsageText.FAMILIES).toString());
    }

    /** The mistakes are netstat's, and so is the text. */
    private static ImmediateExit usageError(final StringBuilder messages) {
        messages.append(UsageText.NETSTAT_USAGE).append(UsageText.FAMILIES);
        return new ImmediateExit(USAGE_ERROR, "", messages.toString());
    }

    private static SourceChoice sourceChoice(final String word) {
        return switch (word) {
            case "auto" -> SourceChoice.AUTO;
            case "netlink" -> SourceChoice.NETLINK;
            case "proc" -> SourceChoice.PROC;
            default -> null;
        };
    }
}
