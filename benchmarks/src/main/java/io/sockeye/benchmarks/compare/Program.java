package io.sockeye.benchmarks.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.benchmarks.farm.FarmCounts;

/**
 * A program that is compared.
 *
 * @param group       those with the same word do the same work and are held against each other.
 * @param name        as it is printed.
 * @param command     to run.
 * @param headerLines lines of its output that are no sockets.
 * @param lists       which sockets it lists.
 * @param effort      how its time grows.
 */
record Program(String group, String name, List<String> command, int headerLines, Lists lists, Effort effort) {
    /** Which sockets a program lists. */
    enum Lists {
        NONE,
        TCP,
        TCP_IPV4,
        LISTENERS,
        /** A line for each state that there is: ESTABLISHED and LISTEN. */
        STATES,
        ROUTES
    }

    /** How the time of a program grows. */
    enum Effort {
        /** With the number of sockets. */
        LINEAR,
        /** The same, but it takes long. */
        SLOW,
        /** With its square. */
        QUADRATIC
    }

    /** Sockets up to which a quadratic program is waited for: a minute and a half. */
    static final long MOST_QUADRATIC_SOCKETS = 400_000;

    private static final String LIST = "list";
    private static final String PROCESSES = "processes";
    private static final String SERVERS = "servers";

    /**
     * All programs that there are to compare on many sockets.
     *
     * @param installation where our programs are.
     * @return the programs, in the order in which they run.
     */
    static List<Program> all(final Installation installation) {
        final String ours = installation.sockeye().toString();
        final List<Program> programs = new ArrayList<>();
        programs.add(nothing());
        programs.add(list("sockeye -tan", 2, ours, "-tan"));
        programs.add(list("sockeye -tan --threads=1", 2, ours, "-tan", "--threads=1"));
        programs.add(list("sockeye -tan --source=netlink", 2, ours, "-tan", "--source=netlink"));
        programs.add(list("sockeye -tan --source=proc", 2, ours, "-tan", "--source=proc"));
        programs.add(list("sockeye -tan --format=jsonl", 0, ours, "-tan", "--format=jsonl"));
        programs.add(list("netstat -tan", 2, "netstat", "-tan"));
        programs.add(list("ss -tanH", 0, "ss", "-tanH"));
        programs.add(new Program(
                LIST, "cat /proc/net/tcp", List.of("cat", "/proc/net/tcp"), 1, Lists.TCP_IPV4, Effort.LINEAR));
        programs.add(servers(ours));
        programs.add(processes("sockeye -tanp", 2, Effort.LINEAR, ours, "-tanp"));
        programs.add(
                processes("collector", 0, Effort.LINEAR, installation.library().toArray(new String[0])));
        programs.add(processes("OSHI", 0, Effort.LINEAR, installation.oshi().toArray(new String[0])));
        programs.add(processes("lsof -nP -iTCP", 1, Effort.SLOW, "lsof", "-nP", "-iTCP"));
        programs.add(processes("netstat -tanp", 2, Effort.QUADRATIC, "netstat", "-tanp"));
        programs.add(processes("ss -tanpH", 0, Effort.QUADRATIC, "ss", "-tanpH"));
        addQuestions(programs, ours);
        return programs;
    }

    /** What people pipe listings into other programs for, and the pipelines. */
    private static void addQuestions(final List<Program> programs, final String ours) {
        programs.add(new Program(
                "states",
                "sockeye count -t --by=state",
                List.of(ours, "count", "-t", "--by=state"),
                2,
                Lists.STATES,
                Effort.LINEAR));
        programs.add(new Program(
                "states",
                "ss by state",
                List.of("sh", "-c", "ss -tanH | awk '{++n[$1]} END {for (s in n) print s, n[s]}'"),
                0,
                Lists.STATES,
                Effort.LINEAR));
        programs.add(new Program(
                "remotes",
                "sockeye count -t --by=remote_address --top=10",
                List.of("sh", "-c", "exec \"$0\" count -t --by=remote_address --top=10 >/dev/null", ours),
                0,
                Lists.NONE,
                Effort.LINEAR));
        programs.add(new Program(
                "remotes",
                "ss by remote address",
                List.of(
                        "sh",
                        "-c",
                        "ss -tanH | awk '{sub(/:[^:]*$/, \"\", $5); ++n[$5]} END {for (a in n) print n[a], a}'"
                                + " | sort -rn | head -10 >/dev/null"),
                0,
                Lists.NONE,
                Effort.LINEAR));
        programs.add(filtered("sockeye -tan dport = 443", 2, ours, "-tan", "dport = 443"));
        programs.add(filtered("ss -tanH dport = 443", 0, "ss", "-tanH", "dport", "=", "443"));
        programs.add(new Program(
                "details",
                "sockeye -tan --info --format=jsonl",
                List.of(ours, "-tan", "--info", "--format=jsonl"),
                0,
                Lists.TCP,
                Effort.LINEAR));
        programs.add(new Program("details", "ss -tanieomOH", List.of("ss", "-tanieomOH"), 0, Lists.TCP, Effort.LINEAR));
        programs.add(new Program(
                "doctor",
                "sockeye -tanp --info --format=jsonl",
                List.of(ours, "-tanp", "--info", "--format=jsonl"),
                0,
                Lists.TCP,
                Effort.LINEAR));
        // It may well find something, such as processes of the farm that are near their limits.
        programs.add(new Program(
                "doctor",
                "sockeye doctor --interval=0",
                List.of("sh", "-c", "\"$0\" doctor --interval=0 >/dev/null || test $? -lt 3", ours),
                0,
                Lists.NONE,
                Effort.LINEAR));
    }

