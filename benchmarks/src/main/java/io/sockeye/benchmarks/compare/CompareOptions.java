package io.sockeye.benchmarks.compare;

/**
 * What is to be compared.
 *
 * @param connections TCP connections, two sockets each.
 * @param ipv6Percent of them over IPv6.
 * @param runs        of each program; figures are medians.
 * @param slow        whether the programs that take a minute or more run too, once.
 * @param record      whether the report goes to a file among the results too.
 */
record CompareOptions(int connections, int ipv6Percent, int runs, boolean slow, boolean record) {
    static final String USAGE = """
            usage: compare [OPTION]...
            Makes sockets with benchmarks/farm in a network namespace, lists them with Sockeye, netstat, ss and others
            in turn, checks the rows of each, and prints times and memory as a Markdown table. Needs root, ip, GNU time.

              --connections N   TCP connections, two sockets each (default 200000)
              --ipv6 PERCENT    how many of them are over IPv6 (default 0)
              --runs N          of each program (default 5)
              --slow            netstat -tanp, ss -tanp and lsof too, once; the first two take minutes
              --record          write the table to benchmarks/results/DATE-HOST-COMMIT/compare.md too
              --help            this text
            """;

    private static final int DEFAULT_CONNECTIONS = 200_000;
    private static final int DEFAULT_RUNS = 5;

    /**
     * Read a command line.
     *
     * @param args of the program.
     * @return the options.
     * @throws IllegalArgumentException if one is unknown or lacks a number.
     */
    static CompareOptions parse(final String... args) {
        int connections = DEFAULT_CONNECTIONS;
        int ipv6Percent = 0;
        int runs = DEFAULT_RUNS;
        boolean slow = false;
        boolean record = false;
        int i = 0;
        while (i < args.length) {
            final String option = args[i];
            i++;
            switch (option) {
                case "--slow" -> slow = true;
                case "--record" -> record = true;
                case "--connections" -> connections = number(option, args, i++, 0);
                case "--ipv6" -> ipv6Percent = number(option, args, i++, 0);
                case "--runs" -> runs = number(option, args, i++, 1);
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        return new CompareOptions(connections, ipv6Percent, runs, slow, record);
    }

    private static int number(final String option, final String[] args, final int index, final int min) {
        final String value = index < args.length ? args[index] : "";
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < min) {
            throw new IllegalArgumentException(option + " needs a number of at least " + min);
        }
        return Integer.parseInt(value);
    }
}
