package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, counts, details and order where something fails, is too long, is not allowed, or comes from outside. */
@Shows(Exhibit.SOCKETS)
class FilterBadDaysIT {
    /** One argument holds no more. */
    private static final int MOST_OF_AN_ARGUMENT = 100_000;

    private static final String MARKS =
            "sockeye: filter: marks are told only to who has CAP_NET_ADMIN; no condition on them is true\n";

    private static final String PROCESSES = "(Not all processes could be identified, non-owned process info\n"
            + " will not be shown, you would have to be root to see it all.)\n";

    private static Outcome bash(final Zoo zoo, final User user, final String script) {
        return zoo.run(user, zoo.imageBin(), List.of("bash", "-c", script));
    }

    private static Outcome sockeye(final Zoo zoo, final String options, final String filter) {
        final List<String> command = new ArrayList<>(List.of("sockeye"));
        command.addAll(List.of(options.split(" ")));
        // Cut at blanks, which is where the program joins.
        int begin = 0;
        while (begin < filter.length()) {
            final int blank = filter.lastIndexOf(' ', begin + MOST_OF_AN_ARGUMENT);
            final int end = filter.length() - begin <= MOST_OF_AN_ARGUMENT || blank <= begin ? filter.length() : blank;
            command.add(filter.substring(begin, end));
            begin = end + 1;
        }
        return zoo.run(User.ROOT, zoo.imageBin(), command);
    }

