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

/** Connections that come faster than their handshakes end. */
final class SynBacklog implements Check {
    private static final Description DESCRIPTION = new Description(
            "syn-backlog",
            "half-made connections of a listener against its backlog, and syncookies",
            "A listener keeps at most as many half-made connections (SYN_RECV) as its backlog. When "
                    + "there are more, the kernel answers with syncookies (tcp_syncookies), which lose options, "
                    + "or drops the SYN. It counts SyncookiesSent, TCPReqQFullDoCookies and TCPReqQFullDrop for "
                    + "all listeners together. It is a flood, peers that do not answer, or a backlog that is "
                    + "too short.",
            List.of(
                    new Threshold("share", "percent of a backlog that is taken", 50),
                    new Threshold("cookies", "syncookies sent between two looks", 1)),
            List.of(
                    "https://docs.kernel.org/networking/ip-sysctl.html (tcp_max_syn_backlog, tcp_syncookies)",
                    "https://docs.kernel.org/networking/snmp_counter.html (TcpExtTCPReqQFullDrop,"
                            + " TcpExtTCPReqQFullDoCookies)",
                    "listen(2)"));

    private SocketQuestion halfMade;
    private SocketQuestion listeners;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        halfMade = inquiry.sockets(
                SocketQuestion.where("protocol = tcp and state syn-recv").by("local_port"));
        listeners = inquiry.sockets(SocketQuestion.where("protocol = tcp and state listening")
                .by("local_port", "pid", "process")
                .max("accept_queue_max")
                .top(10_000));
    }

    @Override
    public void judge(final Examination examination) {
        final long cookies = examination.growth("TcpExt", "SyncookiesSent");
        final long drops = examination.growth("TcpExt", "TCPReqQFullDrop");
        boolean isTold = false;
        for (final Group group : examination.answer(halfMade).groups()) {
            final Group listener = examination.answer(listeners).alike(group, "local_port");
            final long backlog = listener == null ? 0 : listener.number("max_accept_queue_max");
            if (backlog > 0 && group.count() * 100 >= backlog * examination.threshold("share")) {
                tell(examination, listener, group.count(), cookies, drops);
                isTold = true;
            }
        }
        if (!isTold && (drops > 0 || cookies >= examination.threshold("cookies"))) {
            examination
                    .found(drops > 0 ? Severity.CRITICAL : Severity.WARNING, words(cookies, drops))
                    .about("counter", drops > 0 ? "TCPReqQFullDrop" : "SyncookiesSent")
                    .tell(
                            "Find the listener whose backlog is short: look while it happens.",
                            "the counters stand still: sockeye -sc");
        }
    }

    private static String words(final long cookies, final long drops) {
        return cookies + " syncookies sent and " + drops + " SYNs dropped between the looks";
    }

    private static void tell(
            final Examination examination,
            final Group listener,
            final long count,
            final long cookies,
            final long drops) {
        final long backlog = listener.number("max_accept_queue_max");
        examination
                .found(
                        drops > 0 || count >= backlog ? Severity.CRITICAL : Severity.WARNING,
                        count + " half-made connections to port " + listener.text("local_port") + " of "
                                + listener.owner() + ", whose backlog is "
                                + backlog + "; " + words(cookies, drops))
                .about(listener, "local_port", "pid", "process")
                .provedBy(new Evidence.Builder("local_port", "syn_recv", "backlog", "syncookies", "dropped")
                        .row(listener.value("local_port"), count, backlog, cookies, drops))
                .tell(
                        "If many addresses send them it is a flood: leave net.ipv4.tcp_syncookies at 1. Else raise the"
                                + " program's backlog and net.core.somaxconn.",
                        "the count falls: sockeye count -t --by=local_port 'state syn-recv'");
    }
}
