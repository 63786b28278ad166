package io.sockeye.collector.doctor;

import java.util.List;

import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.ListeningPorts;
import io.sockeye.collector.look.Setting;
import io.sockeye.collector.look.SocketQuestion;

/** Where a check asks for what it needs, before the host is looked at. Confined to one thread. */
public final class Inquiry {
    private final Thresholds thresholds;
    private final HostFiles files;
    private final ListeningPorts listening;
    private final List<SocketQuestion> questions;

    Inquiry(
            final Thresholds thresholds,
            final HostFiles files,
            final ListeningPorts listening,
            final List<SocketQuestion> questions) {
        this.thresholds = thresholds;
        this.files = files;
        this.listening = listening;
        this.questions = questions;
    }

    /**
     * From where on the check speaks.
     *
     * @param name of one of its thresholds.
     * @return its value.
     */
    public long threshold(final String name) {
        return thresholds.value(name);
    }

    /**
     * A setting of the kernel.
     *
     * @param name as sysctl(8) has it.
     * @return the setting, known or not; {@link Examination#setting} tells of what cannot be read.
     */
    public Setting setting(final String name) {
        return files.setting(name);
    }

    /** {@return the ports on which this host takes connections} */
    public ListeningPorts listening() {
        return listening;
    }

    /**
     * Ask for sockets.
     *
     * @param question to be answered in each look.
     * @return the same, to find its answer by.
     */
    public SocketQuestion sockets(final SocketQuestion.Builder question) {
        final SocketQuestion asked = question.build();
        questions.add(asked);
        return asked;
    }
}
