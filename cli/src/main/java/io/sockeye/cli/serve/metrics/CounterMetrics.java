package io.sockeye.cli.serve.metrics;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import io.sockeye.collector.look.Counters;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.Setting;

/** The kernel's counters of protocols and interfaces, and how full its tables are. Threads: immutable. */
public final class CounterMetrics {
    /** Sections of {@code /proc/net/snmp} and {@code netstat}. */
    private static final List<String> SECTIONS =
            List.of("Ip", "Icmp", "Tcp", "Udp", "UdpLite", "TcpExt", "IpExt", "MPTcpExt");
    /** What people watch; all others only where they are asked for. */
    private static final Pattern WATCHED = Pattern.compile("Ip (InDiscards|OutDiscards|ReasmFails)"
            + "|Tcp (ActiveOpens|PassiveOpens|AttemptFails|EstabResets|InSegs|OutSegs|RetransSegs|InErrs|OutRsts)"
            + "|Udp (InDatagrams|OutDatagrams|NoPorts|InErrors|RcvbufErrors|SndbufErrors|InCsumErrors|MemErrors)"
            + "|TcpExt (Listen.*|Syncookies.*|TCPReqQFull.*|TCPTimeouts|TCPSynRetrans|TCPLostRetransmit"
            + "|TCPAbortOn.*|TCPMemoryPressures|TCPTimeWaitOverflow|TCPBacklogDrop|TCPRcvQDrop|TCPZeroWindowDrop"
            + "|TCPOFOQueue|PruneCalled|RcvPruned|TCPRcvCollapsed|TCPToZeroWindowAdv|TCPFromZeroWindowAdv|TW)"
            + "|IpExt (InOctets|OutOctets|InCsumErrors)");
    /** These are no counters: they say what there is. */
    private static final Pattern LEVELS = Pattern.compile("Ip (Forwarding|DefaultTTL)"
            + "|Tcp (RtoAlgorithm|RtoMin|RtoMax|MaxConn|CurrEstab)|MPTcpExt (MPCurrEstab)");

    /** Of interfaces, by the names that they have here. */
    private static final Map<String, String> INTERFACE = Map.of(
            "receive_bytes", "rx_bytes",
            "receive_packets", "rx_packets",
            "receive_errors", "rx_errs",
            "receive_drops", "rx_drop",
            "transmit_bytes", "tx_bytes",
            "transmit_packets", "tx_packets",
            "transmit_errors", "tx_errs",
            "transmit_drops", "tx_drop");
    /** Of the firewall's table, by the names that they have here. */
    private static final Map<String, String> CONNTRACK =
            Map.of("drops", "drop", "early_drops", "early_drop", "insert_failures", "insert_failed");

    private final boolean all;

    /**
     * Metrics of counters.
     *
     * @param all whether to tell all, not only those that people watch.
     */
    public CounterMetrics(final boolean all) {
        this.all = all;
    }

    /**
     * Tell of counters.
     *
     * @param counters of one moment.
     * @param files    of the host, whose settings say how large its tables may get.
     * @param target   to add to.
     */
    public void add(final Counters counters, final HostFiles files, final List<MetricSnapshot> target) {
        target.add(protocols(counters));
        addInterfaces(counters, target);
        addConntrack(counters, files, target);
        final Metric inUse = Metric.gauge(
                "sockeye_sockstat",
                "What /proc/net/sockstat and sockstat6 count; mem is in pages.",
                "protocol",
                "name");
        for (final String section : List.of("TCP", "UDP", "UDPLITE", "RAW", "FRAG", "TCP6", "UDP6", "RAW6", "FRAG6")) {
            counters.section(section).forEach((name, value) -> inUse.add(value, section, name));
        }
        target.add(inUse.build());
    }

    private MetricSnapshot protocols(final Counters counters) {
        final Metric total = Metric.total(
                "sockeye_kernel_events",
                "Counters of protocols, as /proc/net/snmp and netstat have them.",
                "section",
                "name");
        for (final String section : SECTIONS) {
            for (final Map.Entry<String, Long> counter :
                    counters.section(section).entrySet()) {
                final String name = section + " " + counter.getKey();
                if (!LEVELS.matcher(name).matches()
                        && (all || WATCHED.matcher(name).matches())) {
                    total.add(counter.getValue(), section, counter.getKey());
                }
            }
        }
        return total.build();
    }

    private static void addInterfaces(final Counters counters, final List<MetricSnapshot> target) {
        INTERFACE.forEach((name, counter) -> {
            final Metric total = Metric.total(
                    "sockeye_interface_" + name, "Of each interface, " + counter + " of /proc/net/dev.", "interface");
            for (final String each : counters.interfaces()) {
                total.add(Math.max(0, counters.value(each, counter)), LabelText.of(each));
            }
            target.add(total.build());
        });
    }

    /** A host without a firewall that tracks connections has none of these. */
    private static void addConntrack(
            final Counters counters, final HostFiles files, final List<MetricSnapshot> target) {
        final Setting entries = files.setting("net.netfilter.nf_conntrack_count");
        final Setting most = files.setting("net.netfilter.nf_conntrack_max");
        if (entries.number() < 0 || most.number() < 0) {
            return;
        }
        target.add(Metric.gauge("sockeye_conntrack_entries", "Connections that the firewall tracks.")
                .add(entries.number())
                .build());
        target.add(Metric.gauge("sockeye_conntrack_entries_max", "Connections that it may track.")
                .add(most.number())
                .build());
        CONNTRACK.forEach((name, counter) -> target.add(Metric.total(
                        "sockeye_conntrack_" + name, "Of the firewall, " + counter + " of /proc/net/stat/nf_conntrack.")
                .add(Math.max(0, counters.value("conntrack", counter)))
                .build()));
    }
}
