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

/** UDP sockets whose packets are dropped. */
final class UdpDrops implements Check {
    private static final Description DESCRIPTION = new Description(
            "udp-drops",
            "dropped packets of each UDP socket, with its owner",
            "A packet for a UDP socket is dropped when its receive buffer is full (RcvbufErrors), "
                    + "when the kernel has no memory for it (MemErrors), or when its checksum is wrong "
                    + "(InCsumErrors). The kernel counts them for each socket since it was opened. With two "
                    + "looks only what was dropped in between counts; with one all that was.",
            List.of(
                    new Threshold("drops", "packets of one socket that were dropped between two looks", 1),
                    new Threshold(
                            "critical-drops",
                            "packets of one socket that were dropped between two looks, which is critical",
                            1000),
                    new Threshold(
                            "drops-ever",
                            "packets of one socket that were dropped since it was opened, with one look",
                            1000)),
            List.of(
                    "https://docs.kernel.org/networking/snmp_counter.html (UdpRcvbufErrors, UdpInCsumErrors)",
                    "udp(7)",
                    "socket(7) (SO_RCVBUF)"));

    private SocketQuestion dropping;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        dropping = inquiry.sockets(SocketQuestion.where("(protocol = udp or protocol = udplite) and drops gt 0")
                .by("cookie", "local_address", "local_port", "pid", "process")
                .sum("drops", "recv_q", "rcvbuf")
                .top(10_000));
    }

    @Override
    public void judge(final Examination examination) {
        final boolean isSecondLook = examination.seconds() > 0;
        for (final Group group : examination.answer(dropping).groups()) {
            final Group before = examination.earlier(dropping).alike(group, "cookie");
            final long earlier = isSecondLook && before != null ? before.number("sum_drops") : 0;
            final long drops = group.number("sum_drops") - earlier;
            if (drops >= examination.threshold(isSecondLook ? "drops" : "drops-ever")) {
                tell(examination, group, drops, isSecondLook);
            }
        }
    }

    private static void tell(
            final Examination examination, final Group group, final long drops, final boolean isSecondLook) {
        final boolean isCritical = isSecondLook && drops >= examination.threshold("critical-drops");
        final long memory = examination.growth("Udp", "MemErrors");
        final long checksums = examination.growth("Udp", "InCsumErrors");
        examination
                .found(
                        isCritical ? Severity.CRITICAL : Severity.WARNING,
                        drops + " packets for " + group.owner() + " on UDP port " + group.text("local_port")
                                + " were dropped "
                                + (isSecondLook
                                        ? "in " + Math.round(examination.seconds()) + " s"
                                        : "since it was opened"))
                .about(group, "local_address", "local_port", "pid", "process")
                .provedBy(
                        new Evidence.Builder("drops", "local_port", "pid", "recv_q", "rcvbuf", "no_memory", "checksum")
                                .row(
                                        drops,
                                        group.value("local_port"),
                                        group.value("pid"),
                                        group.number("sum_recv_q"),
                                        group.number("sum_rcvbuf"),
                                        memory,
                                        checksums))
                .tell(
                        "The program reads too slowly for its buffer: let it read more, or set a larger SO_RCVBUF,"
                                + " up to"
                                + " net.core.rmem_max.",
                        "nothing more is dropped: sockeye doctor --only=udp-drops");
    }
}
