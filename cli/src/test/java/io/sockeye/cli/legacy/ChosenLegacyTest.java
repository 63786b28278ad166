package io.sockeye.cli.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.Main;

/**
 * Filters and orders in netstat's tables of the legacy families, against the lines of the plain tables. Fields mean
 * what the kernel means, also where netstat's columns say something else: a channel is hexadecimal.
 */
class ChosenLegacyTest {
    private static final Pattern PROBLEM = Pattern.compile("(?i)problem reading");

    @TempDir
    private Path proc;

    @BeforeEach
    void writeFiles() throws IOException {
        final LegacyFixtures files = new LegacyFixtures(proc).withAll();
        files.with("nr_nodes", """
                callsign  mnemonic w n qual obs neigh qual obs neigh qual obs neigh
                W1AW-1    NODE     1 1  192   6 00002
                N0CALL-15 FARNODE  2 3   10   5 00003  200   6 00001  255   1 00002
                K2XYZ     *        1 1    1   6 00009
                K3XYZ     LAST     1 1    1   6 00001
                """)
                .with("nr_neigh", """
                addr  callsign  dev  qual lock count failed digipeaters
                00001 W1AW-2    ax0   192    0     1      0
                00002 N0CALL-3  ax1   100    1    10      3 RELAY-1
                """)
                .with("rose_nodes", """
                address    mask n neigh neigh neigh
                2080175520 0010 1 00001
                2080175521 0004 2 00001 00002
                0000000000 0000 0
                """)
                .with("rose_neigh", """
                addr  callsign  dev  count use mode restart  t0  tf digipeaters
                00001 W1AW-2    ax0      1   0  DTE      no   0   0
                00002 N0CALL-15 ax1      2   1  DCE     yes   0   5
                """);
        files.with("ax25_route", """
                callsign  dev  mode digipeaters
                *         ax0   *
                W1AW-15   ax1   vc N0CALL-1 RELAY
                N0CALL    bpq10 dg
                """)
                .with("ipx/route", """
                Network    Router_Net   Router_Node
                00000001   Directly     Connected
                00C0FFEE   00000002     00AABBCCDDEE
                """)
                .with("atalk_route", """
                Target        Router  Flags Dev
                0000:00  1234:0A  3  eth0
                FF00:00  0000:00  1  ipddp0
                FF01:7F  0000:00  9  eth1
                """)
                .with("x25_routes", """
                Address          Digits  Device
                123456789012345  15      x25t0
                2080             4       lapb0
                                 0       x25t1
                """);
    }

    private record Run(int code, String out, String err) {}

