package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.Setting;
import io.sockeye.collector.look.SocketQuestion;

/** Ports for connections to one service that run out: connect(2) then fails with EADDRNOTAVAIL. */
final class EphemeralPorts implements Check {
    private static final int DECIMAL = 10;
    private static final String RANGE = "net.ipv4.ip_local_port_range";
    private static final String[] DESTINATION = {"local_address", "remote_address", "remote_port"};

    private static final Description DESCRIPTION = new Description(
            "ephemeral-ports",
            "ports for connections to one service that run out",
            "A connection is known by its two addresses and two ports, so from one address to one service there can be"
                    + " as many connections as ip_local_port_range has ports, less those that are reserved."
                    + " Connections in TIME_WAIT count. When all are taken, connect(2) fails with EADDRNOTAVAIL."
                    + " The time that is left is by how the count has grown between two looks.",
            List.of(
                    new Threshold("share", "percent of the ports in use", 70),
                    new Threshold("critical-share", "percent of the ports in use, which is critical", 90)),
            List.of(
                    "https://docs.kernel.org/networking/ip-sysctl.html (ip_local_port_range,"
                            + " ip_local_reserved_ports, tcp_tw_reuse)",
                    "connect(2) (EADDRNOTAVAIL)"));

    private Setting range;
    private SocketQuestion destinations;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        range = inquiry.setting(RANGE);
        destinations = inquiry.sockets(SocketQuestion.where("protocol = tcp and state connected and "
                        + inquiry.listening().outbound() + " and local_port ge " + Math.max(0, range.number(0))
                        + " and local_port le " + Math.max(0, range.number(1)))
                .by(DESTINATION));
    }

    @Override
    public void judge(final Examination examination) {
        final long ports = ports(examination);
        if (ports <= 0) {
            return;
        }
        for (final Group group : examination.answer(destinations).groups()) {
            final long share = group.count() * 100 / ports;
            if (share >= examination.threshold("share")) {
                tell(examination, group, ports, share >= examination.threshold("critical-share"));
            }
        }
    }

    /** How many ports there are for clients; 0 where that is not known. */
    private long ports(final Examination examination) {
        examination.setting(RANGE);
        final long first = range.number(0);
        final long last = range.number(1);
        if (first < 0 || last < first) {
            return 0;
        }
        final String reserved =
                examination.setting("net.ipv4.ip_local_reserved_ports").text();
        return last - first + 1 - reservedBetween(first, last, reserved);
    }

    /** Of a list such as {@code 8080,9000-9100}; what is no such range is none. */
    private static long reservedBetween(final long first, final long last, final String reserved) {
        long count = 0;
        for (final String part : reserved.split(",")) {
            final String[] ends = part.trim().split("-");
            final long low = Setting.numberOf(ends[0], DECIMAL);
            final long high = ends.length > 1 ? Setting.numberOf(ends[1], DECIMAL) : low;
            if (low >= 0) {
                count += Math.max(0, Math.min(last, high) - Math.max(first, low) + 1);
            }
        }
        return count;
    }

    private void tell(final Examination examination, final Group group, final long ports, final boolean isCritical) {
        final Group before = examination.earlier(destinations).alike(group, DESTINATION);
        final long grown = before == null ? 0 : group.count() - before.count();
        final boolean isGrowing = grown > 0 && examination.seconds() > 0;
        final double seconds = isGrowing ? (ports - group.count()) * examination.seconds() / grown : 0;
        examination
                .found(
                        isCritical ? Severity.CRITICAL : Severity.WARNING,
                        group.count() + " of " + ports + " ports in use from " + group.text("local_address") + " to "
                                + group.text("remote_address") + " port " + group.text("remote_port")
                                + (isGrowing ? "; at this rate none is left in " + Math.round(seconds) + " s" : ""))
                .about(group, "local_address", "remote_address", "remote_port")
                .provedBy(new Evidence.Builder("ports_used", "ports", "ports_left", "seconds_left")
                        .row(
                                group.count(),
                                ports,
                                Math.max(0, ports - group.count()),
                                isGrowing ? Math.round(seconds) : null))
                .tell(
                        "Keep connections open and use them again; or spread them over more addresses on either side,"
                                + " or widen net.ipv4.ip_local_port_range.",
                        "the share falls: sockeye doctor --only=ephemeral-ports");
    }
}
