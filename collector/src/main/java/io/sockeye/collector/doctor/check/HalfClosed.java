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

/** Connections of which one direction is closed, and orphans that no program holds. */
final class HalfClosed implements Check {
    private static final Description DESCRIPTION = new Description(
            "half-closed",
            "FIN_WAIT, LAST_ACK, CLOSING and orphans against their limits",
            "A connection that a program has closed and that is not over yet is an orphan: the kernel "
                    + "keeps it, at most tcp_max_orphans of them; beyond that it resets them and counts "
                    + "TCPAbortOnMemory. FIN_WAIT2 with a program means that it has shut down its side and "
                    + "waits for the peer; without one it ends after tcp_fin_timeout. LAST_ACK and FIN_WAIT1 "
                    + "wait for an acknowledgement of the last segment: many of them mean peers that are gone.",
            List.of(
                    new Threshold("count", "connections in one of these states", 1000),
                    new Threshold("share", "percent of tcp_max_orphans", 50),
                    new Threshold("critical-share", "percent of tcp_max_orphans, which is critical", 90)),
            List.of(
                    "https://docs.kernel.org/networking/ip-sysctl.html (tcp_max_orphans, tcp_fin_timeout,"
                            + " tcp_orphan_retries)",
                    "https://docs.kernel.org/networking/snmp_counter.html (TCPAbortOnMemory)",
                    "RFC 9293, 3.3.2"));

    private SocketQuestion closing;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        closing = inquiry.sockets(SocketQuestion.where("protocol = tcp and (state fin-wait-1 or state fin-wait-2"
                        + " or state last-ack or state closing)")
                .by("state", "remote_address", "pid", "process"));
    }

    @Override
    public void judge(final Examination examination) {
        orphans(examination);
        final long count = examination.answer(closing).sockets();
        if (count < examination.threshold("count")) {
            return;
        }
        final Evidence.Builder rows = new Evidence.Builder("count", "state", "remote_address", "pid", "process");
        for (final Group group : examination.answer(closing).groups()) {
            rows.row(
                    group.count(),
                    group.value("state"),
                    group.value("remote_address"),
                    group.value("pid"),
                    group.value("process"));
        }
        final Group most = examination.answer(closing).groups().get(0);
        examination
                .found(Severity.WARNING, count + " connections are half closed, most of them in " + most.text("state"))
                .about(most, "state")
                .provedBy(rows.more(examination.answer(closing).untold()))
                .tell(
                        "In FIN_WAIT2 with a process the program waits for its peer: let it set a time limit. In"
                                + " LAST_ACK"
                                + " and FIN_WAIT1 the peers are gone: the kernel gives up by itself.",
                        "the counts fall: sockeye count -t --by=state");
    }

    private static void orphans(final Examination examination) {
        final long orphans = examination.counter("TCP", "orphan");
        final long most = examination.setting("net.ipv4.tcp_max_orphans").number();
        final long aborted = examination.growth("TcpExt", "TCPAbortOnMemory");
        final long share = most > 0 ? orphans * 100 / most : 0;
        if (aborted == 0 && share < examination.threshold("share")) {
            return;
        }
        final boolean isCritical = aborted > 0 || share >= examination.threshold("critical-share");
        examination
                .found(
                        isCritical ? Severity.CRITICAL : Severity.WARNING,
                        orphans + " orphans, " + share + " % of tcp_max_orphans"
                                + (aborted > 0 ? "; " + aborted + " connections were reset for it just now" : ""))
                .about("counter", "orphan")
                .provedBy(new Evidence.Builder("orphans", "tcp_max_orphans", "aborted").row(orphans, most, aborted))
                .tell(
                        "Find who closes connections whose peers are gone; net.ipv4.tcp_orphan_retries=3 ends them"
                                + " sooner.",
                        "the share falls: sockeye doctor --only=half-closed");
    }
}
