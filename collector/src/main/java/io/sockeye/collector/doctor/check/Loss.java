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

/** Peers to which packets get lost, against all others. */
final class Loss implements Check {
    private static final String AGAIN = "retrans_total";
    private static final String SENT = "segs_out";
    private static final String SUM = "sum_";
    private static final int IPV4_PREFIX = 24;
    private static final int IPV6_PREFIX = 64;
    private static final double PERCENT = 100;

    private static final Description DESCRIPTION = new Description(
            "loss",
            "retransmitting and timing-out peers by prefix, against the rest",
            "What is lost on the way is sent again. If the share of segments that were sent again to "
                    + "the peers of one prefix is high, and several times that of all other peers, the fault is "
                    + "on the way to that prefix; if it is alike everywhere, it is here. A connection whose "
                    + "last segment was sent again three times waits for a timeout, which doubles each time. "
                    + "The counts are those of connections that are open, since each began. IPv4 goes by /24 "
                    + "and IPv6 by /64.",
            List.of(
                    new Threshold("percent", "percent of segments that were sent again", 5),
                    new Threshold("segments", "segments that were sent again to one prefix", 100),
                    new Threshold("ratio", "times the share of all other peers", 3),
                    new Threshold("timeouts", "connections of one prefix that wait for a timeout", 5)),
            List.of(
                    "https://docs.kernel.org/networking/snmp_counter.html (TcpRetransSegs, TcpExtTCPTimeouts)",
                    "RFC 6298"));

    private SocketQuestion all;
    private SocketQuestion peers;
    private SocketQuestion timeouts;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        final String sending = "protocol = tcp and state connected and segs_out gt 0";
        all = inquiry.sockets(SocketQuestion.where(sending).by("protocol").sum(AGAIN, SENT));
        peers = inquiry.sockets(SocketQuestion.where(sending)
                .byPrefix("remote_address", IPV4_PREFIX, IPV6_PREFIX)
                .sum(AGAIN, SENT)
                .withLeast(SUM + AGAIN, inquiry.threshold("segments")));
        timeouts = inquiry.sockets(
                SocketQuestion.where("protocol = tcp and not state syn-sent and timer = on and retransmits ge 3")
                        .byPrefix("remote_address", IPV4_PREFIX, IPV6_PREFIX)
                        .max("retransmits"));
    }

    @Override
    public void judge(final Examination examination) {
        final List<Group> total = examination.answer(all).groups();
        for (final Group group : examination.answer(peers).groups()) {
            judge(examination, group, total.get(0));
        }
        for (final Group group : examination.answer(timeouts).groups()) {
            if (group.count() >= examination.threshold("timeouts")) {
                tellOfTimeouts(examination, group);
            }
        }
    }

    private void judge(final Examination examination, final Group group, final Group total) {
        final long sent = group.number(SUM + SENT);
        final long again = group.number(SUM + AGAIN);
        final long othersSent = total.number(SUM + SENT) - sent;
        final double share = (double) again / sent;
        final double others = othersSent <= 0 ? 0 : (double) (total.number(SUM + AGAIN) - again) / othersSent;
        if (again >= examination.threshold("segments")
                && share * PERCENT >= examination.threshold("percent")
                && share >= others * examination.threshold("ratio")) {
            tell(examination, group, share * PERCENT, others * PERCENT);
        }
    }

    private static String prefix(final Group group) {
        final String address = group.text("remote_address");
        return address + "/" + (address.indexOf(':') < 0 ? IPV4_PREFIX : IPV6_PREFIX);
    }

    private static String percent(final double share) {
        return Math.round(share * 10) / 10.0 + " %";
    }

    private static void tell(
            final Examination examination, final Group group, final double share, final double others) {
        examination
                .found(
                        Severity.WARNING,
                        percent(share) + " of the segments to " + prefix(group) + " were sent again, to all others "
                                + percent(others))
                .about("remote_address", prefix(group))
                .provedBy(new Evidence.Builder("prefix", "connections", SENT, AGAIN)
                        .row(prefix(group), group.count(), group.number(SUM + SENT), group.number(SUM + AGAIN)))
                .tell(
                        "Packets get lost on the way to these peers, not at this host: look at that link or network.",
                        "the share of new connections is lower: sockeye count -t --by=remote_address/24"
                                + " --sum=retrans_total,segs_out");
    }

    private static void tellOfTimeouts(final Examination examination, final Group group) {
        examination
                .found(
                        Severity.WARNING,
                        group.count() + " connections to " + prefix(group)
                                + " get no answer and wait for a timeout, the" + " worst after "
                                + group.number("max_retransmits") + " retransmissions")
                .about("remote_address", prefix(group))
                .provedBy(new Evidence.Builder("prefix", "connections", "retransmits")
                        .row(prefix(group), group.count(), group.number("max_retransmits")))
                .tell(
                        "These peers are gone or cut off: the kernel gives up after tcp_retries2 of them, some 15"
                                + " minutes; a program can set TCP_USER_TIMEOUT.",
                        "none is left: sockeye -tno 'retransmits ge 3'");
    }
}
