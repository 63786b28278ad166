package io.sockeye.cli;

import java.nio.file.Path;

import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.process.Credentials;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.process.ScanCost;
import io.sockeye.collector.process.ScanReport;

/** The scan of all processes for a listing, with netstat's words where not all could be read. */
final class ProcessScanning {
    private ProcessScanning() {}

    /** Scan, and say what is due. */
    static ProcessIndex scan(final ListingContext context, final boolean withCommands) {
        final NetstatOptions options = context.options();
        final int threads = options.threads() == NetstatOptions.THREADS_BY_SIZE
                ? Runtime.getRuntime().availableProcessors()
                : options.threads();
        final boolean asNetstat = Grammar.of(context.name()) == Grammar.NETSTAT;
        final ProcessIndex processes = ProcessIndex.scan(
                Path.of(context.root().directory()), options.context(), withCommands, asNetstat, threads);
        final ScanCost scan = processes.cost();
        if (options.verbose() && scan.reason() != null) {
            context.complain("processes", "from " + scan.way() + ", since " + scan.reason());
        }
        sayWords(context, processes);
        final ScanReport.Shortfall shortfall = processes.report().shortfall();
        if (shortfall == ScanReport.Shortfall.NOTHING_READABLE) {
            context.err()
                    .print("(No info could be read for \"-p\": geteuid()=" + Credentials.effectiveUid()
                            + " but you should be root.)\n");
        } else if (shortfall == ScanReport.Shortfall.SOME_DENIED) {
            context.err()
                    .print("(Not all processes could be identified, non-owned process info\n"
                            + " will not be shown, you would have to be root to see it all.)\n");
        }
        return processes;
    }

    /** Say what was not read in time, by the scan or by the look-ups since. */
    static void sayWords(final ListingContext context, final ProcessIndex processes) {
        final String words = processes.takeWords();
        if (words != null) {
            context.complain("processes", words);
        }
    }
}
