package io.sockeye.collector.doctor.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.SocketQuestion;

/** Listeners that share a port and get uneven shares. */
final class Reuseport implements Check {
    private static final String QUEUE = "max_accept_queue";

    private static final Description DESCRIPTION = new Description(
            "reuseport",
            "listeners on one port whose members are uneven",
            "With SO_REUSEPORT several sockets listen on one port, and the kernel spreads connections "
                    + "by a hash of their addresses, not by who is free. A member that hangs goes on getting "
                    + "its share, which waits in its queue. A queue that is long, and several times as long as "
                    + "that of the others, points to it. Connections stay with the member that has accepted "
                    + "them: members of which one has several times as many as the others do uneven work.",
            List.of(
                    new Threshold("queue", "connections that wait at one member", 16),
                    new Threshold("connections", "connections that one process has", 1000),
                    new Threshold("ratio", "times the mean of the other members", 4)),
            List.of("socket(7) (SO_REUSEPORT)", "listen(2)"));

    private SocketQuestion members;
    private SocketQuestion accepted;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        members = inquiry.sockets(SocketQuestion.where("protocol = tcp and state listening")
                .by("local_address", "local_port", "inode", "pid", "process")
                .max("accept_queue", "accept_queue_max")
                .top(10_000));
        accepted = inquiry.sockets(SocketQuestion.where("protocol = tcp and state established and "
                        + inquiry.listening().inbound())
                .by("local_port", "pid")
                .top(10_000));
    }

    @Override
    public void judge(final Examination examination) {
        final Map<String, List<Group>> shared = new LinkedHashMap<>();
        for (final Group group : examination.answer(members).groups()) {
            shared.computeIfAbsent(
                            group.text("local_address") + " " + group.text("local_port"), key -> new ArrayList<>())
                    .add(group);
        }
        for (final List<Group> listeners : shared.values()) {
            if (listeners.size() > 1) {
                queues(examination, listeners);
                connections(examination, listeners);
            }
        }
    }

    /** By how many connections wait at each. */
    private static void queues(final Examination examination, final List<Group> listeners) {
        final List<Share> shares = new ArrayList<>();
        for (final Group listener : listeners) {
            shares.add(new Share(listener, listener.number(QUEUE)));
        }
        for (final Share share : uneven(shares, examination, "queue")) {
            tellOfQueue(examination, share, shares);
        }
    }

    /** By how many connections each process has: of several listeners of one process it cannot be told. */
    private void connections(final Examination examination, final List<Group> listeners) {
        final Map<Object, Share> byProcess = new LinkedHashMap<>();
        for (final Group listener : listeners) {
            final Group own = examination.answer(accepted).alike(listener, "local_port", "pid");
            if (listener.value("pid") != null) {
                byProcess.putIfAbsent(listener.value("pid"), new Share(listener, own == null ? 0 : own.count()));
            }
        }
        final List<Share> shares = List.copyOf(byProcess.values());
        for (final Share share : uneven(shares, examination, "connections")) {
            tellOfConnections(examination, share, shares);
        }
    }

    /** Those shares that are great, and several times as great as the mean of the others. */
    private static List<Share> uneven(final List<Share> shares, final Examination examination, final String threshold) {
        final List<Share> uneven = new ArrayList<>();
        for (final Share share : shares) {
            if (shares.size() > 1
                    && share.number >= examination.threshold(threshold)
                    && share.number >= share.others(shares) * examination.threshold("ratio")) {
                uneven.add(share);
            }
        }
        return uneven;
    }

    private static void tellOfQueue(final Examination examination, final Share worst, final List<Share> shares) {
        final Evidence.Builder rows = new Evidence.Builder("pid", "process", "accept_queue", "accept_queue_max");
        for (final Share share : greatestFirst(shares)) {
            rows.row(
                    share.listener.value("pid"),
                    share.listener.value("process"),
                    share.number,
                    share.listener.number("max_accept_queue_max"));
        }
        examination
                .found(
                        Severity.WARNING,
                        worst.number + " connections wait at one of " + shares.size() + " listeners on port "
                                + worst.listener.text("local_port") + ", that of " + worst.listener.owner() + ", and "
                                + worst.others(shares) + " at each other one")
                .about(worst.listener, "local_address", "local_port", "pid", "process")
                .provedBy(rows)
                .tell(
                        "Look at what this process waits for; if it hangs, restart it: its queue is lost with it.",
                        "the queues are alike: sockeye -tlnp --sort=-accept_queue --format=csv"
                                + " --fields=local_port,accept_queue,pid");
    }

    private static void tellOfConnections(final Examination examination, final Share worst, final List<Share> shares) {
        final Evidence.Builder rows = new Evidence.Builder("pid", "process", "connections");
        for (final Share share : greatestFirst(shares)) {
            rows.row(share.listener.value("pid"), share.listener.value("process"), share.number);
        }
        examination
                .found(
                        Severity.WARNING,
                        worst.listener.owner() + " has " + worst.number + " connections to port "
                                + worst.listener.text("local_port") + ", which " + shares.size()
                                + " processes share, and each other one " + worst.others(shares))
                .about(worst.listener, "local_address", "local_port", "pid", "process")
                .provedBy(rows)
                .tell(
                        "Long connections stay where they are when a process is started anew: let clients connect"
                                + " again from time to time, or give all processes one listener.",
                        "the counts are alike: sockeye count -t --by=local_port,pid 'state established'");
    }

    private static List<Share> greatestFirst(final List<Share> shares) {
        final List<Share> sorted = new ArrayList<>(shares);
        sorted.sort(Comparator.comparingLong(Share::number).reversed());
        return sorted;
    }

    /** What a member has of something. */
    private record Share(Group listener, long number) {
        /** The mean of the others. */
        private long others(final List<Share> shares) {
            long all = 0;
            for (final Share share : shares) {
                all += share.number;
            }
            return (all - number) / (shares.size() - 1);
        }
    }
}
