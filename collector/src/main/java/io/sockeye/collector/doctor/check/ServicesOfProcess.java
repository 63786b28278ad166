package io.sockeye.collector.doctor.check;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.SocketQuestion;

/**
 * To which services the sockets of a process belong: its own, by their ports, and those that it connects to, as a
 * client's own ports say nothing. Confined to one thread.
 */
final class ServicesOfProcess {
    private static final int KEPT = 10_000;

    private final List<SocketQuestion> questions = new ArrayList<>();

    /** Ask for the services of the sockets that a filter lets through. */
    ServicesOfProcess(final Inquiry inquiry, final String filter) {
        questions.add(inquiry.sockets(
                SocketQuestion.where(filter + " and " + inquiry.listening().inbound())
                        .by("pid", "local_port")
                        .top(KEPT)));
        questions.add(inquiry.sockets(
                SocketQuestion.where(filter + " and " + inquiry.listening().outbound())
                        .by("pid", "remote_address", "remote_port")
                        .top(KEPT)));
    }

    /** Those of one process, with how many sockets each has. */
    Evidence.Builder of(final Group process, final Examination examination) {
        final Evidence.Builder rows = new Evidence.Builder("count", "local_port", "remote_address", "remote_port");
        for (final SocketQuestion question : questions) {
            for (final Group group : examination.answer(question).groups()) {
                if (group.isAlike(process, "pid")) {
                    rows.row(
                            group.count(),
                            group.value("local_port"),
                            group.value("remote_address"),
                            group.value("remote_port"));
                }
            }
        }
        return rows;
    }
}
