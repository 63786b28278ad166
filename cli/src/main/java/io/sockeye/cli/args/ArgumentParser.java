package io.sockeye.cli.args;

import java.util.function.BooleanSupplier;

import io.sockeye.collector.source.SourceChoice;

/**
 * Turns a command line into options, in the order and with the words and exit codes of netstat's {@code main}
 * (net-tools 2.10). Immutable.
 */
public final class ArgumentParser {
    private static final int USAGE_ERROR = 3;

    private static final String SHORT_OPTIONS = "A:CFI::MacdeghilnNoprsStuUvVWw2fx64?Z";

    /** Value of the long options that name a family. */
    private static final int FAMILY_WORD = 1;

    /** One less than there are words: netstat forgot to count {@code --tcpip}, and complains about itself. */
    private static final int FAMILY_WORDS_KNOWN = 12;

    private static final int SOURCE = 256;
    private static final int PROC_ROOT = 257;
    private static final int THREADS = 258;
    private static final int COST = 259;
    private static final int LABELS = 260;

    private static final LongOption[] NETSTAT_OPTIONS = {
        new LongOption("ax25", false, FAMILY_WORD),
        new LongOption("x25", false, FAMILY_WORD),
        new LongOption("ip", false, FAMILY_WORD),
        new LongOption("ipx", false, FAMILY_WORD),
        new LongOption("appletalk", false, FAMILY_WORD),
        new LongOption("netrom", false, FAMILY_WORD),
        new LongOption("inet", false, FAMILY_WORD),
        new LongOption("inet6", false, FAMILY_WORD),
        new LongOption("ddp", false, FAMILY_WORD),
        new LongOption("rose", false, FAMILY_WORD),
        new LongOption("unix", false, FAMILY_WORD),
        new LongOption("bluetooth", false, FAMILY_WORD),
        new LongOption("tcpip", false, FAMILY_WORD),
        new LongOption("version", false, 'V'),
        new LongOption("interfaces", LongOption.Argument.OPTIONAL, 'I'),
        new LongOption("help", false, 'h'),
        new LongOption("route", false, 'r'),
        new LongOption("masquerade", false, 'M'),
        new LongOption("protocol", true, 'A'),
        new LongOption("tcp", false, 't'),
        new LongOption("sctp", false, 'S'),
        new LongOption("udp", false, 'u'),
        new LongOption("udplite", false, 'U'),
        new LongOption("raw", false, 'w'),
        new LongOption("unix", false, 'x'),
        new LongOption("l2cap", false, '2'),
        new LongOption("rfcomm", false, 'f'),
        new LongOption("listening", false, 'l'),
        new LongOption("all", false, 'a'),
        new LongOption("timers", false, 'o'),
        new LongOption("continuous", false, 'c'),
        new LongOption("extend", false, 'e'),
        new LongOption("programs", false, 'p'),
        new LongOption("verbose", false, 'v'),
        new LongOption("statistics", false, 's'),
        new LongOption("wide", false, 'W'),
        new LongOption("numeric", false, 'n'),
        new LongOption("numeric-hosts", false, '!'),
        new LongOption("numeric-ports", false, '@'),
        new LongOption("numeric-users", false, '#'),
        new LongOption("symbolic", false, 'N'),
        new LongOption("cache", false, 'C'),
        new LongOption("fib", false, 'F'),
        new LongOption("groups", false, 'g'),
        new LongOption("context", false, 'Z'),
    };

    private static final LongOption[] SOCKEYE_OPTIONS = {
        new LongOption("source", true, SOURCE),
        new LongOption("proc-root", true, PROC_ROOT),
        new LongOption("threads", true, THREADS),
        new LongOption("cost", LongOption.Argument.OPTIONAL, COST),
        new LongOption("mptcp", false, Draft.MPTCP),
        new LongOption("dccp", false, Draft.DCCP),
        new LongOption("labels", true, LABELS),
    };

