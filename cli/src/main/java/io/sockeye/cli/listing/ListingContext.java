package io.sockeye.cli.listing;

import java.io.PrintStream;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.text.ProcRoot;

/**
 * What a listing is made of.
 *
 * @param name    of the program as it was called, {@code sockeye} or {@code netstat}; messages of ours begin with it.
 * @param options what was asked for.
 * @param root    where the files of /proc are.
 * @param names   in place of numbers; the caches live as long as the command.
 * @param out     for data; flushed by the command after each round.
 * @param err     for words.
 * @param choice  which rows are wanted besides what options say.
 */
public record ListingContext(
        String name,
        NetstatOptions options,
        ProcRoot root,
        Names names,
        AsciiWriter out,
        PrintStream err,
        RowChoice choice) {
    /**
     * What a listing of all rows is made of.
     *
     * @param name    as {@link #name()}.
     * @param options as {@link #options()}.
     * @param root    as {@link #root()}.
     * @param names   as {@link #names()}.
     * @param out     as {@link #out()}.
     * @param err     as {@link #err()}.
     */
    public ListingContext(
            final String name,
            final NetstatOptions options,
            final ProcRoot root,
            final Names names,
            final AsciiWriter out,
            final PrintStream err) {
        this(name, options, root, names, out, err, RowChoice.ALL);
    }

    /**
     * {@return the same with a choice of rows}
     *
     * @param wanted rows.
     */
    public ListingContext choosing(final RowChoice wanted) {
        return new ListingContext(name, options, root, names, out, err, wanted);
    }

    /**
     * Say what netstat says of a feature that the kernel lacks.
     *
     * @param feature by netstat's name for it, such as {@code AF INET (tcp)}.
     */
    public void sayNoSupport(final String feature) {
        err.print("netstat: no support for `" + feature + "' on this system.\n");
    }

    /**
     * Say something that netstat does not say.
     *
     * @param what it is about.
     * @param text to say.
     */
    public void complain(final String what, final String text) {
        err.print(name + ": " + what + ": " + text + "\n");
    }

    /**
     * Say that data come from another source than was meant, if it was meant by name or everything is to be said.
     *
     * @param what   the data are.
     * @param used   the source that serves, by the name that users have for it.
     * @param reason why the other does not.
     * @param forced whether the other had been asked for by name.
     */
    public void sayFallback(final String what, final String used, final String reason, final boolean forced) {
        if (forced || options.verbose()) {
            complain(what, "from " + used + ", since " + reason);
        }
    }

    /**
     * Say that data come from /proc, which alone has them, if netlink was asked for by name.
     *
     * @param what   the data are.
     * @param reason why netlink does not serve.
     */
    public void sayOnlyInProc(final String what, final String reason) {
        if (options.source() == SourceChoice.NETLINK) {
            sayFallback(what, "proc", reason, true);
        }
    }
}
