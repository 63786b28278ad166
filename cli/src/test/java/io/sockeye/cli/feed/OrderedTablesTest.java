package io.sockeye.cli.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.sockeye.cli.Main;

/** The order and the number of rows in netstat's tables: against the rows of the plain table, sorted by the test. */
class OrderedTablesTest {
    @TempDir
    private Path directory;

    private TableFiles files;

    @BeforeEach
    void writeFiles() throws IOException {
        files = new TableFiles(directory);
        files.write();
    }

    /**
     * A table, and by which of its columns it is sorted.
     *
     * @param options that print it.
     * @param sort    the fields.
     * @param head    how many lines come before the rows.
     * @param order   of lines.
     */
    private record Table(String options, String sort, int head, Comparator<String> order) {
        @Override
        public String toString() {
            return options + " --sort=" + sort;
        }
    }

    static Stream<Table> tables() {
        return Stream.of(
                new Table("-tuwan", "-recv_q,local_port", 2, greatest(number(1)).thenComparing(least(port(3)))),
                new Table("-tan", "remote_port,-send_q", 2, least(port(4)).thenComparing(greatest(number(2)))),
                new Table("-tuane", "-uid", 2, greatest(line -> Long.parseLong(beforeLast(line)))),
                new Table("-tan --info", "-recv_q", 2, greatest(number(1))),
                new Table("-xan", "-inode", 2, greatest(line -> Long.parseLong(inode(line)))),
                new Table("-rne", "-metric", 2, greatest(number(4))),
                new Table("-rn", "-mtu,interface", 2, greatest(number(4)).thenComparing(word(7))),
                new Table("-6rn", "metric", 2, least(number(3))),
                new Table("-rCne", "-uses", 2, greatest(number(6))),
                new Table("-6rCn", "-references", 2, greatest(line -> Long.parseLong(word(line, -2)))),
                new Table("-gn", "-users", 3, greatest(number(1))),
                new Table("-gn", "interface,-users", 3, word(0).thenComparing(greatest(number(1)))),
                new Table("-i", "-rx_packets", 2, greatest(number(2))),
                new Table("-ia", "mtu,-tx_packets", 2, least(number(1)).thenComparing(greatest(number(6)))),
                new Table("-Mn", "source_port", 2, least(line -> Long.parseLong(word(line, -4)))),
                new Table(
                        "-n --masquerade=conntrack",
                        "-original_source_port",
                        2,
                        greatest(line ->
                                Long.parseLong(line.split("-> ")[0].trim().replaceAll(".* ", "")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void shouldSortAsTheTestDoes(final Table table) throws IOException {
        final List<String> plain = rows(table.options(), table.head());
        assertTrue(plain.size() > 6, plain::toString);
        final List<String> sorted = new ArrayList<>(plain);
        sorted.sort(table.order());
        assertNotEquals(plain, sorted);
        assertEquals(sorted, rows(table.toString(), table.head()));
        assertEquals(sorted.subList(0, 4), rows(table + " --limit=4", table.head()));
        assertEquals(plain.subList(0, 5), rows(table.options() + " --limit=5", table.head()));
        assertEquals(plain, rows(table.options() + " --limit=100000", table.head()));
    }

    @ParameterizedTest
    @CsvSource({"-tan,-recv_q", "-tuan,-remote_address", "-tan,state"})
    void shouldSortTheRowsOfSeveralThreads(final String options, final String sort) throws IOException {
        files.manyConnections(3_000);
        final List<String> one = rows(options + " --sort=" + sort + ",inode", 2);
        assertEquals(one, rows(options + " --threads=3 --sort=" + sort + ",inode", 2));
        assertEquals(one.subList(0, 50), rows(options + " --threads=3 --limit=50 --sort=" + sort + ",inode", 2));
        assertEquals(50, rows(options + " --threads=3 --limit=50", 2).size());
        assertTrue(rows(options, 2).containsAll(rows(options + " --threads=3 --limit=50", 2)));
    }

    /** The tables of a listing, each with its lines. */
    private static List<List<String>> split(final String text) {
        final List<List<String>> tables = new ArrayList<>();
        for (final String line : text.split("\n")) {
            if (line.startsWith("Active") || line.startsWith("IPv6/IPv4") || line.startsWith("Kernel")) {
                tables.add(new ArrayList<>());
            }
            tables.getLast().add(line);
        }
        return tables;
    }

    /** What does not have a field stays as it is, and has its own limit. */
    @Test
    void shouldSortEachTableThatHasTheField() throws IOException {
        final List<List<String>> plain = split(print("-tuxgan"));
        final List<List<String>> sorted = split(print("-tuxgan --sort=-local_port"));
        final List<List<String>> few = split(print("-tuxgan --sort=-local_port --limit=3"));
        assertEquals(3, plain.size());
        plain.get(0).subList(2, plain.get(0).size()).sort(greatest(port(3)));
        assertEquals(plain, sorted);
        for (int i = 0; i < plain.size(); i++) {
            final int head = plain.get(i).get(0).startsWith("Active") ? 2 : 3;
            assertEquals(plain.get(i).subList(0, head + 3), few.get(i));
        }
        final List<List<String>> users = split(print("-tuxgan --sort=users"));
        assertEquals(split(print("-tuxgan")).get(0), users.get(0));
        assertEquals(split(print("-gn --sort=users")).get(0), users.get(1));
    }

    @Test
    void shouldSortTheRoutesOfEachFamily() throws IOException {
        final List<List<String>> both = split(print("-rne -A inet,inet6 --sort=-metric --limit=3"));
        assertEquals(split(print("-rne --sort=-metric --limit=3")).get(0), both.get(0));
        assertEquals(split(print("-6rne --sort=-metric --limit=3")).get(0), both.get(1));
    }

    /** A socket of SCTP has a line for each pair of its addresses, which stay together. */
    @Test
    void shouldKeepTheLinesOfASocketTogether() throws IOException {
        final List<List<String>> plain = sctpSockets(rows("-tSan", 2));
        final List<List<String>> sorted = new ArrayList<>(plain);
        // The first number behind a colon: endpoints have no queues.
        sorted.sort(Comparator.comparingInt(
                lines -> Integer.parseInt(lines.get(0).replaceAll("^[^:]*:([0-9]+).*$", "$1"))));
        assertNotEquals(plain, sorted);
        assertTrue(plain.stream().anyMatch(lines -> lines.size() > 2), plain::toString);
        assertEquals(sorted, sctpSockets(rows("-tSan --sort=local_port", 2)));
        assertEquals(sorted.subList(0, 7), sctpSockets(rows("-tSan --sort=local_port --limit=7", 2)));
        final List<List<String>> sctp = sctpSockets(rows("-San", 2));
        for (int limit = 1; limit <= sctp.size(); limit++) {
            assertEquals(sctp.subList(0, limit), sctpSockets(rows("-San --limit=" + limit, 2)));
        }
    }

    /** Of a socket that is meant all lines are, though only the first one has the field. */
    @Test
    void shouldLeaveWholeSocketsOut() throws IOException {
        for (final String options : new String[] {"-San", "-San --sort=inode"}) {
            final List<List<String>> expected = new ArrayList<>(sctpSockets(rows(options, 2)));
            assertTrue(expected.removeIf(
                    lines -> Integer.parseInt(lines.get(0).replaceAll("^[^:]*:([0-9]+).*$", "$1")) >= 40));
            assertEquals(expected, sctpSockets(rows(options + " local_port lt 40", 2)));
            assertEquals(expected.subList(0, 2), sctpSockets(rows(options + " --limit=2 local_port lt 40", 2)));
        }
    }

    @ParameterizedTest
    @CsvSource({"-rCne, uses gt 4, 6", "-6rCn, references gt 4, -2", "-rne, metric gt 4, 4", "-gn, users gt 4, 1"})
    void shouldLeaveRowsOutOfTheirTable(final String options, final String filter, final int column)
            throws IOException {
        final int head = options.equals("-gn") ? 3 : 2;
        final List<String> expected = rows(options, head);
        assertTrue(expected.removeIf(line -> Integer.parseInt(word(line, column)) <= 4));
        assertEquals(expected, rows(options + " " + filter, head));
        assertEquals(expected.subList(0, 3), rows(options + " --limit=3 " + filter, head));
    }

    private static List<List<String>> sctpSockets(final List<String> rows) {
        final List<List<String>> sockets = new ArrayList<>();
        for (final String row : rows) {
            if (!row.startsWith(" ")) {
                sockets.add(new ArrayList<>());
            }
            sockets.getLast().add(row);
        }
        return sockets;
    }

    /** The details of a socket are below its row. */
    @Test
    void shouldKeepDetailsBelowTheirRows() throws IOException {
        final List<String> plain = rows("-tan --info", 2);
        final List<String> sorted = rows("-tan --info --sort=-recv_q", 2);
        assertEquals(plain.stream().sorted().toList(), sorted.stream().sorted().toList());
    }

    /** What cannot be read is said of a table in whatever order. */
    @Test
    void shouldSayWhatCannotBeRead() throws IOException {
        files.breakALineOfGroups();
        final String said = run("-gn").err();
        assertTrue(said.contains("bogus"), said);
        for (final String more : new String[] {" --sort=users", " --sort=users --limit=2"}) {
            assertEquals(said, run("-gn" + more).err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-a --sort=stat                | no field 'stat'; the nearest: 'state'",
                "-xa --sort=metric             | no field 'metric'",
                "-g --sort=remote_port         | no field 'remote_port'",
                "-r --sort=users               | no field 'users'",
                "-i --sort=recv_q              | no field 'recv_q'",
                "-i --sort=addresses           | field 'addresses' is a list, by which rows cannot be sorted",
                "-M --sort=state               | no field 'state'",
                "-ta --sort=state,-state       | --sort: field 'state' is named twice",
                "-s --sort=value               | --sort: netstat's table of these has no rows to choose from",
                "-s --limit=3                  | --limit: netstat's table of these has no rows to choose from",
            })
    void shouldSayWhatIsWrong(final String options, final String words) {
        final Run run = run(options);
        assertEquals(3, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("sockeye: " + words), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
    }

    @ParameterizedTest
    @CsvSource({
        "-tan --sort=-recv_q,inode",
        "-tuxan --limit=3",
        "-rne --sort=-metric --limit=5",
        "-gn --sort=-users",
        "-ia --sort=-rx_packets",
        "-tan --format=tsv --fields=inode --sort=-inode --limit=9"
    })
    void shouldPrintEachRoundInOrder(final String options) throws IOException {
        final Rounds rounds = new Rounds(3);
        final List<String> arguments = arguments(options + " -c");
        Main.run("sockeye", arguments.toArray(String[]::new), rounds, new PrintStream(OutputStream.nullOutputStream()));
        final String one = print(options);
        assertEquals(3, rounds.texts.size());
        for (final String text : rounds.texts) {
            // Titles that come once are not in every round.
            assertTrue(one.endsWith(text) && text.lines().count() > 3, text);
        }
    }

    private static Comparator<String> greatest(final ToLongFunction<String> key) {
        return Comparator.comparingLong(key).reversed();
    }

    private static Comparator<String> least(final ToLongFunction<String> key) {
        return Comparator.comparingLong(key);
    }

    private static Comparator<String> word(final int column) {
        return Comparator.comparing(line -> word(line, column));
    }

    private static ToLongFunction<String> number(final int column) {
        return line -> Long.parseLong(word(line, column));
    }

    private static ToLongFunction<String> port(final int column) {
        return line -> {
            final String port = word(line, column).replaceAll(".*:", "");
            return port.equals("*") ? 0 : Long.parseLong(port);
        };
    }

    /** A column, of those at the end by a number below 0. */
    private static String word(final String line, final int column) {
        final String[] words = line.trim().split(" +");
        return words[column < 0 ? words.length + column : column];
    }

    private static String beforeLast(final String line) {
        return word(line, -2);
    }

    private static String inode(final String line) {
        return line.replaceAll("^.{49} *([0-9]+).*$", "$1");
    }

    /** What a run printed, said and ended with. */
    private record Run(int code, String out, String err) {}

    private List<String> arguments(final String options) {
        final List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
        arguments.add("--source=proc");
        arguments.add("--proc-root=" + files.proc());
        return arguments;
    }

    private Run run(final String options) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final int code = Main.run(
                "sockeye",
                arguments(options).toArray(String[]::new),
                out,
                new PrintStream(err, true, StandardCharsets.ISO_8859_1));
        return new Run(code, out.toString(StandardCharsets.ISO_8859_1), err.toString(StandardCharsets.ISO_8859_1));
    }

    private String print(final String options) {
        final Run run = run(options);
        assertEquals("", run.err());
        assertEquals(0, run.code());
        return run.out();
    }

    private List<String> rows(final String options, final int head) {
        final List<String> lines = new ArrayList<>(print(options).lines().toList());
        lines.subList(0, head).clear();
        return lines;
    }

    /** Keeps what is printed, round for round, and breaks after some. */
    private static final class Rounds extends OutputStream {
        private final int most;
        private final List<String> texts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Rounds(final int most) {
            this.most = most;
        }

        @Override
        public void write(final int value) {
            text.append((char) (value & 0xFF));
        }

        @Override
        public void flush() throws IOException {
            texts.add(text.toString());
            text.setLength(0);
            if (texts.size() == most) {
                throw new IOException("enough");
            }
        }
    }
}
