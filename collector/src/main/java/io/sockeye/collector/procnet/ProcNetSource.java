package io.sockeye.collector.procnet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.query.Detail;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketSource;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * Sockets from the text files of {@code /proc/net}: TCP, UDP, UDP-Lite, raw, ICMP, SCTP and UNIX. For MPTCP and DCCP
 * the kernel has no file: they are {@link DumpStatus#UNSUPPORTED} here, as is every protocol whose file is not there.
 *
 * <p>No native code. Nothing is allocated per row. Rows have no cookie, no interface, no backlog and no peer inode.
 * Lines are numbered from 1, the header being the first.
 *
 * <p>SCTP has IPv4 and IPv6 in the same two files. They belong to {@link Family#INET}, as they do for netstat; each row
 * has the family of its own addresses, and a pair of both families is given as IPv6, the IPv4 side mapped. {@link
 * Family#INET6} stands for the files in {@code sctp6} that no kernel of today has. A socket with several addresses is
 * several rows, {@link io.sockeye.collector.record.SocketRecord#CONTINUES} and {@link
 * io.sockeye.collector.record.SocketRecord#CONTINUED}, which are equal but for their addresses and flags, and which may
 * lie in two batches.
 *
 * <p>Threads: confined to one at a time.
 */
public final class ProcNetSource implements SocketSource {
    /** What users call it. */
    private static final String NAME = "proc";

    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();
    private final ProcNetReader reader = new ProcNetReader();
    private final ParallelReader parallelReader = new ParallelReader();
    private final LineReader lines = new LineReader();

    /**
     * A source.
     *
     * @param root where the files are.
     */
    public ProcNetSource(final ProcRoot root) {
        this.root = root;
    }

    @Override
    public DumpResult collect(
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final List<? extends RowSink> handlers)
            throws IOException {
        if ((protocol == Protocol.UNIX) != (family == Family.UNIX)) {
            return missing(root.netFile(""));
        }
        return switch (protocol) {
            case TCP -> collectInet("tcp", protocol, family, query, handlers);
            case UDP -> collectInet("udp", protocol, family, query, handlers);
            case UDPLITE -> collectInet("udplite", protocol, family, query, handlers);
            case RAW -> collectInet("raw", protocol, family, query, handlers);
            case ICMP -> collectInet("icmp", protocol, family, query, handlers);
            case UNIX -> collectFile("unix", ProcNetFormat.UNIX, protocol, family, handlers.get(0));
            case SCTP -> collectSctp(family, query.selection(), handlers.get(0));
            case MPTCP -> missing(root.netFile("mptcp"));
            case DCCP -> missing(root.netFile("dccp"));
            case PACKET, NETLINK -> missing("a reader of " + root.netFile(protocol.word()));
        };
    }

    @Override
    public SourceCounters counters() {
        return new SourceCounters().add(counters).add(reader.counters()).add(parallelReader.counters());
    }

    @Override
    public void close() {
        // Files are open only while they are read.
    }

    private DumpResult missing(final String path) {
        return DumpResult.refused(DumpStatus.UNSUPPORTED, NAME, path + ": No such file or directory");
    }

    private DumpResult collectInet(
            final String name,
            final Protocol protocol,
            final Family family,
            final SocketQuery query,
            final List<? extends RowSink> handlers)
            throws IOException {
        final boolean needsDrops = query.needs(Detail.MEMORY);
        final boolean isInet6 = family == Family.INET6;
        final String path = root.netFile(isInet6 ? name + "6" : name);
        final String path6 = root.netFile(name + "6");
        // Files are read at the same time: each counts for itself.
        try (TextFile file = open(path, new SourceCounters())) {
            if (!file.isOpen()) {
                return DumpResult.refused(NAME, file);
            }
            try (TextFile file6 = family == Family.UNSPEC ? TextFile.open(path6, new SourceCounters()) : null) {
                // Where a host has no IPv6 its sockets are all there without it.
                final List<LineFile> files = new ArrayList<>();
                files.add(new LineFile(file, protocol, isInet6 ? Family.INET6 : Family.INET, root.isLive())
                        .needsDrops(needsDrops));
                final boolean isUnreadable =
                        file6 != null && (file6.isDirectory() || file6.outcome() == TextFile.Outcome.REFUSED);
                if (file6 != null && file6.isOpen() && !isUnreadable) {
                    files.add(new LineFile(file6, protocol, Family.INET6, root.isLive()).needsDrops(needsDrops));
                }
                try {
                    parallelReader.read(files, handlers);
                } finally {
                    files.forEach(read -> counters.add(read.counters()));
                }
                if (isUnreadable) {
                    throw new IOException(file6.refusal());
                }
                return parallelReader.complete(NAME);
            }
        }
    }

    private DumpResult collectFile(
            final String name,
            final ProcNetFormat format,
            final Protocol protocol,
            final Family family,
            final RowSink handler)
            throws IOException {
        final String path = root.netFile(name);
        try (TextFile file = open(path, counters)) {
            if (!file.isOpen()) {
                return DumpResult.refused(NAME, file);
            }
            reader.begin(format, protocol, family, handler);
            read(file);
            return reader.complete(NAME);
        }
    }

    private DumpResult collectSctp(final Family family, final Selection selection, final RowSink handler)
            throws IOException {
        // The files in sctp have the sockets of both families.
        final String directory = family == Family.INET6 ? "sctp6" : "sctp";
        if (selection == Selection.LISTENING) {
            return collectFile(directory + "/eps", ProcNetFormat.SCTP_ENDPOINTS, Protocol.SCTP, family, handler);
        }
        final String associationsPath = root.netFile(directory + "/assocs");
        if (selection == Selection.CONNECTED) {
            return collectFile(directory + "/assocs", ProcNetFormat.SCTP_ASSOCIATIONS, Protocol.SCTP, family, handler);
        }
        // Both are opened before either is read: where one is refused, nothing must have been delivered.
        final String endpointsPath = root.netFile(directory + "/eps");
        try (TextFile endpoints = open(endpointsPath, counters)) {
            if (!endpoints.isOpen()) {
                return DumpResult.refused(NAME, endpoints);
            }
            try (TextFile associations = open(associationsPath, counters)) {
                if (!associations.isOpen()) {
                    return DumpResult.refused(NAME, associations);
                }
                reader.begin(ProcNetFormat.SCTP_ENDPOINTS, Protocol.SCTP, family, handler);
                final boolean isWanted = read(endpoints);
                final DumpResult result = reader.complete(NAME);
                if (!isWanted) {
                    return result;
                }
                reader.begin(ProcNetFormat.SCTP_ASSOCIATIONS, Protocol.SCTP, family, handler);
                read(associations);
                return result.and(reader.complete(NAME));
            }
        }
    }

    private boolean read(final TextFile file) throws IOException {
        reader.from(file.path());
        lines.begin(file, ProcNetReader.MAX_LINE_LENGTH);
        boolean isWanted = true;
        while (isWanted && lines.fill()) {
            isWanted = reader.accept(lines);
        }
        counters.addMessages(lines.number());
        return reader.end();
    }

    /** A file that is not there, or may not be read, can be done without; any other obstacle is a failure. */
    private static TextFile open(final String path, final SourceCounters counters) throws IOException {
        final TextFile file = TextFile.open(path, counters);
        if (file.outcome() == TextFile.Outcome.REFUSED) {
            throw new IOException(file.refusal());
        }
        return file;
    }
}
