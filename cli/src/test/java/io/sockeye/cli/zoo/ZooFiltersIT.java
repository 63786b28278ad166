package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * A long list of expressions by the whole program: through the kernel with one, two and four threads, on rows of /proc,
 * by the installed ss, and in plain Java over the JSON Lines of all sockets.
 */
@Shows(Exhibit.SOCKETS)
class ZooFiltersIT {
    private static final int CASES = 200;
    /** Each case has one of them, in turn. */
    private static final int[] THREADS = {1, 2, 4};

    private static final int TRIES = 3;

    /** All sockets by the options that list them. */
    private final Map<String, List<ListedSocket>> all = new ConcurrentHashMap<>();

    @Test
    void shouldLeaveTheSameSocketsByEveryWay(final Zoo zoo) {
        final List<FilterCase> cases = FilterCases.all();
        final List<String> differences = IntStream.range(0, cases.size())
                .parallel()
                .boxed()
                .flatMap(i -> differences(zoo, cases.get(i), i))
                .toList();
        assertEquals("", String.join("\n", differences));
        final long bySs = cases.stream().filter(each -> each.ss() != null).count();
        assertTrue(cases.size() >= CASES && bySs >= CASES * 2 / 3, cases.size() + " " + bySs);
        assertEquals(
                cases.size(),
                cases.stream().map(FilterCase::toString).distinct().count());
    }

    /** Look-ups of tests that run beside this one have sockets for a moment: what is once the same by all is. */
    private Stream<String> differences(final Zoo zoo, final FilterCase each, final int index) {
        List<String> differences = compare(zoo, each, index);
        for (int i = 1; i < TRIES && !differences.isEmpty(); i++) {
            all.remove(each.scope().options());
            differences = compare(zoo, each, index);
        }
        return differences.stream();
    }

    private List<String> compare(final Zoo zoo, final FilterCase each, final int index) {
        final List<String> differences = new ArrayList<>();
        final String options = each.scope().options();
        final String way = each.scope().source() + " --threads=" + THREADS[index % THREADS.length];
        final List<ListedSocket> left =
                sockeye(zoo, options + " " + way, ListedSocket.PLACE + ",state,cookie", each.text());
        if (each.meaning() != null) {
            final List<ListedSocket> sockets = all.computeIfAbsent(
                    options, key -> sockeye(zoo, key + " " + each.scope().source(), ListedSocket.FIELDS, null));
            final List<ListedSocket> expected =
                    sockets.stream().filter(each.meaning()).toList();
            tell(differences, each + " " + way, places(expected), places(left));
        }
        if (each.scope().isInProc() && index / THREADS.length % 2 == 0) {
            final List<ListedSocket> byProc = sockeye(zoo, options + " --source=proc", ListedSocket.PLACE, each.text());
            tell(differences, each + " --source=proc", places(left), places(byProc));
        }
        if (each.ss() != null) {
            tell(differences, each + " is in ss " + each.ss(), ss(zoo, each), names(left));
        }
        return differences;
    }

    private static void tell(
            final List<String> differences, final String what, final List<String> expected, final List<String> actual) {
        if (!expected.equals(actual)) {
            final List<String> missing = new ArrayList<>(expected);
            actual.forEach(missing::remove);
            final List<String> added = new ArrayList<>(actual);
            expected.forEach(added::remove);
            differences.add(what + ": missing " + missing + ", added " + added);
        }
    }

    private static List<ListedSocket> sockeye(
            final Zoo zoo, final String options, final String fields, final String filter) {
        final List<String> command = new ArrayList<>(List.of("sockeye"));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("--format=jsonl", "--fields=" + fields));
        if (filter != null) {
            command.add(filter);
        }
        final Outcome outcome = Launch.NETLINK.withoutNotices(zoo.run(User.ROOT, zoo.imageBin(), command));
        assertEquals("", outcome.stderr(), command::toString);
        assertEquals(0, outcome.exitCode(), command::toString);
        return ListedSocket.of(StrictReader.utf8(outcome.stdout()));
    }

    private static List<String> places(final List<ListedSocket> rows) {
        return rows.stream().map(ListedSocket::place).sorted().toList();
    }

    /** Connections that a UNIX listener has not accepted are in /proc only, which ss does not read. */
    private static List<String> names(final List<ListedSocket> rows) {
        return rows.stream()
                .filter(row -> !row.is("state", "CONNECTING"))
                .map(ListedSocket::nameBySs)
                .sorted()
                .toList();
    }

    private static List<String> ss(final Zoo zoo, final FilterCase each) {
        final List<String> command = new ArrayList<>(List.of("ss", each.scope().options() + "eHO"));
        command.addAll(List.of(each.ss().split(" ")));
        final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), command);
        assertEquals("", outcome.stderr(), command::toString);
        assertEquals(0, outcome.exitCode(), command::toString);
        return Stream.of(outcome.stdout().split("\n"))
                .filter(line -> !line.isEmpty())
                .map(ListedSocket::nameBySs)
                .sorted()
                .toList();
    }
}
