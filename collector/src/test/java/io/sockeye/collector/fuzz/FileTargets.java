package io.sockeye.collector.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.legacy.Ax25Reader;
import io.sockeye.collector.legacy.IpxReader;
import io.sockeye.collector.legacy.LegacySocketReader;
import io.sockeye.collector.legacy.NetRomReader;
import io.sockeye.collector.legacy.RoseReader;
import io.sockeye.collector.legacy.X25Reader;
import io.sockeye.collector.legacy.route.AppleTalkRoutes;
import io.sockeye.collector.legacy.route.Ax25Routes;
import io.sockeye.collector.legacy.route.IpxRoutes;
import io.sockeye.collector.legacy.route.LegacyRouteReader;
import io.sockeye.collector.legacy.route.NetRomRoutes;
import io.sockeye.collector.legacy.route.RoseRoutes;
import io.sockeye.collector.legacy.route.X25Routes;
import io.sockeye.collector.link.LinkFiles;
import io.sockeye.collector.masquerade.BrokenTableException;
import io.sockeye.collector.masquerade.ConnectionReplay;
import io.sockeye.collector.masquerade.IpMasqueradeReader;
import io.sockeye.collector.multicast.GroupReader;
import io.sockeye.collector.procnet.ProcNetSource;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.route.CacheLayout;
import io.sockeye.collector.route.CacheSink;
import io.sockeye.collector.route.ProcRoutes;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.StatisticsFile;
import io.sockeye.collector.statistics.StatisticsReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.vocabulary.LegacyFamilies;

/** Every reader of a file of /proc/net. */
final class FileTargets {
    private static final SocketQuery ALL = new SocketQuery(Selection.ALL, true, true, true);

    private final Path directory;
    private final List<FuzzTarget> targets = new ArrayList<>();

    private FileTargets(final Path directory) {
        this.directory = directory;
    }

    /**
     * All of them.
     *
     * @param directory for the made-up /proc of each; it must not exist in the system's own.
     */
    static List<FuzzTarget> in(final Path directory) {
        final FileTargets files = new FileTargets(directory);
        files.sockets();
        files.routes();
        files.others();
        files.legacy();
        return files.targets;
    }

    private void sockets() {
        for (final String word : List.of("tcp", "udp", "udplite", "raw")) {
            final Protocol protocol = Protocol.valueOf(word.toUpperCase(Locale.ROOT));
            socket(word, protocol, Family.INET);
            socket(word + "6", protocol, Family.INET6);
        }
        socket("unix", Protocol.UNIX, Family.UNIX);
        sctp("eps", Selection.LISTENING);
        sctp("assocs", Selection.CONNECTED);
    }

    private void socket(final String file, final Protocol protocol, final Family family) {
        add("/procnet/net/", file, (proc, seen) -> collect(proc, protocol, family, ALL, seen));
    }

    private void sctp(final String file, final Selection selection) {
        final SocketQuery query = new SocketQuery(selection, true, true, true);
        add("/procnet/net/", "sctp/" + file, (proc, seen) -> collect(proc, Protocol.SCTP, Family.INET, query, seen));
    }

    private static void collect(
            final Path proc, final Protocol protocol, final Family family, final SocketQuery query, final Seen seen)
            throws IOException {
        try (ProcNetSource source = new ProcNetSource(root(proc))) {
            seen.value(source.collect(protocol, family, query, seen).status());
        }
    }

    private void routes() {
        add("/fuzz/net/", "route", (proc, seen) -> seen.value(new ProcRoutes(root(proc)).table(seen)));
        add("/fuzz/net/", "ipv6_route", (proc, seen) -> seen.value(new ProcRoutes(root(proc)).table6(seen)));
        add("/fuzz/net/", "ndisc", (proc, seen) -> seen.value(new ProcRoutes(root(proc)).neighbours(seen)));
        add("/fuzz/net/", "rt_cache", (proc, seen) -> seen.value(new ProcRoutes(root(proc)).cache(new Cache(seen))));
    }

    private void others() {
        add("/fuzz/net/", "dev", (proc, seen) -> seen.value(LinkFiles.dev(proc)));
        add("/fuzz/net/", "if_inet6", (proc, seen) -> seen.value(LinkFiles.inet6(proc)));
        for (final StatisticsFile file : StatisticsFile.values()) {
            add("/fuzz/net/", file.fileName(), (proc, seen) -> seen.value(sections(proc, file)));
        }
        add(
                "/fuzz/net/",
                "igmp",
                (proc, seen) -> seen.value(new GroupReader(root(proc), new SourceCounters()).inet(seen)));
        add(
                "/fuzz/net/",
                "igmp6",
                (proc, seen) -> seen.value(new GroupReader(root(proc), new SourceCounters()).inet6(seen)));
        add("/fuzz/net/", "ip_masquerade", (proc, seen) -> seen.value(masquerades(proc, seen)));
        add("/fuzz/net/", "nf_conntrack", (proc, seen) -> seen.value(ConnectionReplay.read(root(proc), seen)));
    }

