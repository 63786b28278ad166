package io.sockeye.benchmarks.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.sockeye.benchmarks.support.OptionWords;

/**
 * What is to be compared.
 *
 * @param sockets     TCP sockets of each farm, in ascending order.
 * @param ipv6Percent of them over IPv6.
 * @param routes      of each table of routes, in ascending order.
 * @param runs        of each program; figures are medians.
 * @param fast        whether the programs that take minutes are left out.
 * @param record      whether the results go to files too.
 * @param before      another image of Sockeye, whose listings run in turn with this one's; null for none.
 */
record CompareOptions(
        List<Integer> sockets,
        int ipv6Percent,
        List<Integer> routes,
        int runs,
        boolean fast,
        boolean record,
        Path before) {
    static final String USAGE = """
            usage: compare [OPTION]...
            Makes sockets with benchmarks/farm in a network namespace, lists them with Sockeye, netstat, ss and others
            in turn, checks the rows of each, and prints times and memory as Markdown tables. Then the same on a quiet
            host, and dumps in a warm process. Needs root, ip, GNU time; all of it takes about 20 minutes.

              --sockets N[,N]...  TCP sockets, a farm for each number (default
                                  1000,3000,10000,30000,100000,400000,1000000)
              --ipv6 PERCENT      how many of them are over IPv6 (default 0)
              --routes N[,N]...   IPv4 routes to list besides, a table for each number; none for no table
                                  (default 10,100000,300000)
              --runs N            of each program (default 5); one that takes 20 s or more runs once
              --fast              without lsof, netstat -tanp and ss -tanpH, which take minutes
              --before DIR        an image of Sockeye from before a change, whose listings run in turn with this one's;
                                  copy both to neighbouring directories first, as memory differs by where they lie
              --record            write compare.json and compare.md to benchmarks/results/DATE-HOST-COMMIT too
              --help              this text

            --runs=N and --runs N are the same, and so for all others. Exit code 0; 1 if a program is not installed,
            has failed or has not listed every socket; 2 for wrong usage.
            """;

    private static final String DEFAULT_SOCKETS = "1000,3000,10000,30000,100000,400000,1000000";
    private static final String DEFAULT_ROUTES = "10,100000,300000";
    private static final String NO_ROUTES = "none";
    private static final int MAX_ROUTES = 8_000_000;
    private static final int DEFAULT_RUNS = 5;
    private static final int MAX_SOCKETS = 100_000_000;
    private static final int MAX_RUNS = 1000;
    private static final int PERCENT = 100;

    /**
     * Read a command line.
     *
     * @param args of the program.
     * @return the options.
     * @throws IllegalArgumentException if one is unknown or has a number that cannot be.
     */
    static CompareOptions parse(final String... args) {
        final String[] words = OptionWords.split(args);
        List<Integer> sockets = numbers("--sockets", DEFAULT_SOCKETS, MAX_SOCKETS);
        List<Integer> routes = numbers("--routes", DEFAULT_ROUTES, MAX_ROUTES);
        int ipv6Percent = 0;
        int runs = DEFAULT_RUNS;
        boolean fast = false;
        boolean record = false;
        Path before = null;
        int i = 0;
        while (i < words.length) {
            final String option = words[i];
            i++;
            final String value = i < words.length ? words[i] : "";
            switch (option) {
                case "--fast" -> fast = true;
                case "--record" -> record = true;
                case "--sockets" -> {
                    sockets = numbers(option, value, MAX_SOCKETS);
                    i++;
                }
                case "--routes" -> {
                    routes = NO_ROUTES.equals(value) ? List.of() : numbers(option, value, MAX_ROUTES);
                    i++;
                }
                case "--before" -> {
                    before = image(value);
                    i++;
                }
                case "--ipv6" -> {
                    ipv6Percent = number(option, value, 0, PERCENT);
                    i++;
                }
                case "--runs" -> {
                    runs = number(option, value, 1, MAX_RUNS);
                    i++;
                }
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        return new CompareOptions(sockets, ipv6Percent, routes, runs, fast, record, before);
    }

    private static Path image(final String directory) {
        final Path image = Path.of(directory).toAbsolutePath();
        if (directory.isEmpty() || !Files.isExecutable(image.resolve("bin/sockeye"))) {
            throw new IllegalArgumentException("no image of Sockeye for --before: " + directory);
        }
        return image;
    }

    private static List<Integer> numbers(final String option, final String value, final int max) {
        return Stream.of(value.split(",", -1))
                .map(word -> number(option, word, 2, max))
                .sorted()
                .distinct()
                .toList();
    }

    private static int number(final String option, final String value, final int min, final int max) {
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            throw new IllegalArgumentException(
                    option + " needs a number from " + min + " to " + max + ": value=" + value);
        }
        return Integer.parseInt(value);
    }
}
