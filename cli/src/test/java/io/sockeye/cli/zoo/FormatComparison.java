package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import io.sockeye.collector.field.FieldList;

/**
 * The rows of one set of options in all formats: each is read strictly, JSON is held against the image's own schema,
 * and all must say the same. Their number must be that of the rows of a table.
 *
 * @param options of netstat, parted by one blank.
 * @param more options of Sockeye alone, parted by one blank; empty for none.
 * @param user who runs all.
 * @param fields that rows may have.
 * @param table whose rows are counted.
 */
record FormatComparison(String options, String more, User user, FieldList fields, RowCount table) {
    /** All formats there are. */
    static final List<String> FORMATS = List.of("jsonl", "json", "csv", "tsv");

    /** A TIME_WAIT or a timer may begin anew between two runs, a counter may move. */
    private static final int ATTEMPTS = 3;

    /** What runs on while a socket stands still. */
    private static final Pattern RUNS_ON = Pattern.compile(
            "time|.*_ms|.*_us|.*_rate|retransmits|probes|backoff|retrans.*|total_rto.*|segs_out|segs_in|timeout_s"
                    + "|timer");

    /** What is said of names with line feeds in /proc. */
    private static final Pattern MALFORMED = Pattern.compile(
            "sockeye: (/[a-z0-9/]+/unix: line \\d+ cannot be read: .*|unix: and \\d+ more that cannot be read)\n");

    /** By the kinds of rows. */
    private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

    @Override
    public String toString() {
        return user + " " + options + " " + more;
    }

    /** Compare, with the installed netstat as the judge of the number of rows. */
    void hold(final Zoo zoo) {
        hold(zoo, () -> table.of(run(zoo, Installation.netstatBin(), "netstat", options)));
    }

    /** Compare, with our own table as the judge of the number of rows, where netstat has none. */
    void holdAgainstOurs(final Zoo zoo, final String options) {
        hold(zoo, () -> table.of(run(zoo, zoo.imageBin(), "sockeye", options)));
    }

    /** Compare without a judge of the number of rows. */
    void holdAmongThemselves(final Zoo zoo) {
        final StrictReader reader = new StrictReader(fields);
        hold(
                zoo,
                () -> reader.objects("json", sockeye(zoo, "--format=json"), "\n")
                        .size());
    }

    private void hold(final Zoo zoo, final LongSupplier count) {
        AssertionError last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                compare(zoo, count.getAsLong());
                return;
            } catch (final AssertionError e) {
                last = e;
            }
        }
        throw last;
    }

    private void compare(final Zoo zoo, final long count) {
        final StrictReader reader = new StrictReader(fields);
        final String first = sockeye(zoo, "--format=jsonl");
        final List<JsonNode> objects = reader.objects("jsonl", first, "\n");
        assertFits(zoo, objects);
        assertEquals(count, objects.size(), "rows");
        final List<String> expected = steady(reader.rows("jsonl", first, "\n", null));
        for (final String format : FORMATS.subList(1, FORMATS.size())) {
            final String text = sockeye(zoo, "--format=" + format);
            if (format.equals("json")) {
                assertFits(zoo, reader.objects(format, text, "\n"));
            }
            assertEquals(expected, steady(reader.rows(format, text, "\n", null)), format);
        }
    }

    /** {@code --nul} and {@code --no-header}, alone and together, say the same as without. */
    void holdInOtherWays(final Zoo zoo) {
        final StrictReader reader = new StrictReader(fields);
        for (final String format : FORMATS) {
            final String plain = sockeye(zoo, "--format=" + format);
            final List<String> expected = steady(reader.rows(format, plain, "\n", null));
            assertFalse(expected.isEmpty());
            final boolean hasHeader = format.endsWith("sv");
            final List<String> names = hasHeader
                    ? List.of(plain.substring(0, plain.indexOf('\n')).strip().split("[,\t]"))
                    : null;
            final String nul = format.equals("json") ? "\n" : "\0";
            final String ended = sockeye(zoo, "--format=" + format + " --nul");
            assertEquals(format.equals("json"), ended.contains("\n"), "newlines");
            assertEquals(expected, steady(reader.rows(format, ended, nul, null)), format + " --nul");
            if (hasHeader) {
                final String bare = sockeye(zoo, "--format=" + format + " --no-header");
                assertEquals(expected, steady(reader.rows(format, bare, "\n", names)), format + " --no-header");
            }
        }
        final String both = sockeye(zoo, "--format=json --no-header --nul");
        final String plain = sockeye(zoo, "--format=json");
        assertEquals(steady(reader.rows("json", plain, "\n", null)), steady(reader.rows("json", both, "\n", null)));
    }

    /** {@return what Sockeye prints on stdout, which is UTF-8; it says nothing else and ends well} */
    String sockeye(final Zoo zoo, final String format) {
        return run(zoo, zoo.imageBin(), "sockeye", options + " " + format + (more.isEmpty() ? "" : " " + more));
    }

    private String run(final Zoo zoo, final Path bin, final String program, final String line) {
        final List<String> command = new ArrayList<>(List.of(program));
        command.addAll(OptionSets.split(line));
        final Outcome outcome = zoo.run(user, bin, command);
        final String words = MALFORMED.matcher(outcome.stderr()).replaceAll("");
        assertEquals("", user == User.ROOT ? words : "", () -> String.join(" ", command));
        assertEquals(0, outcome.exitCode(), () -> String.join(" ", command));
        if (line.contains("--format")) {
            return StrictReader.utf8(outcome.stdout());
        }
        // Netstat writes names of processes as they are, line feeds and all.
        return SafeText.of(outcome.stdout(), zoo.programs());
    }

    /** Hold objects against the schema that the image prints for their kind. */
    void assertFits(final Zoo zoo, final List<JsonNode> objects) {
        final JsonSchema schema = schema(zoo, fields.kind());
        final boolean someFields = more.contains("--fields=") && !more.contains("--fields=all");
        for (final JsonNode object : objects) {
            final Set<ValidationMessage> messages = schema.validate(object);
            // What every row has may be left out where fields are chosen by name.
            assertTrue(
                    messages.stream()
                            .allMatch(message -> someFields && message.getType().equals("required")),
                    () -> messages + " " + object);
        }
    }

    private static synchronized JsonSchema schema(final Zoo zoo, final String kind) {
        return SCHEMAS.computeIfAbsent(kind, name -> {
            final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), List.of("sockeye", "schema", name));
            assertEquals(0, outcome.exitCode(), outcome::stderr);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            StrictReader.utf8(outcome.stdout()),
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        });
    }

    /** {@return the rows in an order of their own, without what runs on} */
    private static List<String> steady(final List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> {
                    row.keySet().removeIf(name -> RUNS_ON.matcher(name).matches());
                    return row.toString();
                })
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
