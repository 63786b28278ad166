package io.sockeye.cli.args;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads command lines of {@code sockeye doctor}. Threads: stateless. */
public final class DoctorArguments {
    /** Time between two looks unless another is given, in nanoseconds. */
    private static final long INTERVAL = 2 * Seconds.NANOS_PER_SECOND;

    private static final int ONLY = 1;
    private static final int SKIP = 2;
    private static final int LIST = 3;
    private static final int EXPLAIN = 4;
    private static final int INTERVAL_OPTION = 5;
    private static final int FORMAT = 6;
    private static final int THRESHOLD = 7;
    private static final LongOption[] OPTIONS = {
        new LongOption("only", true, ONLY),
        new LongOption("skip", true, SKIP),
        new LongOption("list", false, LIST),
        new LongOption("explain", true, EXPLAIN),
        new LongOption("interval", true, INTERVAL_OPTION),
        new LongOption("format", true, FORMAT),
        new LongOption("threshold", true, THRESHOLD),
        new LongOption("source", true, CommandArguments.SOCKETS),
        new LongOption("proc-root", true, CommandArguments.SOCKETS),
        new LongOption("threads", true, CommandArguments.SOCKETS),
        new LongOption("help", false, 'h'),
    };
    /** TCP and UDP in all states; numbers, not names. */
    private static final List<String> LISTED = List.of("-a", "-n", "-t", "-u", "-U");

    private static final String HELP = """
            usage: sockeye doctor [OPTION]...

              doctor                   look for what is wrong with this host's sockets, and prove it;
                                       exit code 0 where nothing is, 1 for warnings, 2 for what is critical

              --only=CHECK,...         make these checks only
              --skip=CHECK,...         make all checks but these
              --list                   list the checks
              --explain=CHECK          say how a check judges, its thresholds and its sources
              --interval=SECONDS       time between two looks (default: 2); 0 for one look
              --threshold=CHECK.NAME=N another threshold; --explain has the names
              --format=text|json|jsonl how findings are written (default: text)
              --source=auto|netlink|proc, --proc-root=DIR, --threads=N
                                       as for listings
            """;

    private final CommandArguments command;

    /**
     * Prepare for command lines.
     *
     * @param programName as called, that messages begin with.
     * @param version     of Sockeye.
     */
    public DoctorArguments(final String programName, final String version) {
        command = new CommandArguments(programName, version, "doctor");
    }

    /**
     * Read a command line.
     *
     * @param arguments behind the command's word.
     * @return the options, or what to print before leaving.
     */
    public ParseResult parse(final String[] arguments) {
        return command.parse(arguments, OPTIONS, HELP, new ArrayList<>(LISTED), new Draft(command));
    }

    /** What has been said so far. */
    private static final class Draft implements CommandArguments.Draft {
        private final CommandArguments command;
        private final List<String> only = new ArrayList<>();
        private final List<String> skip = new ArrayList<>();
        private final Map<String, Long> thresholds = new LinkedHashMap<>();
        private boolean isList;
        private String explained;
        private long interval = INTERVAL;
        private String format = DoctorOptions.TEXT;

        private Draft(final CommandArguments command) {
            this.command = command;
        }

        @Override
        public String take(final int option, final GetoptLong getopt) {
            final String argument = getopt.optionArgument();
            return switch (option) {
                case ONLY -> addNames(argument, only);
                case SKIP -> addNames(argument, skip);
                case LIST -> {
                    isList = true;
                    yield null;
                }
                case EXPLAIN -> {
                    explained = argument;
                    yield null;
                }
                case INTERVAL_OPTION -> {
                    interval = Seconds.parseNanos(argument);
                    yield interval == Seconds.NOT_A_NUMBER
                            ? command.invalid(argument, "--interval", "it takes seconds, such as 2 or 0.5")
                            : null;
                }
                case FORMAT -> {
                    format = argument;
                    final boolean isKnown = List.of(DoctorOptions.TEXT, DoctorOptions.JSON, DoctorOptions.JSON_LINES)
                            .contains(argument);
                    yield isKnown
                            ? null
                            : command.invalid(argument, "--format", "possibilities: 'text' 'json' 'jsonl'");
                }
                case THRESHOLD -> addThreshold(argument);
                default -> throw new IllegalArgumentException("option=" + option);
            };
        }

        private static String addNames(final String words, final List<String> names) {
            names.addAll(List.of(words.split(",", -1)));
            return null;
        }

        private String addThreshold(final String words) {
            final int sign = words.indexOf('=');
            try {
                final long value = Long.parseLong(words.substring(sign + 1));
                if (sign > 0 && value >= 0) {
                    thresholds.put(words.substring(0, sign), value);
                    return null;
                }
            } catch (final NumberFormatException e) {
                // Said below.
            }
            return command.invalid(words, "--threshold", "it takes CHECK.NAME=N, N a whole number");
        }

        @Override
        public DoctorOptions options(final NetstatOptions listing) {
            return new DoctorOptions(only, skip, isList, explained, interval, format, thresholds, listing);
        }
    }
}
