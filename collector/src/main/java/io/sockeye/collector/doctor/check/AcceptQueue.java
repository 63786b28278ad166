package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Counters;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.SocketQuestion;

/** Listeners whose programs accept more slowly than connections come. */
final class AcceptQueue implements Check {
    private static final Description DESCRIPTION = new Description(
            "accept-queue",
            "listeners whose queue of connections to accept is full",
            "Connections that are made wait in a listener's queue until the program accepts them. A listener takes one"
                    + " more than its maximum, which is the backlog of listen(2), at most net.core.somaxconn. Then the"
                    + " kernel drops what completes a connection, and counts ListenOverflows and ListenDrops, for all"
                    + " listeners together. A maximum that equals somaxconn may have been cut by it.",
            List.of(
                    new Threshold("share", "percent of the queue's maximum that wait", 80),
                    new Threshold("overflows", "connections dropped between two looks", 1)),
            List.of(
                    "listen(2)",
                    "https://docs.kernel.org/networking/snmp_counter.html (TcpExtListenOverflows, TcpExtListenDrops)",
                    "https://docs.kernel.org/networking/ip-sysctl.html (somaxconn)"));

    private SocketQuestion listeners;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        listeners = inquiry.sockets(SocketQuestion.where("protocol = tcp and state listening and accept_queue gt 0")
                .by("local_address", "local_port", "inode", "pid", "process", "accept_queue", "accept_queue_max")
                .top(10_000));
    }

    @Override
    public void judge(final Examination examination) {
        final long overflows = examination.growth("TcpExt", "ListenOverflows");
        final boolean isDropping = overflows >= examination.threshold("overflows");
        boolean isTold = false;
        for (final Group listener : examination.answer(listeners).groups()) {
            final long queue = listener.number("accept_queue");
            final long most = listener.number("accept_queue_max");
            if (most > 0 && queue * 100 >= most * examination.threshold("share") || queue > most) {
                tell(examination, listener, queue > most, overflows);
                isTold |= queue > most;
            }
        }
        if (isDropping && !isTold) {
            tellOfDropsAlone(examination, overflows);
        }
    }

    private static void tell(
            final Examination examination, final Group listener, final boolean isFull, final long overflows) {
        final long most = listener.number("accept_queue_max");
        final boolean isCut = most == examination.setting("net.core.somaxconn").number();
        examination
                .found(
                        isFull ? Severity.CRITICAL : Severity.WARNING,
                        listener.number("accept_queue") + " connections wait for "
                                + listener.owner() + " to accept them on "
                                + "port " + listener.text("local_port") + ", where " + most + " may"
                                + drops(examination, overflows))
                .about(listener, "local_address", "local_port", "pid", "process")
                .provedBy(new Evidence.Builder("local_address", "local_port", "accept_queue", "accept_queue_max", "pid")
                        .row(
                                listener.value("local_address"),
                                listener.value("local_port"),
                                listener.value("accept_queue"),
                                most,
                                listener.value("pid")))
                .tell(
                        "The program accepts too slowly: look at what its accepting thread waits for, or let more"
                                + " threads or processes accept."
                                + (isCut
                                        ? " The maximum equals net.core.somaxconn, which may have cut it: raise both"
                                                + " that and the program's backlog."
                                        : " A larger backlog only helps against bursts."),
                        "the queue stays short: sockeye -tln --sort=-accept_queue --format=csv"
                                + " --fields=local_port,accept_queue,accept_queue_max");
    }

    private static String drops(final Examination examination, final long overflows) {
        final long all = examination.counter("TcpExt", "ListenOverflows");
        if (all == Counters.UNKNOWN) {
            return "";
        }
        return "; on all listeners " + all + " were dropped since boot, " + overflows + " just now";
    }

    private static void tellOfDropsAlone(final Examination examination, final long overflows) {
        examination
                .found(
                        Severity.CRITICAL,
                        overflows + " connections were dropped in " + Math.round(examination.seconds())
                                + " s as a listener's queue was full, which is not full at this moment")
                .about("counter", "ListenOverflows")
                .tell(
                        "Find the listener whose queue fills in bursts, and give it a larger backlog.",
                        "the counter stands still: sockeye -sc");
    }
}
