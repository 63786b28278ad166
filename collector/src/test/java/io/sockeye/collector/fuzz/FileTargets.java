package io.sockeye.collector.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
import io.sockeye.collector.Selection;
import io.sockeye.collector.SocketQuery;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.group.GroupReader;
import io.sockeye.collector.legacy.Ax25Reader;
import io.sockeye.collector.legacy.IpxReader;
import io.sockeye.collector.legacy.NetRomReader;
import io.sockeye.collector.legacy.RoseReader;
import io.sockeye.collector.legacy.X25Reader;
import io.sockeye.collector.legacy.route.AppleTalkRoutes;
import io.sockeye.collector.legacy.route.Ax25Routes;
import io.sockeye.collector.legacy.route.IpxRoutes;
import io.sockeye.collector.legacy.route.NetRomRoutes;
import io.sockeye.collector.legacy.route.RoseRoutes;
import io.sockeye.collector.legacy.route.X25Routes;
import io.sockeye.collector.link.LinkFiles;
import io.sockeye.collector.masquerade.BrokenTableException;
import io.sockeye.collector.masquerade.IpMasqueradeReader;
import io.sockeye.collector.masquerade.ProcConntrackSource;
import io.sockeye.collector.procnet.ProcNetSource;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.route.CacheLayout;
import io.sockeye.collector.route.CacheSink;
import io.sockeye.collector.route.ProcRoutes;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.StatisticsFile;
import io.sockeye.collector.statistics.StatisticsReader;
import io.sockeye.collector.text.ProcRoot;

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
        add("/fuzz/net/", "nf_conntrack", (proc, seen) -> {
            try (ProcConntrackSource source = new ProcConntrackSource(root(proc))) {
                seen.value(source.collect(Family.UNSPEC, seen));
            }
        });
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
        add(
                "/fuzz/net/",
                "ax25",
                (proc, seen) -> seen.value(Ax25Reader.read(proc).rows()));
        add("/fuzz/net/", "x25", (proc, seen) -> seen.value(X25Reader.read(proc).rows()));
        add(
                "/fuzz/net/",
                "nr",
                (proc, seen) -> seen.value(NetRomReader.read(proc).rows()));
        add(
                "/fuzz/net/",
                "rose",
                (proc, seen) -> seen.value(RoseReader.read(proc).rows()));
        add(
                "/fuzz/net/",
                "ipx/socket",
                (proc, seen) -> seen.value(IpxReader.read(proc).rows()));
        add(
                "/fuzz/net/",
                "ax25_route",
                (proc, seen) -> seen.value(Ax25Routes.read(proc).rows()));
        add(
                "/fuzz/net/",
                "ipx_route",
                (proc, seen) -> seen.value(IpxRoutes.read(proc).rows()));
        add(
                "/fuzz/net/",
                "atalk_route",
                (proc, seen) -> seen.value(AppleTalkRoutes.read(proc).rows()));
        add(
                "/fuzz/net/",
                "nr_nodes",
                (proc, seen) -> seen.value(NetRomRoutes.read(proc).nodes().rows()));
        add(
                "/fuzz/net/",
                "nr_neigh",
                (proc, seen) -> seen.value(NetRomRoutes.read(proc).neighbours().rows()));
        add(
                "/fuzz/net/",
                "rose_nodes",
                (proc, seen) -> seen.value(RoseRoutes.read(proc).rows()));
        add(
                "/fuzz/net/",
                "rose_neigh",
                (proc, seen) -> seen.value(RoseRoutes.read(proc).rows()));
        add(
                "/fuzz/net/",
                "x25_routes",
                (proc, seen) -> X25Routes.read(proc)
                        .rows()
                        .forEach(route -> seen.value(route.prefix() + "/" + route.digits() + " "
                                // The kernel fills the column with blanks, which netstat prints.
                                + route.device().stripTrailing())));
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