    private static long rows(final Outcome outcome) {
        return outcome.stdout().lines().filter(line -> line.startsWith("tcp")).count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan 'sport > 0'",
                "-tan --explain 'sport = 1'",
                "-tan --format=csv 'sport > 0'",
                "-tan --info",
                "-tan --sort=-recv_q",
                "-tan --limit=3",
                "count -t --by=state",
                "count -t --by=remote_port --format=jsonl",
                "count -t --by=remote_port --format=json 'sport > 0'"
            })
    @Execution(ExecutionMode.CONCURRENT)
    void shouldEndAsListingsDoWhereRowsCannotBeWritten(final String options, final Zoo zoo) {
        for (final String reader : new String[] {"head -1 >/dev/null", "true"}) {
            final Outcome cut = bash(zoo, User.ROOT, "sockeye " + options + " | " + reader + "; echo ${PIPESTATUS[0]}");
            assertEquals(new Outcome(0, "0\n", ""), cut);
        }
        final Outcome full = bash(zoo, User.ROOT, "sockeye " + options + " >/dev/full");
        assertEquals(new Outcome(1, "", "sockeye: cannot write: No space left on device\n"), full);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-tanc 'sport > 0'", "-tanc --info", "-tanc --sort=recv_q", "-tanc --format=jsonl 'sport > 0'"})
    void shouldEndByAnInterruptWithoutAWord(final String options, final Zoo zoo) {
        final Outcome outcome =
                bash(zoo, User.ROOT, "timeout --preserve-status -s INT 1 sockeye " + options + " >/dev/null");
        assertEquals(new Outcome(130, "", ""), outcome);
    }

    @ParameterizedTest
    @CsvSource({"fwmark = 0, false", "fwmark 0x10/0x10, false", "mark = 0, false", "not fwmark = 0, true"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayThatMarksAreNotForEverybody(final String filter, final boolean hasRows, final Zoo zoo) {
        final Outcome outcome = bash(zoo, User.ORDINARY, "sockeye -tan '" + filter + "'");
        assertEquals(0, outcome.exitCode());
        assertEquals(MARKS, outcome.stderr());
        assertEquals(hasRows, rows(outcome) > 0);
        final Outcome byRoot = bash(zoo, User.ROOT, "sockeye -tan '" + filter + "'");
        assertEquals("", byRoot.stderr());
    }

    /** Beside no other stranger: what is said depends on whether there is any process of the same user. */
    @Test
    void shouldSayThatProcessesAreNotForEverybody(final Zoo zoo) {
        final Outcome none = bash(zoo, User.STRANGER, "sockeye -tan 'pid > 0'");
        assertEquals(0, none.exitCode());
        assertEquals("(No info could be read for \"-p\": geteuid()=33333 but you should be root.)\n", none.stderr());
        assertEquals(0, rows(none));
        final Outcome counted = bash(zoo, User.ORDINARY, "sockeye count -t --by=process");
        assertEquals(PROCESSES, counted.stderr());
        assertTrue(counted.stdout().lines().anyMatch(line -> line.endsWith("  ordinary")), counted.stdout());
        final Outcome details = bash(zoo, User.ORDINARY, "sockeye -tan --info");
        assertEquals("", details.stderr());
        assertTrue(rows(details) > 0 && !details.stdout().contains("fwmark"), details.stdout());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayWhatProcCanOnlyGuessAt(final Zoo zoo) {
        final Outcome guessed = sockeye(zoo, "-tan --source=proc", "autobound");
        assertEquals(
                "sockeye: filter: 'autobound' is told by the range of ephemeral ports, not by the kernel\n",
                guessed.stderr());
        assertTrue(rows(guessed) > 0, guessed.stdout());
        assertEquals("", sockeye(zoo, "-tan", "autobound").stderr());
        assertEquals("", sockeye(zoo, "-tan --source=proc", "sport = 22").stderr());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldFilterAndCountACopyOfProc(final Zoo zoo) {
        final String copy =
                "mkdir \"$d/net\" && for f in tcp tcp6 udp udp6 unix; do cat /proc/net/$f >\"$d/net/$f\"; done";
        final String script =
                "d=$(mktemp -d) && " + copy + " && sockeye %s --proc-root=\"$d\"; s=$?; rm -r \"$d\"; exit $s";
        for (final String options : new String[] {
            "-tuan 'state listening or recvq > 0'",
            "count -tu --by=state,local_port",
            "-xan 'src unix:@*'",
            "-tan --sort=local_port,remote_port,-recv_q --limit=9",
            "count -t --by=remote_address/24 'dport != 0'"
        }) {
            final Outcome expected = bash(zoo, User.ROOT, "sockeye " + options + " --source=proc");
            final Outcome actual = bash(zoo, User.ROOT, script.formatted(options));
            assertEquals(sorted(expected.stdout()), sorted(actual.stdout()), options);
            assertEquals("", actual.stderr());
        }
        final Outcome wrong = bash(zoo, User.ROOT, script.formatted("-tan 'rtt > 1ms'"));
        assertEquals(3, wrong.exitCode());
        assertTrue(wrong.stderr().startsWith("sockeye: filter: 'rtt > 1ms' asks for what /proc"), wrong.stderr());
    }

    private static List<String> sorted(final String text) {
        return text.lines().sorted().toList();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldAnswerExpressionsOfAMegabyte(final Zoo zoo) {
        final String ports =
                IntStream.range(0, 62_000).mapToObj(Integer::toString).collect(Collectors.joining(" or sport = "));
        assertEquals(
                rows(sockeye(zoo, "-tan", "sport lt 62000")), rows(whole(sockeye(zoo, "-tan", "sport = " + ports))));
        final String users =
                IntStream.range(0, 150_000).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        assertEquals(
                rows(sockeye(zoo, "-tan", "uid lt 150000")),
                rows(whole(sockeye(zoo, "-tan", "uid in (" + users + ")"))));
        assertEquals(
                rows(sockeye(zoo, "-tan", "sport = 22")),
                rows(whole(sockeye(zoo, "-tan", "! ".repeat(100_000) + "sport = 22"))));
        assertMistake("no field 'spor'", sockeye(zoo, "-tan", "sport = " + ports + " or spor = 3"));
        assertMistake("no field 'aaa", sockeye(zoo, "-tan", "a".repeat(MOST_OF_AN_ARGUMENT)));
        final Outcome netstat = zoo.run(
                User.ROOT,
                zoo.imageBin(),
                List.of("netstat", "-tan", "(".repeat(MOST_OF_AN_ARGUMENT), "(".repeat(MOST_OF_AN_ARGUMENT)));
        assertEquals(rows(sockeye(zoo, "-tan", "sport >= 0")), rows(whole(netstat)));
    }

    private static Outcome whole(final Outcome outcome) {
        assertEquals("", outcome.stderr());
        assertEquals(0, outcome.exitCode());
        return outcome;
    }

    /** Three lines, as short as a terminal's, or near it. */
    private static void assertMistake(final String words, final Outcome outcome) {
        assertEquals(3, outcome.exitCode(), outcome.stderr());
        assertEquals("", outcome.stdout());
        assertTrue(outcome.stderr().startsWith("sockeye: filter: " + words), outcome.stderr());
        final List<String> lines = outcome.stderr().lines().toList();
        assertEquals(3, lines.size(), outcome.stderr());
        assertTrue(lines.stream().allMatch(line -> line.length() < 600), outcome.stderr());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldRefuseWhatIsNestedTooDeep(final Zoo zoo) {
        final int depth = 100_000;
        assertMistake(
                "parentheses are nested", sockeye(zoo, "-tan", "( ".repeat(depth) + "sport = 1" + " )".repeat(depth)));
        assertMistake("parentheses are nested", sockeye(zoo, "-tan", "not (".repeat(depth)));
        assertMistake("parentheses are nested", sockeye(zoo, "-tan", "( ".repeat(500_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{0,1000}){0,1000}){0,1000}",
                "((x{1000}){1000}){1000}",
                "(x{1000}){2}",
                "(a",
                "a**",
                "(?<=a)b",
            })
    @Execution(ExecutionMode.CONCURRENT)
    void shouldRefuseRegularExpressionsThatAreTooMuch(final String pattern, final Zoo zoo) {
        for (final String condition : new String[] {"path ~ ", "process ~ ", "not local_service !~ "}) {
            assertMistake("'" + pattern + "' is no regular", sockeye(zoo, "-xtan", condition + "'" + pattern + "'"));
        }
    }

    /** What a backtracking engine takes for ever for. */
    @ParameterizedTest
    @ValueSource(
            strings = {"(a+)+$b", "((((((a*)*)*)*)*)*)*$", "(n|nn|nnn|nnnn)+[^n]{40}x", "(.*)*(.*)*(.*)*(.*)*\\\\1x"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldMatchHardRegularExpressionsAtOnce(final String pattern, final Zoo zoo) {
        final Outcome outcome = sockeye(zoo, "-xan", "path ~ '" + pattern.replace("\\\\1", "") + "'");
        assertEquals(0, outcome.exitCode(), outcome.stderr());
        assertEquals("", outcome.stderr());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count -x --by=path",
                "count -tux --by=process",
                "count -x --by=path,process,type --top=500",
                "count -x --by=peer_process",
                "-xan --info",
                "-xanp --info",
                "-xan --explain"
            })
    @Execution(ExecutionMode.CONCURRENT)
    void shouldNotLetNamesSteerATerminal(final String options, final Zoo zoo) {
        // Of --explain it is the expression that comes from outside.
        final String filter = options.endsWith("--explain") ? "path ~ '\u001b\\[31m' or path = \u0007" : "";
        final Outcome outcome = sockeye(zoo, options, filter);
        assertEquals(0, outcome.exitCode(), outcome.stderr());
        assertTrue(outcome.stdout().lines().count() > 3, outcome.stdout());
        for (int i = 0; i < outcome.stdout().length(); i++) {
            final char c = outcome.stdout().charAt(i);
            assertTrue(c >= ' ' && c != 0x7F || c == '\n' || c == '\t', options + ": char " + (int) c + " at " + i);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-tan sport = 65536 | filter: ports go from 0 to 65535",
                "-tan src 10.0.0.0/33 | filter: a prefix of 33 bits is too long: 0 to 32",
                "-tan dst [::1]/129 | filter: a prefix of 129 bits is too long: 0 to 128",
                "-tan src 1.2.3.4:70000 | filter: ports go from 0 to 65535",
                "-tan rtt > 1M | filter: 'M' is no unit of time",
                "-tan recvq > 5ms | filter: 'ms' is no unit of bytes",
                "-tan uid > 5K | filter: 'uid' takes a number without a unit",
                "-tan --limit=0 | invalid argument '0' for '--limit'",
                "-tan --limit=99999999999999999999 | invalid argument '99999999999999999999' for '--limit'",
                "-tan --limit=-1 | invalid argument '-1' for '--limit'",
                "count -t --by=state --top=99999999999999999999 | invalid argument '99999999999999999999' for '--top'",
                "count -t --by=remote_address/24,remote_address/16 | count: field 'remote_address' is named twice",
                "count -t --by=state --sum=recv_q,recv_q | count: field 'recv_q' is named twice",
                "count -t --by=state sport = 65536 | filter: ports go from 0 to 65535",
                "-tan --sort=recv_q,-recv_q | --sort: field 'recv_q' is named twice",
            })
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayWhatIsOutOfRange(final String options, final String words, final Zoo zoo) {
        final Outcome outcome = sockeye(zoo, options, "");
        assertEquals(3, outcome.exitCode(), outcome.stderr());
        assertEquals("", outcome.stdout());
        assertTrue(outcome.stderr().startsWith("sockeye: " + words), outcome.stderr());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldCountNothingWhereNothingMatches(final Zoo zoo) {
        assertEquals(
                "count  state\n    0  total\n",
                sockeye(zoo, "count -t --by=state", "sport = 1").stdout());
        assertEquals(
                "",
                sockeye(zoo, "count -t --by=state --format=jsonl", "sport = 1").stdout());
        assertEquals(
                "[]\n",
                sockeye(zoo, "count -t --by=state --format=json", "sport = 1").stdout());
    }
}
