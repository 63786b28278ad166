package io.sockeye.cli.serve.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.look.Answer;
import io.sockeye.collector.look.Counters;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.SocketQuestion;
import io.sockeye.collector.text.ProcRoot;

/** When the questions of the doctor's checks change: a look with new ones cannot be compared with the one before. */
class DoctorLooksTest {
    private static final int LOOKS = 30;

    private final HostFiles files = new HostFiles(ProcRoot.system());
    private final DoctorLooks doctor = new DoctorLooks(files, true);

    /** Look, with somebody listening on these ports; answers with whether the next look has other questions. */
    private boolean isAskedAnew(final int look, final long... ports) {
        final List<SocketQuestion> before = doctor.questions();
        final Map<SocketQuestion, Answer> answers = new HashMap<>();
        before.forEach(question -> answers.put(question, Answer.NONE));
        final List<Group> groups = new ArrayList<>();
        for (final long port : ports) {
            groups.add(new Group(Map.of("local_port", port, "count", 1L)));
        }
        answers.put(before.getLast(), new Answer(groups, groups.size(), 0, 0));
        doctor.judge(look * 1_000_000_000L, answers, Counters.read(files));
        return !before.equals(doctor.questions());
    }

    @Test
    void shouldAskByThePortsOfTheFirstLookAtOnceAndThenNoMore() {
        assertTrue(isAskedAnew(0, 80, 443));
        for (int look = 1; look < LOOKS; look++) {
            assertEquals(false, isAskedAnew(look, 443, 80));
        }
    }

    @Test
    void shouldAskByPortsThatComeLaterSoon() {
        isAskedAnew(0, 80);
        int look = 1;
        while (!isAskedAnew(look, 80, 443)) {
            look++;
            assertTrue(look < LOOKS, "443 is never asked for");
        }
        assertTrue(look <= 6, "looks=" + look);
        assertEquals(false, isAskedAnew(look + 1, 80, 443));
    }

    @Test
    void shouldMostlyCompareLooksWherePortsComeAndGoAllTheTime() {
        int anew = 0;
        for (int look = 0; look < LOOKS; look++) {
            anew += isAskedAnew(look, 80, 30_000 + look) ? 1 : 0;
        }
        assertTrue(anew >= 2 && anew <= 1 + LOOKS / 6, "asked anew: " + anew);
    }
}
