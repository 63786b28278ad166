package io.sockeye.collector.procnet;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.DumpResult;
import io.sockeye.collector.DumpStatus;
import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.Selection;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.SocketSource;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.FileFailure;
import io.sockeye.collector.text.ProcRoot;

/**
 * Sockets from the text files of {@code /proc/net}: TCP, UDP, UDP-Lite, raw, SCTP and UNIX. For MPTCP and DCCP the kernel
 * has no file: they are {@link DumpStatus#UNSUPPORTED} here, as is every protocol whose file is not there.
 *
 * <p>No native code. Nothing is allocated per row. Rows have no cookie, no interface, no backlog and no peer inode.
 * Lines are numbered from 1, the header being the first.
 *
 * <p>SCTP has IPv4 and IPv6 in the same two files. They belong to {@link Family#INET}, as they do for netstat; each row has
 * the family of its own addresses, and a pair of both families is given as IPv6, the IPv4 side mapped.
 * {@link Family#INET6} stands for the files in {@code sctp6} that no kernel of today has. A socket with several addresses
 * is several rows, {@link io.sockeye.collector.record.SocketRecord#CONTINUES} and
 * {@link io.sockeye.collector.record.SocketRecord#CONTINUED}, which are equal but for their addresses and flags, and which
 * may lie in two batches.
 *
 * <p>Threads: confined to one at a time.
 */
public final class ProcNetSource implements SocketSource {
    /** What users call it. */
    private static final String NAME = "proc";

    /**
     * How much is asked for at once, in bytes. The kernel gives a page at most; up to this length the JDK reads through
     * the stack, beyond it through memory that it allocates anew each time.
     */
    private static final int CHUNK_LENGTH = 8192;

    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();
    private final ProcNetReader reader = new ProcNetReader();
    private final ParallelReader parallelReader = new ParallelReader();
    private final byte[] chunk = new byte[CHUNK_LENGTH];

    /** Why the last file could not be opened, null if it could. */
    private DumpResult refusal;

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
            case TCP -> collectInet("tcp", protocol, family, handlers);
            case UDP -> collectInet("udp", protocol, family, handlers);
            case UDPLITE -> collectInet("udplite", protocol, family, handlers);
            case RAW -> collectInet("raw", protocol, family, handlers);
            case UNIX -> collectFile("unix", ProcNetFormat.UNIX, protocol, family, handlers.get(0));
            case SCTP -> collectSctp(family, query.selection(), handlers.get(0));
            case MPTCP -> missing(root.netFile("mptcp"));
            case DCCP -> missing(root.netFile("dccp"));
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
            final String name, final Protocol protocol, final Family family, final List<? extends RowSink> handlers)
            throws IOException {
        final boolean isInet6 = family == Family.INET6;
        final String path = root.netFile(isInet6 ? name + "6" : name);
        final String path6 = root.netFile(name + "6");
        try (FileInputStream file = open(path)) {
            if (file == null) {
                return refusal;
            }
            try (FileInputStream file6 = family == Family.UNSPEC ? open(path6) : null) {
                // Where a host has no IPv6 its sockets are all there without it.
                final List<LineFile> files = new ArrayList<>();
                files.add(new LineFile(file, path, protocol, isInet6 ? Family.INET6 : Family.INET, root.isLive()));
                if (file6 != null) {
                    files.add(new LineFile(file6, path6, protocol, Family.INET6, root.isLive()));
                }
                try {
                    parallelReader.read(files, handlers);
                } finally {
                    files.forEach(read -> counters.add(read.counters()));
                }
                return DumpResult.complete(NAME, parallelReader.malformed());
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
        try (FileInputStream file = open(path)) {
            if (file == null) {
                return refusal;
            }
            reader.begin(format, protocol, family, handler);
            read(file, path);
            return DumpResult.complete(NAME, reader.malformed());
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
        try (FileInputStream endpoints = open(endpointsPath)) {
            if (endpoints == null) {
                return refusal;
            }
            try (FileInputStream associations = open(associationsPath)) {
                if (associations == null) {
                    return refusal;
                }
                reader.begin(ProcNetFormat.SCTP_ENDPOINTS, Protocol.SCTP, family, handler);
                final boolean isWanted = read(endpoints, endpointsPath);
                final DumpResult result = DumpResult.complete(NAME, reader.malformed());
                if (!isWanted) {
                    return result;
                }
                reader.begin(ProcNetFormat.SCTP_ASSOCIATIONS, Protocol.SCTP, family, handler);
                read(associations, associationsPath);
                return result.and(DumpResult.complete(NAME, reader.malformed()));
            }
        }
    }

    private boolean read(final FileInputStream file, final String path) throws IOException {
        boolean isWanted = true;
        int length = readChunk(file, path);
        while (length > 0 && isWanted) {
            isWanted = reader.accept(chunk, 0, length);
            length = isWanted ? readChunk(file, path) : 0;
        }
        isWanted = reader.end();
        counters.addMessages(reader.lines());
        counters.addSystemCalls(2); // to open it and to close it
        return isWanted;
    }

    private int readChunk(final FileInputStream file, final String path) throws IOException {
        try {
            final int length = file.read(chunk, 0, CHUNK_LENGTH);
            counters.addReceive(length);
            return length;
        } catch (final IOException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private FileInputStream open(final String path) throws IOException {
        try {
            return new FileInputStream(path);
        } catch (final FileNotFoundException e) {
            refusal = refusalOf(path);
            if (refusal == null) {
                throw e;
            }
            return null;
        }
    }

    private DumpResult refusalOf(final String path) throws IOException {
        final FileSystemException failure = FileFailure.ofOpening(path);
        if (failure instanceof AccessDeniedException) {
            return DumpResult.refused(DumpStatus.DENIED, NAME, path + ": " + FileFailure.reasonOf(failure));
        }
        if (failure == null || failure instanceof NoSuchFileException) {
            return failure == null ? null : missing(path);
        }
        throw failure;
    }
}
