package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.SocketQuestion;

/** Memory of sockets that is short. */
final class Memory implements Check {
    private static final List<String> PRUNED = List.of(
            "PruneCalled",
            "TCPRcvCollapsed",
            "RcvPruned",
            "OfoPruned",
            "TCPRcvQDrop",
            "TCPBacklogDrop",
            "TCPAbortOnMemory");
    private static final String SENDING = "net.ipv4.tcp_wmem";
    private static final String RECEIVING = "net.ipv4.tcp_rmem";

    private static final Description DESCRIPTION = new Description(
            "memory",
            "pressure on the memory of TCP and UDP, and what was pruned for it",
            "All sockets together may take as many pages as tcp_mem and udp_mem say: from the second "
                    + "number on the kernel is under pressure and makes windows small (TCPMemoryPressures); at "
                    + "the third it drops what comes and resets (TCPAbortOnMemory). A connection whose own "
                    + "receive buffer is full has its queue collapsed and pruned (TCPRcvCollapsed, PruneCalled, "
                    + "RcvPruned), and what comes then is dropped (TCPRcvQDrop). The buffers of a connection grow "
                    + "to the third number of tcp_wmem and tcp_rmem. A send buffer that is there, and for which "
                    + "the connection has waited for a good part of its busy time, makes it slow; a receive "
                    + "buffer that is there and full, while data comes, holds up its peer.",
            List.of(
                    new Threshold("share", "percent of the third number of tcp_mem or udp_mem", 70),
                    new Threshold("critical-share", "percent of the third number, which is critical", 90),
                    new Threshold("pruned", "packets that were collapsed, pruned or dropped between two looks", 1),
                    new Threshold("capped", "connections of one process whose buffers are as large as may be", 10),
                    new Threshold("limited", "percent of their busy time that they have waited for that", 20)),
            List.of(
                    "https://docs.kernel.org/networking/ip-sysctl.html (tcp_mem, udp_mem, tcp_rmem, tcp_wmem)",
                    "https://docs.kernel.org/networking/snmp_counter.html (PruneCalled, RcvPruned, TCPRcvCollapsed)",
                    "Linux 4.10, commit 0f87230d1a6c (tcp: instrument how long TCP is busy sending)"));

    /** Null where the setting is not known. */
    private SocketQuestion sending;
    /** Null where the setting is not known. */
    private SocketQuestion receiving;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        final long most = inquiry.setting(SENDING).number(2);
        if (most > 0) {
            sending = inquiry.sockets(SocketQuestion.where("protocol = tcp and state established"
                            + " and sndbuf_limited_us gt 0us and sndbuf ge " + most)
                    .by("pid", "process")
                    .sum("busy_us", "sndbuf_limited_us"));
        }
        final long room = inquiry.setting(RECEIVING).number(2);
        if (room > 0) {
            receiving = inquiry.sockets(SocketQuestion.where("protocol = tcp and state established and rcvbuf ge "
                            + room + " and rmem_alloc ge " + room / 10 * 9 + " and last_recv_ms lt 1s")
                    .by("pid", "process")
                    .sum("rmem_alloc"));
        }
    }

    @Override
    public void judge(final Examination examination) {
        pages(examination, "TCP", "net.ipv4.tcp_mem");
        pages(examination, "UDP", "net.ipv4.udp_mem");
        pruned(examination);
        capped(examination);
    }

    private void capped(final Examination examination) {
        if (sending != null) {
            for (final Group group : examination.groups(sending, "capped")) {
                final long waited = group.number("sum_sndbuf_limited_us");
                if (waited > 0 && waited * 100 >= group.number("sum_busy_us") * examination.threshold("limited")) {
                    tellOfSending(examination, group);
                }
            }
        }
        if (receiving != null) {
            for (final Group group : examination.groups(receiving, "capped")) {
                tellOfReceiving(examination, group);
            }
        }
    }

    private static void tellOfSending(final Examination examination, final Group group) {
        final long busy = group.number("sum_busy_us");
        final long waited = group.number("sum_sndbuf_limited_us");
        examination
                .found(
                        Severity.WARNING,
                        group.count() + " connections of " + group.owner() + " have the largest send buffer that "
                                + SENDING + " allows, and have waited for it " + waited * 100 / busy
                                + " % of the time in which they had something to send")
                .about(group, "pid", "process")
                .about("setting", SENDING)
                .provedBy(
                        new Evidence.Builder("count", "busy_us", "sndbuf_limited_us").row(group.count(), busy, waited))
                .tell(
                        "If the host has memory to spare, raise the third number of " + SENDING
                                + ": a far peer needs a buffer of rate times round trip.",
                        "the share of new connections is lower: sockeye doctor --only=memory");
    }

    private static void tellOfReceiving(final Examination examination, final Group group) {
        examination
                .found(
                        Severity.WARNING,
                        group.count() + " connections of " + group.owner() + " have the largest receive buffer that "
                                + RECEIVING + " allows, which is full while data comes")
                .about(group, "pid", "process")
                .about("setting", RECEIVING)
                .provedBy(
                        new Evidence.Builder("count", "rmem_alloc").row(group.count(), group.number("sum_rmem_alloc")))
                .tell(
                        "The program reads more slowly than its peers send: let it read faster, or take fewer"
                                + " connections at a time. A larger buffer only helps against bursts.",
                        "the queues shrink: sockeye -tn --sort=-recv_q --limit=10");
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
                                + " s packets were collapsed, pruned or dropped for want of room")
                .about("counter", "TcpExt")
                .provedBy(rows)
                .tell(
                        "See slow-reader for programs that do not read; a larger net.ipv4.tcp_rmem helps fast ones with"
                                + " far peers.",
                        "the counters stand still: sockeye -sc");
    }
}
