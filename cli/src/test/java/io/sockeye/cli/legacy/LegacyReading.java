package io.sockeye.cli.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import io.sockeye.cli.Main;
import io.sockeye.cli.args.InstalledNetstat;
import io.sockeye.cli.format.SchemaDocument;
import io.sockeye.collector.field.FieldList;

/** Rows of the legacy families as Sockeye writes them, and as a Python script reads the same files by itself. */
public final class LegacyReading {
    private static final Path SCRIPT =
            Path.of("src/test/resources/legacy/reading.py").toAbsolutePath();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path proc;
    private final JsonSchema schema;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /**
     * A reading of rows.
     *
     * @param proc   where the files are.
     * @param fields of the rows.
     */
    public LegacyReading(final Path proc, final FieldList fields) {
        this.proc = proc;
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SchemaDocument.of(fields));
    }

    /** {@return the rows that the script reads, {@code sockets} or {@code routes}; skips the test without Python} */
    public List<JsonNode> independent(final String what, final String family) throws IOException, InterruptedException {
        final ProcessBuilder python = new ProcessBuilder("sh", "-c", "command -v python3");
        assumeTrue(InstalledNetstat.run(python, false).code() == 0, "python3 is not installed");
        final InstalledNetstat.Outcome outcome = InstalledNetstat.run(
                new ProcessBuilder("python3", SCRIPT.toString(), proc.toString(), what, family), false);
        assertEquals("", outcome.stderr());
        return list(JSON.readTree(outcome.stdout()));
    }

    /** {@return Sockeye's rows, of which all formats have as many, and which fit the schema} */
    public List<JsonNode> ours(final String options) throws IOException {
        final List<JsonNode> rows = list(JSON.readTree(run(options + " --format=json")));
        for (final JsonNode row : rows) {
            final Set<ValidationMessage> messages = schema.validate(row);
            assertTrue(messages.isEmpty(), () -> messages + " " + row);
        }
        final List<JsonNode> lines = new ArrayList<>();
        for (final String line : run(options + " --format=jsonl").lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        assertEquals(rows, lines);
        for (final String format : List.of("csv", "tsv")) {
            final String text = run(options + " --no-header --format=" + format);
            assertEquals(rows.size(), text.chars().filter(c -> c == '\n').count(), format);
        }
        return rows;
    }

    /** {@return what Sockeye prints, whose exit code is 0} */
    public String run(final String options) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        err.reset();
        final String[] arguments = (options + " --proc-root=" + proc).split(" ");
        assertEquals(0, Main.run("sockeye", arguments, out, new PrintStream(err)), err::toString);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** {@return what was said on stderr last} */
    public String words() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> list(final JsonNode array) {
        final List<JsonNode> rows = new ArrayList<>();
        array.forEach(rows::add);
        return rows;
    }
}