    private Run run(final String options, final String... filter) {
        final List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.add("--proc-root=" + proc);
        arguments.addAll(List.of(filter));
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final int code = Main.run(
                "sockeye",
                arguments.toArray(String[]::new),
                out,
                new PrintStream(err, true, StandardCharsets.ISO_8859_1));
        return new Run(code, out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.ISO_8859_1));
    }

    private List<String> lines(final String options, final String... filter) {
        final Run run = run(options, filter);
        assertEquals(run(options.replaceAll(" --(sort|limit)=[^ ]+", "")).err(), run.err());
        return new ArrayList<>(run.out().lines().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--ax25 -n       | interface = ax0               | 2 | ` ax0 `",
                "--ax25 -n       | state = ESTABLISHED           | 2 | ESTABLISHED",
                "--ax25 -n       | send_q in (12, 100000)        | 2 | ` (12|100000) `",
                "--ax25 -n       | digipeaters ~ RELAY           | 2 | ^W1AW-15 .*ax0",
                "--x25 -an       | channel = 255                 | 2 | [?]{3}",
                "--x25 -n        | send_q = 120                  | 2 | ` 120 `",
                "--netrom -n     | interface = nr1               | 2 | ` nr1 `",
                "--netrom -n     | send_q > 1000000 or user !~ . | 2 | 1234567|^\\*",
                "--rose -n       | neighbour = 12                | 2 | ` 12 `",
                "--rose -n       | channel = 9                   | 2 | ` 9 `",
                "--ipx -n        | local_port = 16386            | 2 | 00000001:0240",
                "-r -A ax25      | interface = ax1               | 2 | ` ax1 `",
                "-r -A ipx       | gateway ~ 00AABBCCDDEE        | 2 | 00AABBCCDDEE",
                "-r -A ddp       | interface ~ eth               | 1 | eth",
                "-r -A netrom    | quality > 150                 | 2 | ` (192|200) `",
                "-r -A rose      | interface = ax0 and digits = 4 | 2 | ^2080175521",
                "-r -A x25       | digits = 0                    | 2 | ^\\*",
            })
    void shouldLeaveTheLinesThatAreMeant(
            final String options, final String filter, final int head, final String pattern) {
        final Pattern stays = Pattern.compile(pattern);
        final List<String> plain = lines(options);
        final List<String> expected = new ArrayList<>(plain.subList(0, head));
        for (final String line : plain.subList(head, plain.size())) {
            if (stays.matcher(line).find() || PROBLEM.matcher(line).find()) {
                expected.add(line);
            }
        }
        assertTrue(expected.size() > head && expected.size() < plain.size(), expected::toString);
        assertEquals(expected, lines(options, filter));
        final String negated = "not (" + filter + ")";
        final List<String> others = lines(options, negated);
        assertEquals(
                plain.stream().sorted().toList(),
                Stream.concat(expected.stream().filter(line -> !others.contains(line)), others.stream())
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ax25", "--x25", "--x25 -a", "--netrom", "--rose", "--ipx -e"})
    void shouldPrintEachLineWhereAllAreMeant(final String options) {
        final Run plain = run(options);
        final Run chosen = run(options, "family !~ nothing");
        assertEquals(plain, chosen);
        assertEquals(plain, run(options + " --limit=1000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ax25", "ipx", "ddp", "netrom", "rose", "x25"})
    void shouldPrintEachRouteWhereAllAreMeant(final String family) {
        final Run plain = run("-r -A " + family);
        assertEquals(plain, run("-r -A " + family, "family !~ nothing"));
        assertEquals(plain, run("-r --limit=1000 -A " + family));
        assertEquals(0, plain.code());
    }

    @ParameterizedTest
    @CsvSource({
        "--netrom -n, -send_q, 2, -2",
        "--ax25 -n, -interface, 2, 2",
        "--x25 -an, -send_q, 2, -2",
        "-r -A netrom, -quality, 2, 2",
        "-r -A x25, interface, 2, 1",
        "-r -A ddp, -interface, 1, 2",
    })
    void shouldSortAsTheTestDoes(final String options, final String sort, final int head, final int column) {
        final List<String> plain = lines(options);
        plain.removeIf(line -> line.startsWith("K2XYZ"));
        final List<String> rows = new ArrayList<>(plain.subList(head, plain.size()));
        // What is said of lines that are none comes first.
        final List<String> said =
                rows.stream().filter(line -> PROBLEM.matcher(line).find()).toList();
        rows.removeAll(said);
        Comparator<String> order = Comparator.comparing(line -> word(line, column));
        if (Character.isDigit(word(rows.getLast(), column).charAt(0))) {
            order = Comparator.comparingInt(line -> Integer.parseInt(word(line, column)));
        }
        rows.sort(sort.startsWith("-") ? order.reversed() : order);
        final List<String> ours = lines(options + " --sort=" + sort);
        ours.removeIf(line -> line.startsWith("K2XYZ"));
        assertNotEquals(plain, ours);
        assertEquals(said, ours.subList(head, head + said.size()));
        assertEquals(rows, ours.subList(head + said.size(), ours.size()));
        final List<String> few = lines(options + " --limit=2 --sort=" + sort);
        assertEquals(rows.subList(0, 2), few.subList(head + said.size(), few.size()));
    }

    private static String word(final String line, final int column) {
        final String[] words = line.trim().split(" +");
        return words[column < 0 ? words.length + column : column];
    }

    @Test
    void shouldPutWhatIsNotToldLast() {
        final List<String> lines = lines("--rose -n --sort=remote_callsign,-neighbour");
        assertTrue(lines.get(lines.size() - 1).startsWith("*"), lines::toString);
    }

    @Test
    void shouldHaveALimitOfEachFamily() {
        final List<String> lines = lines("--netrom --x25 -an --limit=1");
        lines.removeIf(line -> PROBLEM.matcher(line).find());
        assertEquals(6, lines.size(), lines::toString);
    }

    @Test
    void shouldSayWhichFieldThereIsNot() {
        for (final String options : new String[] {"--ax25 --sort=rtt_us", "-r -A x25 --sort=quantity"}) {
            final Run run = run(options);
            assertEquals(3, run.code());
            assertEquals("", run.out());
            assertTrue(run.err().startsWith("sockeye: no field '"), run::err);
        }
    }
}
