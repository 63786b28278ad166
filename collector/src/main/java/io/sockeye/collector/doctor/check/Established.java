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

/** Very many connections from one address, and connections that grow. */
final class Established implements Check {
    private static final Description DESCRIPTION = new Description(
            "established",
            "very many connections from one remote, and growth by process",
            "Connections are not a fault by themselves; that most of them come from one address, or "
                    + "that those of a process grow fast between two looks, is worth a look: a pool that leaks, "
                    + "a client that does not close, sessions whose time limit is too long.",
            List.of(
                    new Threshold("from-one", "connections from one address", 20000),
                    new Threshold("share", "percent of all connections that are from it", 50),
                    new Threshold("growth", "connections by which a process has grown between two looks", 1000),
                    new Threshold("growth-percent", "percent by which they have grown", 10)),
            List.of("https://docs.kernel.org/networking/ip-sysctl.html (tcp_keepalive_time)", "tcp(7)"));

    private SocketQuestion remotes;
    private SocketQuestion owners;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        remotes = inquiry.sockets(SocketQuestion.where("protocol = tcp and state established and "
                        + inquiry.listening().inbound())
                .by("remote_address", "local_port"));
        owners = inquiry.sockets(
                SocketQuestion.where("protocol = tcp and state established").by("pid", "process"));
    }

    @Override
    public void judge(final Examination examination) {
        final long all = examination.answer(owners).sockets();
        for (final Group group : examination.answer(remotes).groups()) {
            if (group.count() >= examination.threshold("from-one")
                    && group.count() * 100 >= all * examination.threshold("share")) {
                fromOne(examination, group, all);
            }
        }
        for (final Group group : examination.answer(owners).groups()) {
            final Group before = examination.earlier(owners).alike(group, "pid", "process");
            final long earlier = before == null ? group.count() : before.count();
            final long grown = group.count() - earlier;
            if (grown >= examination.threshold("growth")
                    && grown * 100 >= earlier * examination.threshold("growth-percent")) {
                growing(examination, group, earlier);
            }
        }
    }

    private static void fromOne(final Examination examination, final Group group, final long all) {
        examination
                .found(
                        Severity.WARNING,
                        group.count() + " of " + all + " connections come from " + group.text("remote_address")
                                + " to port " + group.text("local_port"))
                .about(group, "remote_address", "local_port")
                .provedBy(new Evidence.Builder("count", "remote_address", "local_port")
                        .row(group.count(), group.value("remote_address"), group.value("local_port")))
                .tell(
                        "See what runs there: a pool that leaks, or a proxy; a limit for each address belongs into the"
                                + " service or a firewall.",
                        "its share falls: sockeye count -t --by=remote_address --top=10 'state established'");
    }

    private static void growing(final Examination examination, final Group group, final long before) {
        examination
                .found(
                        Severity.WARNING,
                        "connections of " + group.owner() + " have grown from " + before + " to " + group.count()
                                + " in " + Math.round(examination.seconds()) + " s")
                .about(group, "pid", "process")
                .provedBy(new Evidence.Builder("pid", "process", "before", "now")
                        .row(group.value("pid"), group.value("process"), before, group.count()))
                .tell(
                        "If it goes on, the program does not close what it opens, or its time limit for idle"
                                + " sessions is"
                                + " too long.",
                        "the count stays: sockeye count -t --by=pid 'state established'");
    }
}
