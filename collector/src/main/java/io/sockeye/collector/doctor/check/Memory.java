package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;

/** Memory of sockets that is short. */
public final class Memory implements Check {
    private static final List<String> PRUNED =
            List.of("PruneCalled", "RcvPruned", "OfoPruned", "TCPRcvQDrop", "TCPBacklogDrop", "TCPAbortOnMemory");

    private static final Description DESCRIPTION = new Description(
            "memory",
            "pressure on the memory of TCP and UDP, and what was pruned for it",
            "All sockets together may take as many pages as tcp_mem and udp_mem say: from the second "
                    + "number on the kernel is under pressure and makes windows small (TCPMemoryPressures); at "
                    + "the third it drops what comes and resets (TCPAbortOnMemory). A connection whose own "
                    + "receive buffer is full has its queue collapsed and pruned (TCPRcvCollapsed, PruneCalled, "
                    + "RcvPruned), and what comes then is dropped (TCPRcvQDrop).",
            List.of(
                    new Threshold("share", "percent of the third number of tcp_mem or udp_mem", 70),
                    new Threshold("critical-share", "percent of the third number, which is critical", 90),
                    new Threshold("pruned", "packets that were pruned or dropped between two looks", 1)),
            List.of(
                    "https://docs.kernel.org/networking/ip-sysctl.html (tcp_mem, udp_mem, tcp_rmem)",
                    "https://docs.kernel.org/networking/snmp_counter.html (PruneCalled, RcvPruned, TCPRcvCollapsed)"));

    /** Nothing is asked yet. */
    public Memory() {}

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void judge(final Examination examination) {
        pages(examination, "TCP", "net.ipv4.tcp_mem");
        pages(examination, "UDP", "net.ipv4.udp_mem");
        pruned(examination);
    }

    private static void pages(final Examination examination, final String protocol, final String name) {
        final long used = examination.counter(protocol, "mem");
        final long most = examination.setting(name).number(2);
        if (used < 0 || most <= 0) {
            return;
        }
        final long share = used * 100 / most;
        final long pressures = "TCP".equals(protocol) ? examination.growth("TcpExt", "TCPMemoryPressures") : 0;
        if (share < examination.threshold("share") && pressures == 0) {
            return;
        }
        examination
                .found(
                        share >= examination.threshold("critical-share") ? Severity.CRITICAL : Severity.WARNING,
                        protocol + " sockets take " + used + " pages, " + share + " % of what " + name + " allows")
                .about("setting", name)
                .provedBy(new Evidence.Builder("pages", "pages_max", "pressures").row(used, most, pressures))
                .tell(
                        "Find the sockets that hold it, and why their programs do not read; if the host has memory to"
                                + " spare, raise " + name + ".",
                        "the share falls: sockeye doctor --only=memory");
    }

    private static void pruned(final Examination examination) {
        final Evidence.Builder rows = new Evidence.Builder("counter", "grown_by");
        long all = 0;
        for (final String name : PRUNED) {
            final long grown = examination.growth("TcpExt", name);
            all += grown;
            if (grown > 0) {
                rows.row(name, grown);
            }
        }
        if (all < examination.threshold("pruned")) {
            return;
        }
        examination
                .found(
                        Severity.WARNING,
                        "receive queues overflow: " + all + " times in " + Math.round(examination.seconds())
                                + " s packets were pruned or dropped for want of room")
                .about("counter", "TcpExt")
                .provedBy(rows)
                .tell(
                        "See slow-reader for programs that do not read; a larger net.ipv4.tcp_rmem helps fast ones with"
                                + " far peers.",
                        "the counters stand still: sockeye -sc");
    }
}
