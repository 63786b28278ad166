package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Filters on the command line: netstat's tables with the lines that awk would have left, and other kinds of rows. */
@Execution(ExecutionMode.CONCURRENT)
class FilterIT {
    /** A filter, and which of netstat's lines it leaves, cut into columns. */
    private record Case(String options, String filter, Predicate<String[]> isLeft) {
        @Override
        public String toString() {
            return options + " " + filter;
        }
    }

    private static final int RECV_Q = 1;
    private static final int SEND_Q = 2;
    private static final int LOCAL = 3;
    private static final int FOREIGN = 4;
    private static final int STATE = 5;

    static Stream<Case> cases() {
        return Stream.of(
                new Case("-tan", "state established", row -> row[STATE].equals("ESTABLISHED")),
                new Case(
                        "-tan",
                        "state time-wait state listening",
                        row -> row[STATE].equals("TIME_WAIT") || row[STATE].equals("LISTEN")),
                new Case("-tn", "state listen", row -> row[STATE].equals("LISTEN")),
                new Case("-tln", "state close-wait", row -> row[STATE].equals("CLOSE_WAIT")),
                new Case(
                        "-tan",
                        "state in (LISTEN, CLOSE_WAIT)",
                        row -> row[STATE].equals("LISTEN") || row[STATE].equals("CLOSE_WAIT")),
                new Case(
                        "-tuan",
                        "recvq gt 0 and not state = LISTEN",
                        row -> !row[RECV_Q].equals("0") && !(row.length > STATE && row[STATE].equals("LISTEN"))),
                new Case("-tan", "sendq > 0", row -> !row[SEND_Q].equals("0") && !row[STATE].equals("LISTEN")),
                new Case(
                        "-tuan",
                        "src 127.0.0.0/8",
                        row -> row[LOCAL].startsWith("127.") || row[LOCAL].startsWith("::ffff:127.")),
                new Case(
                        "-tuan",
                        "dst [::1] or dst 127.0.0.1",
                        row -> row[FOREIGN].matches("(::1|127\\.0\\.0\\.1|::ffff:127\\.0\\.0\\.1):.*")),
                new Case("-tuan", "protocol = udp && family = inet6", row -> row[0].equals("udp6")),
                new Case("-tan", "dport = 0", row -> row[FOREIGN].endsWith(":*")),
                new Case("-tan", "remote_port > 0", row -> !row[FOREIGN].endsWith(":*")),
                new Case("-tan", "dport = 0 and dport != 0", row -> false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldLeaveTheLinesOfNetstatsTableThatAreMeant(final Case each, @Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final String all = run(zoo, "netstat", each.options().replaceAll("[l]", "") + "a", null)
                .stdout();
        final List<String> expected = new ArrayList<>();
        for (final String line : all.split("\n")) {
            if (!line.startsWith("Active")
                    && !line.startsWith("Proto")
                    && each.isLeft().test(line.trim().split(" +"))) {
                expected.add(line);
            }
        }
        for (final String more :
                new String[] {"", " --source=proc", " --source=netlink", " --threads=2", " --threads=4"}) {
            final Outcome outcome = run(zoo, "sockeye", each.options() + more, each.filter());
            assertEquals(0, outcome.exitCode(), outcome.stderr());
            final List<String> rows = new ArrayList<>(List.of(outcome.stdout().split("\n")));
            assertTrue(rows.get(0).startsWith("Active Internet connections"), outcome.stdout());
            rows.subList(0, 2).clear();
            assertEquals(
                    expected.stream().sorted().toList(), rows.stream().sorted().toList(), each + more);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-tan           | state established          | 0",
                "-tan           | sport = 1                  | 1",
                "-tan           | rtt > 0us and sport = 1    | 1",
                "-rn            | metric ge 0                | 0",
                "-i             | name = lo                  | 0",
                "-i             | name = nosuch              | 1",
                "-s             | value gt 0                 | 0",
                "-an --source=proc | recvq > 1T              | 1",
                "-tan           | sport =                    | 3",
            })
    void shouldTellByTheExitCodeWhetherAnythingMatches(
            final String options, final String filter, final int code, @Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final Outcome outcome = run(zoo, "sockeye", options + " --quiet", filter);
        assertEquals("", outcome.stdout());
        assertEquals(code, outcome.exitCode(), outcome.stderr());
        assertEquals(code != 3, outcome.stderr().isEmpty(), outcome.stderr());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-tan               | rtt > 200      | filter: a time needs a unit: us, ms, s, m or h",
                "-tan               | dport = htps   | filter: no service 'htps' is known",
                "-tan               | dst nosuch.invalid | filter: no host 'nosuch.invalid' is known",
                "-tan               | uid = nosuchuser | filter: no user 'nosuchuser' is known",
                "-tan               | dev nosuch     | filter: no interface 'nosuch'",
                "-tan               | cgroup nosuch  | filter: no control group 'nosuch'",
                "-tan --source=proc | rtt > 2ms      | filter: 'rtt > 2ms' asks for what /proc does not tell",
                "-tan --source=proc | cookie = 1     | filter: 'cookie = 1' asks for what /proc does not tell",
                "-rn                | dport = 443    | filter: no field 'dport'",
                "-s                 | value > 3      | filter: netstat's table of these has no rows to choose from",
                "-tan               | path ~ '['     | filter: '[' is no regular expression",
            })
    void shouldSayWhatIsWrongBeforeTheFirstRow(
            final String options, final String filter, final String words, @Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final Outcome outcome = run(zoo, "sockeye", options, filter);
        assertEquals("", outcome.stdout());
        assertEquals(3, outcome.exitCode());
        assertTrue(outcome.stderr().startsWith("sockeye: " + words), outcome.stderr());
    }

    @Test
    void shouldIgnoreOperandsUnderNetstatsName(@Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final String all = run(zoo, "netstat", "-tan", null).stdout();
        assertEquals(all, run(zoo, "netstat", "-tan", "dport = 1").stdout());
        assertFalse(run(zoo, "sockeye", "-tan", "dport = 1").stdout().contains("tcp"));
    }

    @Test
    void shouldFilterByProcesses(@Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final String text = run(zoo, "sockeye", "-tanp", "process ~ python").stdout();
        assertTrue(text.lines().count() > 3, text);
        assertTrue(text.lines().skip(2).allMatch(line -> line.contains("/")), text);
        assertEquals(1, run(zoo, "sockeye", "-tan --quiet", "process = nosuch").exitCode());
        assertEquals(
                text.lines().count() - 2,
                run(zoo, "sockeye", "-tan --format=tsv --no-header --fields=inode", "process ~ python")
                        .stdout()
                        .lines()
                        .count());
    }

    @Test
    void shouldExplainWhoChecksWhat(@Shows(Exhibit.SOCKETS) final Zoo zoo) {
        assertEquals(
                """
                filter    dport = 443 and rtt > 200ms
                kernel    dport = 443
                rows      rtt > 200ms
                needs     tcp_info
                tcp       remote port 443
                """,
                run(zoo, "sockeye", "-tan --explain", "dport = 443 and rtt > 200ms")
                        .stdout());
        assertEquals(
                """
                filter    dport = 443
                kernel    nothing
                rows      dport = 443
                needs     nothing
                """,
                run(zoo, "sockeye", "-tan --explain --source=proc", "dport = 443")
                        .stdout());
    }

    private static Outcome run(final Zoo zoo, final String program, final String options, final String filter) {
        final List<String> command = new ArrayList<>();
        command.add(zoo.imageBin().resolve(program).toString());
        command.addAll(List.of(options.split(" ")));
        if (filter != null) {
            command.add(filter);
        }
        return zoo.run(User.ROOT, zoo.imageBin(), command);
    }
}
