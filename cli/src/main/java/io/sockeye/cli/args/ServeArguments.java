package io.sockeye.cli.args;

import java.util.ArrayList;
import java.util.List;

/** Reads command lines of {@code sockeye serve}. Threads: stateless. */
public final class ServeArguments {
    /** By what there can be a metric of sockets. */
    public static final List<String> BY = List.of("process", "cgroup", "unit", "remote", "prefix");

    /** By what there is one where nobody says: peers are too many, and come from outside. */
    private static final List<String> BY_DEFAULT = List.of("process", "cgroup", "unit");

    private static final String NONE = "none";
    private static final long INTERVAL = 10 * Seconds.NANOS_PER_SECOND;
    private static final long LEAST_INTERVAL = Seconds.NANOS_PER_SECOND / 10;
    private static final int LISTEN = 1;
    private static final int WEB_CONFIG = 2;
    private static final int INSECURE = 3;
    private static final int INTERVAL_OPTION = 4;
    private static final int MAX_AGE = 5;
    private static final int CPU = 6;
    private static final int GROUP = 7;
    private static final int WHERE = 8;
    private static final int TOP = 9;
    private static final int SERVICES = 10;
    private static final int NAMES = 11;
    private static final int COUNTERS = 12;
    private static final int DOCTOR = 13;
    private static final int EVENTS = 14;
    private static final int BY_OPTION = 15;
    private static final int OTLP = 16;

    private static final LongOption[] OPTIONS = {
        new LongOption("listen", true, LISTEN),
        new LongOption("web-config", true, WEB_CONFIG),
        new LongOption("insecure", false, INSECURE),
        new LongOption("interval", true, INTERVAL_OPTION),
        new LongOption("max-age", true, MAX_AGE),
        new LongOption("cpu", true, CPU),
        new LongOption("by", true, BY_OPTION),
        new LongOption("group", true, GROUP),
        new LongOption("where", true, WHERE),
        new LongOption("top", true, TOP),
        new LongOption("services", true, SERVICES),
        new LongOption("names", true, NAMES),
        new LongOption("counters", true, COUNTERS),
        new LongOption("doctor", false, DOCTOR),
        new LongOption("events", false, EVENTS),
        new LongOption("otlp", true, OTLP),
        new LongOption("source", true, CommandArguments.SOCKETS),
        new LongOption("proc-root", true, CommandArguments.SOCKETS),
        new LongOption("help", false, 'h'),
    };
    /** All sockets, in numbers. */
    private static final List<String> LISTED = List.of("-a", "-n");

    private static final String HELP = """
            usage: sockeye serve [OPTION]...

              serve                    look at all sockets every few seconds, and serve numbers of them to
                                       Prometheus and the like, until it is stopped

              --listen=HOST:PORT       where to serve (default: 127.0.0.1:9517)
              --web-config=FILE        TLS, users and client certificates, as Prometheus' web-config has them
              --insecure               serve on other than loopback to whoever comes
              --interval=SECONDS       time between two looks (default: 10)
              --max-age=SECONDS        how old the look may be that a scrape takes; it waits for a newer one, no
                                       longer than this (default: three intervals)
              --cpu=PERCENT            the most of a core that looks may take; else they come more seldom (default: 5)
              --by=WHAT,...            a metric of sockets by each of these: process, cgroup, unit, remote (address),
                                       prefix (of it: /24, and /64 of IPv6); none for none (default:
                                       process,cgroup,unit); a process is named by the look after the one that
                                       first has its socket
              --group=FIELD,...        a metric of sockets by these fields; --fields=help of a listing has their names
              --where=FILTER           only of sockets that a filter lets through
              --top=N                  groups that have a series of their own, the rest being 'other' (default: 20)
              --services=N             ports that have numbers of their own (default: 256)
              --names=node-exporter    the same by the names of node_exporter as well
              --counters=all           all counters of the kernel, not only those that people watch
              --doctor                 what the doctor finds, as numbers
              --events                 count sockets that live and die between two looks too: the kernel then makes a
                                       message for each that is destroyed
              --otlp=URL               push every look to a receiver of OTLP by HTTP as well, such as
                                       http://127.0.0.1:4318; OpenTelemetry's variables have headers and
                                       certificates (OTEL_EXPORTER_OTLP_HEADERS and the like)
              --source=auto|netlink|proc, --proc-root=DIR
                                       as for listings

            /metrics has the numbers, /-/healthy and /-/ready say how it is. SIGHUP reads FILE again, SIGTERM ends it.
            """;

    private final CommandArguments command;

