package io.sockeye.cli.zoo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldList;

/**
 * Reads rows in any format, more strictly than most programs will. Rows of all formats come out alike: by the names of
 * their fields, text as all its bytes (in ISO 8859-1), lists as JSON, what is absent or empty left out.
 */
final class StrictReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();
    private static final ObjectMapper MANY = JSON.copy().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String BASE64 = "_base64";

    private final FieldList fields;

    StrictReader(final FieldList fields) {
        this.fields = fields;
    }

    /**
     * Decode.
     *
     * @param latin1 bytes as an {@link Outcome} has them.
     * @return their text, which is UTF-8 in every byte.
     */
    static String utf8(final String latin1) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(latin1.getBytes(ISO_8859_1)))
                    .toString();
        } catch (final CharacterCodingException e) {
            throw new UncheckedIOException("not UTF-8: " + latin1, e);
        }
    }

    /**
     * Read one JSON document, and nothing behind it.
     *
     * @param text of it.
     * @return what it says.
     */
    static JsonNode json(final String text) {
        try {
            return JSON.readTree(text);
        } catch (final IOException e) {
            throw new UncheckedIOException(e.getMessage() + "\n" + text, e);
        }
    }

    /**
     * Read JSON documents that follow one another.
     *
     * @param text of them.
     * @return what each says.
     */
    static List<JsonNode> documents(final String text) {
        final List<JsonNode> documents = new ArrayList<>();
        try (JsonParser parser = MANY.createParser(text)) {
            for (JsonNode next = read(parser); next != null; next = read(parser)) {
                documents.add(next);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e.getMessage() + "\n" + text, e);
        }
        return documents;
    }

    private static JsonNode read(final JsonParser parser) throws IOException {
        return parser.nextToken() == null ? null : parser.readValueAsTree();
    }

    /** {@return lines or, with {@code --nul}, what NULs end, the last of which has its end too} */
    static List<String> ended(final String text, final String end) {
        if (text.isEmpty()) {
            return List.of();
        }
        assertTrue(text.endsWith(end), "the last row has no end");
        return List.of(text.substring(0, text.length() - end.length()).split(end, -1));
    }

    /** {@return the objects of JSON Lines or, read at once, of an array} */
    List<JsonNode> objects(final String format, final String text, final String end) {
        final List<JsonNode> objects = new ArrayList<>();
        if (format.equals("json")) {
            json(text).forEach(objects::add);
        } else {
            ended(text, end).forEach(line -> objects.add(json(line)));
        }
        return objects;
    }

    /**
     * Read rows.
     *
     * @param format of them.
     * @param text of all, decoded.
     * @param end of each; CSV has its own where it is a newline.
     * @param names of the columns of CSV or TSV where there is no line of them; else null.
     * @return the rows.
     */
    List<Map<String, String>> rows(final String format, final String text, final String end, final List<String> names) {
        return switch (format) {
            case "csv" -> csv(end.equals("\n") ? text : withLines(text, end), names);
            case "tsv" -> tsv(ended(text, end), names);
            default -> objects(format, text, end).stream().map(this::ofObject).toList();
        };
    }

    private static String withLines(final String text, final String end) {
        assertFalse(text.contains("\n"), "a newline within what NULs end");
        return text.replace(end, "\r\n");
    }

    private Map<String, String> ofObject(final JsonNode object) {
        final Map<String, String> row = new TreeMap<>();
        object.properties().forEach(property -> {
            final String name = property.getKey();
            final JsonNode value = property.getValue();
            if (value.isContainerNode()) {
                row.put(name, value.toString());
            } else if (name.endsWith(BASE64)) {
                final byte[] all = Base64.getDecoder().decode(value.textValue());
                final String text = object.get(name.substring(0, name.length() - BASE64.length()))
                        .textValue();
                assertEquals(new String(all, UTF_8), text, "text is not that of its bytes");
                assertTrue(text.contains("\uFFFD"), () -> "bytes beside a text that has them all: " + object);
            }
            if (!value.isContainerNode() && !name.endsWith(BASE64)) {
                put(row, name, value.asText(), object.path(name + BASE64).asText());
            }
        });
        return row;
    }

    /** Text comes as bytes, all else as it is. */
    private void put(final Map<String, String> row, final String name, final String value, final String base64) {
        if (value.isEmpty()) {
            return;
        }
        final FieldKind kind = field(name).kind();
        if (kind == FieldKind.TEXT) {
            final byte[] bytes = base64.isEmpty()
                    ? value.getBytes(UTF_8)
                    : Base64.getDecoder().decode(base64);
            row.put(name, new String(bytes, ISO_8859_1));
        } else if (isList(kind)) {
            row.put(name, json(value).toString());
        } else {
            row.put(name, value);
        }
    }

    private static boolean isList(final FieldKind kind) {
        return kind == FieldKind.LIST || kind == FieldKind.LIST_OF_WORDS;
    }

    private Field field(final String name) {
        final Field field = fields.find(name);
        assertNotEquals(null, field, () -> "not in the list of fields: " + name);
        return field;
    }

    private List<Map<String, String>> csv(final String text, final List<String> names) {
        assertFalse(text.replace("\r\n", "").contains("\n"), "a line of CSV ends with CR LF");
        final CSVFormat.Builder format = CSVFormat.RFC4180.builder();
        if (names == null) {
            format.setHeader().setSkipHeaderRecord(true);
        } else {
            format.setHeader(names.toArray(String[]::new));
        }
        final List<Map<String, String>> rows = new ArrayList<>();
        try {
            for (final CSVRecord record : format.get().parse(new StringReader(text))) {
                assertTrue(record.isConsistent(), () -> "columns: " + record);
                final Map<String, String> row = new TreeMap<>();
                final Map<String, String> columns = record.toMap();
                columns.forEach((name, value) -> {
                    if (!name.endsWith(BASE64)) {
                        put(row, name, value, columns.getOrDefault(name + BASE64, ""));
                    }
                });
                rows.add(row);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private List<Map<String, String>> tsv(final List<String> lines, final List<String> given) {
        final List<String> names = given == null ? List.of(lines.getFirst().split("\t", -1)) : given;
        final List<Map<String, String>> rows = new ArrayList<>();
        for (final String line : given == null ? lines.subList(1, lines.size()) : lines) {
            final String[] values = line.split("\t", -1);
            assertEquals(names.size(), values.length, () -> "columns: " + line);
            final Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < values.length; i++) {
                final byte[] bytes = unescaped(values[i].getBytes(UTF_8));
                if (field(names.get(i)).kind() == FieldKind.TEXT) {
                    if (bytes.length > 0) {
                        row.put(names.get(i), new String(bytes, ISO_8859_1));
                    }
                } else {
                    put(row, names.get(i), new String(bytes, UTF_8), "");
                }
            }
            rows.add(row);
        }
        return rows;
    }

    /** {@code \t \n \r \\} and {@code \xNN}, and nothing else behind a backslash; no control but in one of these. */
    private static byte[] unescaped(final byte[] value) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < value.length; i++) {
            assertFalse(value[i] >= 0 && value[i] < ' ' || value[i] == 0x7F, "a control byte as it is");
            if (value[i] != '\\') {
                bytes.write(value[i]);
                continue;
            }
            i++;
            switch (value[i]) {
                case 't' -> bytes.write('\t');
                case 'n' -> bytes.write('\n');
                case 'r' -> bytes.write('\r');
                case '\\' -> bytes.write('\\');
                case 'x' -> {
                    bytes.write(Integer.parseInt(new String(value, i + 1, 2, US_ASCII), 16));
                    i += 2;
                }
                default -> throw new IllegalArgumentException("no escape: \\" + (char) value[i]);
            }
        }
        return bytes.toByteArray();
    }
}
