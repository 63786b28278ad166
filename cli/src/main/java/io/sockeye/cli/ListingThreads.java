package io.sockeye.cli;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.source.ChosenSource;

/** How many threads list sockets. */
final class ListingThreads {
    /** Each further thread walks the kernel's whole table once more, and prints less of it. */
    private static final int MAX_DEFAULT_THREADS = 4;

    private ListingThreads() {}

    /** As many as were asked for, or else as sockets and processors are worth. */
    static int of(
            final NetstatOptions options, final ChosenSource source, final Protocol protocol, final Family family) {
        if (options.threads() != NetstatOptions.THREADS_BY_SIZE) {
            return options.threads();
        }
        return source.worthwhileHandlers(
                protocol, family, Math.min(Runtime.getRuntime().availableProcessors(), MAX_DEFAULT_THREADS));
    }
}