    /**
     * Prepare for command lines.
     *
     * @param programName as called, that messages begin with.
     * @param version     of Sockeye.
     */
    public ServeArguments(final String programName, final String version) {
        command = new CommandArguments(programName, version, "serve");
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
        private static final int MOST = 65_535;
        private static final int PERCENT = 100;

        private final CommandArguments command;
        /** Null until somebody says it. */
        private List<String> by;

        private String groups;
        private String listen = "127.0.0.1:9517";
        private String webConfig;
        private boolean isInsecure;
        private long interval = INTERVAL;
        private long maxAge;
        private int cpu = 5;
        private String otlp;
        private String where;
        private int top = 20;
        private int services = 256;
        private boolean isNodeExporter;
        private boolean areAllCounters;
        private boolean isDoctor;
        private boolean hasEvents;

        private Draft(final CommandArguments command) {
            this.command = command;
        }

        @Override
        public String take(final int option, final GetoptLong getopt) {
            final String argument = getopt.optionArgument();
            switch (option) {
                case LISTEN -> listen = argument;
                case WEB_CONFIG -> webConfig = argument;
                case INSECURE -> isInsecure = true;
                case GROUP -> groups = argument;
                case WHERE -> where = argument;
                case DOCTOR -> isDoctor = true;
                case EVENTS -> hasEvents = true;
                case OTLP -> otlp = argument;
                case INTERVAL_OPTION -> {
                    interval = Seconds.parseNanos(argument);
                    return interval < LEAST_INTERVAL
                            ? command.invalid(argument, "--interval", "it takes seconds, 0.1 at least")
                            : null;
                }
                case BY_OPTION -> {
                    return takeBy(argument);
                }
                case MAX_AGE -> {
                    maxAge = Seconds.parseNanos(argument);
                    return maxAge <= 0 ? command.invalid(argument, "--max-age", "it takes seconds, above 0") : null;
                }
                default -> {
                    return takeNumber(option, argument);
                }
            }
            return null;
        }

        private String takeBy(final String argument) {
            if (argument.equals(NONE)) {
                by = new ArrayList<>();
                return null;
            }
            if (by == null) {
                by = new ArrayList<>();
            }
            for (final String word : argument.split(",", -1)) {
                if (!BY.contains(word)) {
                    return command.invalid(argument, "--by", "possibilities: '" + String.join("' '", BY) + "' 'none'");
                }
                if (!by.contains(word)) {
                    by.add(word);
                }
            }
            return null;
        }

        private String takeNumber(final int option, final String argument) {
            switch (option) {
                case CPU -> {
                    final String number =
                            argument.endsWith("%") ? argument.substring(0, argument.length() - 1) : argument;
                    cpu = (int) number(number, PERCENT);
                    return cpu < 1 ? command.invalid(argument, "--cpu", "it takes 1 to 100 percent of a core") : null;
                }
                case TOP -> {
                    top = (int) number(argument, MOST);
                    return top < 1 ? command.invalid(argument, "--top", "it takes 1 to 65535") : null;
                }
                case SERVICES -> {
                    services = (int) number(argument, MOST);
                    return services < 0 ? command.invalid(argument, "--services", "it takes 0 to 65535") : null;
                }
                case NAMES -> {
                    isNodeExporter = "node-exporter".equals(argument);
                    return isNodeExporter
                            ? null
                            : command.invalid(argument, "--names", "possibilities: 'node-exporter'");
                }
                case COUNTERS -> {
                    areAllCounters = "all".equals(argument);
                    final boolean isKnown = areAllCounters || "watched".equals(argument);
                    return isKnown ? null : command.invalid(argument, "--counters", "possibilities: 'watched' 'all'");
                }
                default -> throw new IllegalArgumentException("option=" + option);
            }
        }

        /** A whole number up to a limit; -1 for anything else. */
        private static long number(final String text, final int most) {
            long number = text.isEmpty() ? -1 : 0;
            for (int i = 0; i < text.length() && number >= 0; i++) {
                final int digit = Character.digit(text.charAt(i), 10);
                number = digit < 0 ? -1 : number * 10 + digit;
                number = number > most ? -1 : number;
            }
            return number;
        }

        @Override
        public ServeOptions options(final NetstatOptions sockets) {
            return new ServeOptions(
                    listen,
                    webConfig,
                    isInsecure,
                    interval,
                    maxAge == 0 ? 3 * interval : maxAge,
                    cpu,
                    by == null ? BY_DEFAULT : List.copyOf(by),
                    groups,
                    where,
                    top,
                    services,
                    isNodeExporter,
                    areAllCounters,
                    otlp,
                    isDoctor,
                    hasEvents,
                    sockets);
        }
    }
}