    /** Takes an argument here, and none under netstat's name. */
    private static final LongOption[] SOCKEYE_MASQUERADE = {
        new LongOption("masquerade", LongOption.Argument.OPTIONAL, 'M'),
    };

    private final Grammar grammar;
    private final String programName;
    private final String version;
    private final BooleanSupplier selinuxEnabled;

    /**
     * Prepare for command lines of one program.
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
        this.grammar = grammar;
        this.programName = programName;
        this.version = version;
        this.selinuxEnabled = selinuxEnabled;
    }

    /**
     * Read a command line.
     *
     * @param arguments      without the program's name.
     * @param posixlyCorrect whether POSIXLY_CORRECT is in the environment: options end at the first operand.
     * @return the options, or what to print before leaving.
     */
    public ParseResult parse(final String[] arguments, final boolean posixlyCorrect) {
        final StringBuilder messages = new StringBuilder();
        final LongOption[][] longOptions = grammar == Grammar.NETSTAT
                ? new LongOption[][] {NETSTAT_OPTIONS}
                : new LongOption[][] {SOCKEYE_MASQUERADE, NETSTAT_OPTIONS, SOCKEYE_OPTIONS};
        final GetoptLong getopt =
                new GetoptLong(programName, SHORT_OPTIONS, longOptions, arguments, posixlyCorrect, messages);
        final Draft draft = new Draft();
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
        return new NetstatOptions(grammar, draft, getopt.operands(), messages.toString());
    }

    /**
     * netstat's long options, for tests.
     *
     * @return a copy.
     */
    static LongOption[] netstatOptions() {
        return NETSTAT_OPTIONS.clone();
    }

    /** Null means: go on. */
    private ImmediateExit apply(
            final int option, final GetoptLong getopt, final Draft draft, final StringBuilder messages) {
        return switch (option) {
            case FAMILY_WORD -> {
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
            case SOURCE -> setSource(getopt.optionArgument(), draft, messages);
            case PROC_ROOT -> setProcRoot(getopt.optionArgument(), draft, messages);
            case THREADS -> setThreads(getopt.optionArgument(), draft, messages);
            case 'I' -> addInterfaces(getopt, draft);
            case 'M' -> addMasquerade(getopt.optionArgument(), draft, messages);
            case LABELS -> setLabels(getopt.optionArgument(), draft, messages);
            case COST -> setCost(getopt.optionArgument(), draft, messages);
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
            messages.append(programName).append(": empty argument for '--proc-root'\n");
            return new ImmediateExit(USAGE_ERROR, "", messages.toString());
        }
        draft.procRoot(directory);
        return null;
    }

    private ImmediateExit setThreads(final String word, final Draft draft, final StringBuilder messages) {
        final int threads = threads(word);
        if (threads < 1 || threads > NetstatOptions.MAX_THREADS) {
            return wrongArgument("--threads", word, "it takes 1 to " + NetstatOptions.MAX_THREADS, messages);
        }
        draft.threads(threads);
        return null;
    }

    /** The number, or 0 where it is none. */
    private static int threads(final String word) {
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
        messages.append(programName)
                .append(": invalid argument '")
                .append(word)
                .append("' for '")
                .append(option)
                .append("'; ")
                .append(possibilities)
                .append('\n');
        return new ImmediateExit(USAGE_ERROR, "", messages.toString());
    }

    private ImmediateExit version(final StringBuilder messages) {
        final String text = grammar == Grammar.NETSTAT
                ? UsageText.NETSTAT_VERSION
                : UsageText.NETSTAT_VERSION.concat("sockeye ").concat(version).concat("\n");
        return new ImmediateExit(0, text, messages.toString());
    }

    private ImmediateExit help(final StringBuilder messages) {
        final String text = grammar == Grammar.NETSTAT ? UsageText.NETSTAT_USAGE : UsageText.SOCKEYE_USAGE;
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
