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
import io.sockeye.collector.doctor.look.Group;
import io.sockeye.collector.doctor.look.SocketQuestion;

/** Listeners that share a port and get uneven shares. */
public final class Reuseport implements Check {
    private static final String QUEUE = "max_accept_queue";

    private static final Description DESCRIPTION = new Description(
            "reuseport",
            "listeners on one port whose members are uneven",
            "With SO_REUSEPORT several sockets listen on one port, and the kernel spreads connections "
                    + "by a hash of their addresses, not by who is free. A member that hangs goes on getting "
                    + "its share, which waits in its queue. A queue that is long, and several times as long as "
                    + "that of the others, points to it.",
            List.of(
                    new Threshold("queue", "connections that wait at one member", 16),
                    new Threshold("ratio", "times the mean of the other members", 4)),
            List.of("socket(7) (SO_REUSEPORT)", "listen(2)"));

    private SocketQuestion members;

    /** Nothing is asked yet. */
    public Reuseport() {}

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
                judge(examination, listeners);
            }
        }
    }

    private static void judge(final Examination examination, final List<Group> listeners) {
        long all = 0;
        for (final Group listener : listeners) {
            all += listener.number(QUEUE);
        }
        for (final Group listener : listeners) {
            final long queue = listener.number(QUEUE);
            final long others = (all - queue) / (listeners.size() - 1);
            if (queue >= examination.threshold("queue") && queue >= others * examination.threshold("ratio")) {
                tell(examination, listener, listeners, others);
            }
        }
    }

    private static void tell(
            final Examination examination, final Group worst, final List<Group> listeners, final long others) {
        final Evidence.Builder rows = new Evidence.Builder("pid", "process", "accept_queue", "accept_queue_max");
        final List<Group> longest = new ArrayList<>(listeners);
        longest.sort(
                Comparator.comparingLong((Group group) -> group.number(QUEUE)).reversed());
        for (final Group listener : longest) {
            rows.row(
                    listener.value("pid"),
                    listener.value("process"),
                    listener.number(QUEUE),
                    listener.number("max_accept_queue_max"));
        }
        examination
                .found(
                        Severity.WARNING,
                        worst.number(QUEUE) + " connections wait at one of " + listeners.size() + " listeners on port "
                                + worst.text("local_port") + ", that of " + worst.text("process") + " (pid "
                                + worst.text("pid") + "), and " + others + " at each other one")
                .about("local_address", worst.value("local_address"))
                .about("local_port", worst.value("local_port"))
                .about("pid", worst.value("pid"))
                .about("process", worst.value("process"))
                .provedBy(rows)
                .tell(
                        "Look at what this process waits for; if it hangs, restart it: its queue is lost with it.",
                        "the queues are alike: sockeye -tlnp --sort=-accept_queue --format=csv"
                                + " --fields=local_port,accept_queue,pid");
    }
}