    private static String sections(final Path proc, final StatisticsFile file) throws IOException {
        final StringBuilder text = new StringBuilder();
        for (final Section section : new StatisticsReader(root(proc)).read(file).sections()) {
            text.append(section.name()).append(' ').append(section.line());
            for (int i = 0; i < section.size(); i++) {
                text.append(' ').append(section.key(i)).append('=').append(section.value(i));
            }
        }
        return text.toString();
    }

    private static String masquerades(final Path proc, final Seen seen) throws IOException {
        try {
            return new IpMasqueradeReader(root(proc), new SourceCounters())
                    .read(seen)
                    .toString();
        } catch (final BrokenTableException e) {
            return e.getMessage();
        }
    }

    private void legacy() {
        legacy("ax25", LegacyFamilies.AX25, proc -> Ax25Reader.read(proc).rows());
        legacy("x25", LegacyFamilies.X25, proc -> X25Reader.read(proc).rows());
        legacy("nr", LegacyFamilies.NETROM, proc -> NetRomReader.read(proc).rows());
        legacy("rose", LegacyFamilies.ROSE, proc -> RoseReader.read(proc).rows());
        legacy("ipx/socket", LegacyFamilies.IPX, proc -> IpxReader.read(proc).rows());
        legacyRoutes(
                "ax25_route", LegacyFamilies.AX25, proc -> Ax25Routes.read(proc).rows());
        legacyRoutes(
                "ipx_route", LegacyFamilies.IPX, proc -> IpxRoutes.read(proc).rows());
        legacyRoutes(
                "atalk_route",
                LegacyFamilies.DDP,
                proc -> AppleTalkRoutes.read(proc).rows());
        legacyRoutes(
                "nr_nodes",
                LegacyFamilies.NETROM,
                proc -> NetRomRoutes.read(proc).nodes().rows());
        legacyRoutes(
                "nr_neigh",
                LegacyFamilies.NETROM,
                proc -> NetRomRoutes.read(proc).neighbours().rows());
        legacyRoutes(
                "rose_nodes", LegacyFamilies.ROSE, proc -> RoseRoutes.read(proc).rows());
        legacyRoutes(
                "rose_neigh", LegacyFamilies.ROSE, proc -> RoseRoutes.read(proc).rows());
        legacyRoutes(
                "x25_routes",
                LegacyFamilies.X25,
                proc -> X25Routes.read(proc).rows().stream()
                        // The kernel fills the column with blanks, which netstat prints.
                        .map(route -> route.prefix() + "/" + route.digits() + " "
                                + route.device().stripTrailing())
                        .toList());
    }

    /** Rows for netstat's table, and those of the same file for all else. */
    private void legacy(final String file, final int family, final TableReader reader) {
        add("/fuzz/net/", file, (proc, seen) -> {
            seen.value(reader.rows(proc));
            seen.value(new LegacySocketReader(root(proc), new SourceCounters()).read(family, file, seen));
        });
    }

    private void legacyRoutes(final String file, final int family, final TableReader reader) {
        add("/fuzz/net/", file, (proc, seen) -> {
            seen.value(reader.rows(proc));
            seen.value(new LegacyRouteReader(root(proc), new SourceCounters()).read(family, file, seen));
        });
    }

    /** Reads the rows of a table. */
    private interface TableReader {
        List<?> rows(Path proc) throws IOException;
    }

    private void add(final String resources, final String file, final FileTarget.Reader reader) {
        targets.add(new FileTarget(directory, file, resources + file, reader));
    }

    private static ProcRoot root(final Path directory) throws IOException {
        return ProcRoot.of(directory.toString());
    }

    /** The routing cache tells of its layout too. */
    private record Cache(Seen seen) implements CacheSink {
        @Override
        public void onLayout(final CacheLayout layout, final int marks) {
            seen.value(marks);
        }

        @Override
        public boolean onRows(final RowBatch batch) {
            return seen.onRows(batch);
        }

        @Override
        public void onMalformed(final String what, final long position) {
            seen.onMalformed(what, position);
        }
    }
}