    /** No socket of the farm is asked for. */
    private static Program filtered(final String name, final int headerLines, final String... command) {
        return new Program("filter", name, List.of(command), headerLines, Lists.NONE, Effort.LINEAR);
    }

    /**
     * The programs to compare where there are no sockets.
     *
     * @param installation where our programs are.
     * @param bare         the command of a JVM that does nothing.
     * @return the programs, in the order in which they run.
     */
    static List<Program> quiet(final Installation installation, final List<String> bare) {
        final String ours = installation.sockeye().toString();
        return List.of(
                nothing(),
                new Program("bare", "bare JVM", bare, 0, Lists.NONE, Effort.LINEAR),
                list("sockeye -tan", 2, ours, "-tan"),
                servers(ours),
                list("netstat -tan", 2, "netstat", "-tan"),
                list("ss -tanH", 0, "ss", "-tanH"));
    }

    /**
     * The programs to compare on tables of routes.
     *
     * @param installation where our programs are.
     * @return the programs, in the order in which they run.
     */
    static List<Program> routes(final Installation installation) {
        final String ours = installation.sockeye().toString();
        return List.of(
                nothing(),
                routes("sockeye -rn", 2, ours, "-rn"),
                routes("sockeye -rn --source=netlink", 2, ours, "-rn", "--source=netlink"),
                routes("sockeye -rn --source=proc", 2, ours, "-rn", "--source=proc"),
                routes("netstat -rn", 2, "netstat", "-rn"),
                routes("ip route", 0, "ip", "route"),
                routes("cat /proc/net/route", 1, "cat", "/proc/net/route"));
    }

    private static Program routes(final String name, final int headerLines, final String... command) {
        return new Program("routes", name, List.of(command), headerLines, Lists.ROUTES, Effort.LINEAR);
    }

    private static Program nothing() {
        return new Program("start", "true", List.of("true"), 0, Lists.NONE, Effort.LINEAR);
    }

    private static Program list(final String name, final int headerLines, final String... command) {
        return new Program(LIST, name, List.of(command), headerLines, Lists.TCP, Effort.LINEAR);
    }

    private static Program servers(final String sockeye) {
        return new Program(SERVERS, "sockeye -tulnp", List.of(sockeye, "-tulnp"), 2, Lists.LISTENERS, Effort.LINEAR);
    }

    private static Program processes(
            final String name, final int headerLines, final Effort effort, final String... command) {
        return new Program(PROCESSES, name, List.of(command), headerLines, Lists.TCP, effort);
    }

    /**
     * The same, done by another program.
     *
     * @param otherName to be printed.
     * @param launcher  of it, which takes the same arguments.
     * @return the other program.
     */
    Program by(final String otherName, final String launcher) {
        final List<String> others = new ArrayList<>(command);
        others.set(0, launcher);
        return new Program(group, otherName, others, headerLines, lists, effort);
    }

    /** {@return whether the command can be found} */
    boolean isInstalled() {
        final String file = command.get(0);
        if (file.contains("/")) {
            return Files.isExecutable(Path.of(file));
        }
        for (final String directory : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(directory, file))) {
                return true;
            }
        }
        return false;
    }

    /** {@return how many rows there should be in its output on a table of routes} */
    long expectedRoutes(final long routes) {
        return lists == Lists.ROUTES ? routes : 0;
    }

    /** {@return how many sockets there should be in its output} */
    long expectedRows(final FarmCounts counts) {
        return switch (lists) {
            case NONE, ROUTES -> 0;
            case TCP -> counts.allTcp();
            case TCP_IPV4 -> counts.allTcp4();
            case STATES -> 2;
            case LISTENERS -> counts.listening() + counts.listening6();
        };
    }
}
