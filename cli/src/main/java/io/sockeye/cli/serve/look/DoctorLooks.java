package io.sockeye.cli.serve.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Diagnosis;
import io.sockeye.collector.doctor.Doctor;
import io.sockeye.collector.doctor.check.Checks;
import io.sockeye.collector.look.Answer;
import io.sockeye.collector.look.Counters;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.ListeningPorts;
import io.sockeye.collector.look.Look;
import io.sockeye.collector.look.SocketQuestion;

/**
 * The doctor's checks at every look, each look against the one before. Checks ask by the ports that somebody listens
 * on; when these change all ask anew, and the next look has none before it. Where ports come and go all the time that
 * is done after some looks only, so that most looks can be compared. Confined to one thread.
 */
final class DoctorLooks {
    private static final int PORTS = 1 << 16;
    private static final String PORT = "local_port";
    /** How many looks have the same questions at least. */
    private static final int STEADY_LOOKS = 6;

    private final SocketQuestion listeners = SocketQuestion.where("protocol = tcp and state listening")
            .by(PORT)
            .top(PORTS)
            .build();
    private final HostFiles files;
    private final boolean hasNetlink;
    private List<Check> checks;
    private List<Long> ports = List.of();
    private Doctor doctor;
    private Look before;
    private int asked;

    /**
     * No look yet.
     *
     * @param files      of the host.
     * @param hasNetlink whether sockets come by netlink.
     */
    DoctorLooks(final HostFiles files, final boolean hasNetlink) {
        this.files = files;
        this.hasNetlink = hasNetlink;
        consult();
    }

    private void consult() {
        final ListeningPorts listening = new ListeningPorts();
        for (final long port : ports) {
            listening.add((int) port);
        }
        asked = 0;
        before = null;
        checks = Checks.all();
        doctor = new Doctor(checks, Map.of(), files, listening, hasNetlink);
    }

    /** {@return what the next look has to answer} */
    List<SocketQuestion> questions() {
        final List<SocketQuestion> questions = new ArrayList<>(doctor.questions());
        questions.add(listeners);
        return questions;
    }

    /** {@return the checks that are made} */
    List<Check> checks() {
        return checks;
    }

    /** Judge a look at which the questions were answered. */
    Diagnosis judge(final long nanoTime, final Map<SocketQuestion, Answer> answers, final Counters counters) {
        final Look look = new Look(nanoTime, answers, counters);
        final Diagnosis diagnosis = doctor.judge(before == null ? look : before, look);
        before = look;
        asked++;
        final List<Long> now = new ArrayList<>();
        for (final Group group : look.answer(listeners).groups()) {
            now.add(group.number(PORT));
        }
        now.sort(null);
        if (!now.equals(ports) && (ports.isEmpty() || asked >= STEADY_LOOKS)) {
            ports = now;
            consult();
        }
        return diagnosis;
    }
}
