package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.collector.field.SocketFields;

/** The sockets of the zoo in every format, against strict parsers, the schema, netstat's tables, /proc and ss. */
class SocketFormatsIT {
    private static final Path READING =
            Path.of("src/test/resources/kinds/sockets.py").toAbsolutePath();

    private static final Path DETAILS =
            Path.of("src/test/resources/kinds/details.py").toAbsolutePath();

    private static FormatComparison of(final String options, final String more, final User user) {
        return new FormatComparison(options, more, user, SocketFields.LIST, RowCount.SOCKETS);
    }

    static Stream<FormatComparison> comparisons() {
        return Stream.of(
                of("-tuUwxan", "", User.ROOT),
                of("-tuUan", "--source=netlink --threads=3", User.ROOT),
                of("-n", "", User.ROOT),
                of("-tulnp", "", User.ROOT),
                of("-anp", "", User.ROOT),
                of("-anpe", "", User.ORDINARY),
                of("-anoe", "", User.ROOT),
                of("-xan", "--fields=path,process,inode", User.ROOT),
                of("-uUwan", "--fields=local_port", User.ROOT),
                of("-anp", "--fields=all", User.ROOT),
                of("-tuUwxanp", "--info", User.ORDINARY),
                of("-an", "--fields=all --source=proc", User.ORDINARY),
                of("-ta", "--fields=local_host,remote_host,local_service,remote_service,user", User.ROOT),
                of("-6 -an", "", User.ROOT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("comparisons")
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayTheSameInEveryFormat(final FormatComparison comparison, @Shows(Exhibit.SOCKETS) final Zoo zoo) {
        comparison.hold(zoo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fields=path,process,processes,local_address", ""})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayTheSameWithoutHeaderAndWithNul(final String more, @Shows(Exhibit.SOCKETS) final Zoo zoo) {
        of("-anp", more, User.ROOT).holdInOtherWays(zoo);
    }

    /** Names with newlines: netlink tells them, /proc only lines that look like others. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--source=proc"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldKeepHostileNamesWithinTheirRows(final String more, @Shows(Exhibit.HOSTILE_NAMES) final Zoo zoo) {
        final FormatComparison comparison = of("-xanp", more, User.ROOT);
        comparison.holdAmongThemselves(zoo);
        comparison.holdInOtherWays(zoo);
        final String text = comparison.sockeye(zoo, "--format=jsonl");
        assertEquals(more.contains("proc"), !text.contains("\"path\":\"line\\nbreak\""), text);
        assertEquals(
                more.contains("proc"),
                !text.contains("@f\\n0000000000000000: 00000002 00000000 00010000 0001 01 99999 /forged"),
                text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sockets", "unix", "peers", "info", "owners", "shutdown"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayWhatAnIndependentReadingSays(final String kind, @Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final String sockeye = zoo.imageBin().resolve("sockeye").toString();
        final List<String> command = List.of("python3", "-B", READING.toString(), sockeye, kind);
        final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), command);
        assertEquals("", outcome.stdout() + outcome.stderr());
        assertEquals(0, outcome.exitCode());
    }

    /** What only a part of all kernels has is asked of those that have it: keys, MPTCP, BBR. */
    @ParameterizedTest
    @ValueSource(strings = {"details", "others", "pings", "link", "keys", "lines"})
    void shouldTellOfSocketsWhatSsTells(final String kind, @Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final String sockeye = zoo.imageBin().resolve("sockeye").toString();
        final Outcome outcome =
                zoo.run(User.ROOT, zoo.imageBin(), List.of("python3", "-B", DETAILS.toString(), sockeye, kind));
        assertEquals("", outcome.stdout() + outcome.stderr());
        assertEquals(0, outcome.exitCode());
    }

    /** Bytes that are no UTF-8, of a path and of a process. */
    @Test
    void shouldGiveAllBytesBesideTheText(@Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final String text = of("-anp", "", User.ROOT).sockeye(zoo, "--format=jsonl");
        assertTrue(text.contains("\"path\":\"\uFFFD\uFFFDinvalid\",\"path_base64\":\"//5pbnZhbGlk\""), text);
        assertTrue(text.contains("\"process\":\"\uFFFD\uFFFD\uFFFDbytes\",\"process_base64\":\"//6AYnl0ZXM=\""), text);
        assertTrue(text.contains("\"name\":\"\uFFFD\uFFFD\uFFFDbytes\",\"name_base64\":\"//6AYnl0ZXM=\""), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tanc", "-xanc", "-tuanpc"})
    @Execution(ExecutionMode.CONCURRENT)
    void shouldRepeatInWholeRounds(final String options, @Shows(Exhibit.SOCKETS) final Zoo zoo) {
        final FormatComparison once = of(options.replace("c", ""), "", User.ROOT);
        final int rows = new StrictReader(SocketFields.LIST)
                .objects("jsonl", once.sockeye(zoo, "--format=jsonl"), "\n")
                .size();
        final String arrays = Rounds.lines(zoo, options + " --format=json", 2 * (rows + 2));
        final List<JsonNode> rounds = StrictReader.documents(arrays);
        assertEquals(2, rounds.size());
        for (final JsonNode round : rounds) {
            assertEquals(rows, round.size());
            assertEquals(1, round.findValuesAsText("time").stream().distinct().count());
            round.forEach(row -> assertTrue(row.has("time"), row::toString));
            final List<JsonNode> objects = new ArrayList<>();
            round.forEach(objects::add);
            once.assertFits(zoo, objects);
        }
        for (final String format : List.of("jsonl", "csv", "tsv")) {
            final int header = format.endsWith("sv") ? 1 : 0;
            final String text = Rounds.lines(zoo, options + " --format=" + format, header + 2 * rows);
            final List<Map<String, String>> all = new StrictReader(SocketFields.LIST).rows(format, text, "\n", null);
            assertEquals(2 * rows, all.size(), format);
            assertEquals(2, all.stream().map(row -> row.get("time")).distinct().count(), format);
        }
    }
}
