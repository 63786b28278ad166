package io.sockeye.cli.listing;

import java.io.PrintStream;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.procnet.ProcRoot;

/**
 * What a listing is made of.
 *
 * @param name    of the program as it was called, {@code sockeye} or {@code netstat}; messages of ours begin with it.
 * @param options what was asked for.
 * @param root    where the files of /proc are.
 * @param names   in place of numbers; the caches live as long as the command.
 * @param out     for data; flushed by the command after each round.
 * @param err     for words.
 */
public record ListingContext(
        String name, NetstatOptions options, ProcRoot root, Names names, AsciiWriter out, PrintStream err) {
    /**
     * Say what netstat says of a feature that the kernel lacks.
     *
     * @param feature by netstat's name for it, such as {@code AF INET (tcp)}.
     */
    public void sayNoSupport(final String feature) {
        err.print("netstat: no support for `" + feature + "' on this system.\n");
    }
}
