package io.sockeye.cli.args;

import java.util.List;

/**
 * What a command line of {@code sockeye serve} asks for. Threads: immutable.
 *
 * @param listen        address and port to serve on, as it was given.
 * @param webConfig     path of a file with TLS and users, Prometheus' web-config; null for none.
 * @param insecure      whether to serve on other than loopback without asking who comes.
 * @param intervalNanos between the beginnings of two looks, in nanoseconds.
 * @param maxAgeNanos   how old a look may be that a scrape takes, and how long a scrape waits for a newer one at most,
 *                      in nanoseconds.
 * @param cpuPercent    the most of a core that looks may take; above it they come more seldom.
 * @param by            by what there is a metric of sockets each, of {@link ServeArguments#BY}.
 * @param groups        fields with commas between, each a label of a metric of one's own; null for none.
 * @param where         a filter that sockets of that metric pass; null for all.
 * @param top           groups that have a series of their own.
 * @param services      ports that have numbers of their own.
 * @param nodeExporter  whether to tell the same by the names of node_exporter as well.
 * @param allCounters   whether to tell all counters of the kernel, not only those that people watch.
 * @param otlp          URL of a receiver of OTLP that looks are pushed to, as it was given; null for none.
 * @param doctor        whether to make the doctor's checks.
 * @param events        whether to have the kernel tell of each socket that is destroyed.
 * @param sockets       where sockets come from.
 */
public record ServeOptions(
        String listen,
        String webConfig,
        boolean insecure,
        long intervalNanos,
        long maxAgeNanos,
        int cpuPercent,
        List<String> by,
        String groups,
        String where,
        int top,
        int services,
        boolean nodeExporter,
        boolean allCounters,
        String otlp,
        boolean doctor,
        boolean events,
        NetstatOptions sockets)
        implements ParseResult {}
