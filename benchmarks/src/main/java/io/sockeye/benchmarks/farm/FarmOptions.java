package io.sockeye.benchmarks.farm;

import java.nio.file.Path;
import java.util.regex.Pattern;

import io.sockeye.benchmarks.support.OptionWords;

/**
 * What was asked of the farm.
 *
 * @param connections TCP connections; each is two sockets, as both ends are local.
 * @param udp         UDP sockets; every second one is connected to the one before it.
 * @param unix        UNIX stream connections; each is two sockets.
 * @param ipv6Percent of the TCP connections and UDP sockets that are over IPv6, 0 to 100.
 * @param churn       TCP connections over IPv4 that are opened and closed a second, besides the long-lived ones.
 * @param endpoints   directory for files with the ends of the TCP connections, or null for none.
 * @param namespace   network namespace to make and to fill, or null for the one that the farm is started in.
 * @param holdSeconds for which the sockets are held at most, in seconds.
 */
public record FarmOptions(
        int connections,
        int udp,
        int unix,
        int ipv6Percent,
        int churn,
        Path endpoints,
        String namespace,
        int holdSeconds) {
    /** What {@code --help} prints. */
    public static final String USAGE = """
            usage: farm [OPTION]...
            Makes real sockets, says READY on standard output when all are up, and holds them until SIGTERM or SIGINT
            comes, until standard input is closed if that is a pipe, or until the time is over.

              --connections N   TCP connections over loopback, two sockets each (default 1000)
              --udp N           UDP sockets, every second one connected (default 0)
              --unix N          UNIX stream connections, two sockets each (default 0)
              --ipv6 PERCENT    how many of the TCP connections and UDP sockets are over IPv6 (default 0)
              --churn N         open and close N more TCP connections a second, at 127.2.0.0/16
              --endpoints DIR   write both addresses of every long-lived TCP socket to a file for each process there
              --namespace NAME  make this network namespace, put the sockets there, remove it at the end; needs root
              --hold SECONDS    end by itself after this time (default 600)
              --help            this text

            --connections=N and --connections N are the same, and so for all others.
            """;

    private static final int DEFAULT_CONNECTIONS = 1000;
    private static final int DEFAULT_HOLD_SECONDS = 600;
    private static final int MAX_SOCKETS = 100_000_000;
    private static final int MAX_CHURN = 100_000;
    private static final Pattern NAMESPACE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /**
     * Read a command line.
     *
     * @param args of the program, without {@code --help}.
     * @return the options.
     * @throws IllegalArgumentException if an option is unknown, lacks its value or has one out of range.
     */
    public static FarmOptions parse(final String... args) {
        final String[] words = OptionWords.split(args);
        int connections = DEFAULT_CONNECTIONS;
        int udp = 0;
        int unix = 0;
        int ipv6Percent = 0;
        int churn = 0;
        Path endpoints = null;
        String namespace = null;
        int holdSeconds = DEFAULT_HOLD_SECONDS;
        for (int i = 0; i < words.length; i += 2) {
            final String option = words[i];
            final String value = i + 1 < words.length ? words[i + 1] : null;
            switch (option) {
                case "--connections" -> connections = number(option, value, 0, MAX_SOCKETS);
                case "--udp" -> udp = number(option, value, 0, MAX_SOCKETS);
                case "--unix" -> unix = number(option, value, 0, MAX_SOCKETS);
                case "--ipv6" -> ipv6Percent = number(option, value, 0, 100);
                case "--churn" -> churn = number(option, value, 0, MAX_CHURN);
                case "--endpoints" ->
                    endpoints = Path.of(required(option, value)).toAbsolutePath();
                case "--namespace" -> namespace = name(option, value);
                case "--hold" -> holdSeconds = number(option, value, 1, Integer.MAX_VALUE);
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        return new FarmOptions(connections, udp, unix, ipv6Percent, churn, endpoints, namespace, holdSeconds);
    }

    private static int number(final String option, final String value, final int min, final int max) {
        try {
            final int number = Integer.parseInt(required(option, value));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (final NumberFormatException e) {
            throw new IllegalArgumentException(option + ": not a number: " + value, e);
        }
        throw new IllegalArgumentException(option + ": out of range: value=" + value + ", min=" + min + ", max=" + max);
    }

    private static String name(final String option, final String value) {
        if (!NAMESPACE_NAME.matcher(required(option, value)).matches()) {
            throw new IllegalArgumentException(option + ": not a name for a namespace: " + value);
        }
        return value;
    }

    private static String required(final String option, final String value) {
        if (value == null) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return value;
    }
}
