package io.sockeye.cli;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.listing.DumpWords;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;

/** How a listing of sockets goes on after each protocol: the words and the exit code that a dump's end leads to. */
final class SocketEndings {
    private static final int MISSING = 1;
    private static final String PROC = "proc";

    private final ListingContext context;
    private final NetstatOptions options;

    SocketEndings(final ListingContext context) {
        this.context = context;
        options = context.options();
    }

    /** The Internet families that are listed. */
    static Family internetFamily(final NetstatOptions options) {
        if (options.lists(Family.UNSPEC)) {
            return Family.UNSPEC;
        }
        return options.lists(Family.INET) ? Family.INET : Family.INET6;
    }

    /** As netstat: IPv4 tells whether the kernel has the protocol, and IPv6 is passed over where it is not there. */
    int ofInternet(final DumpResult result, final Protocol protocol, final Family family) {
        if (family == Family.INET6 && result.isRefusal()) {
            return 0;
        }
        return of(result, protocol, "AF INET (" + protocol.word() + ")");
    }

    /** Of UNIX sockets. */
    int ofUnix(final DumpResult result) {
        return of(result, Protocol.UNIX, "AF UNIX");
    }

    private int of(final DumpResult result, final Protocol protocol, final String feature) {
        DumpWords.sayFallback(context, protocol.word(), result);
        if (PROC.equals(result.source()) && needsNetlink(protocol)) {
            context.complain(
                    protocol.word(), "/proc does not tell all that the filter asks for: sockets may be missing");
            return MISSING;
        }
        return result.isRefusal()
                ? missing(protocol, feature)
                : DumpWords.sayIncomplete(context, protocol.word(), "sockets", result);
    }

    /** Of other protocols either way tells the same, or netlink is not there. */
    private boolean needsNetlink(final Protocol protocol) {
        return protocol == Protocol.TCP && context.choice().needsNetlink()
                || protocol == Protocol.UNIX && context.choice().needsNetlinkForUnix();
    }

    /** What netstat says of a file that is not there, which for SCTP is two unless the first one ends it. */
    private int missing(final Protocol protocol, final String feature) {
        final int code = options.explicit() && !options.quietAboutMissing() ? MISSING : 0;
        if (options.complainsAboutMissing()) {
            context.sayNoSupport(feature);
            if (protocol == Protocol.SCTP && options.selection() == Selection.ALL && code == 0) {
                context.sayNoSupport(feature);
            }
        }
        return code;
    }
}
