package io.sockeye.cli.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.field.Width;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;

/** Formats against parsers that are not ours, on rows with values at their limits and hostile names. */
class FormatsTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());
    private static final int ROUNDS = 30;
    private static final FormatOptions PLAIN = new FormatOptions(true, false);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private final List<Field> fields = SocketFields.LIST.fields();
    private final HostileSockets sockets = new HostileSockets(SEED);
    private final FieldReader[] readers = FieldList.bind(fields, sockets);
    private final Row row = new Row();

    @Test
    void shouldWriteJsonLinesThatAStrictParserReads() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            final RowBatch batch = sockets.batch(round % 2 == 0);
            final String[] lines = print("jsonl", PLAIN, batch).split("\n", -1);
            assertEquals(batch.count() + 1, lines.length, seed());
            for (int i = 0; i < batch.count(); i++) {
                assertSame(NaiveObjects.of(fields, readers, batch.get(i, row)), JSON.readTree(lines[i]), lines[i]);
            }
        }
    }

    @Test
    void shouldWriteJsonThatFitsTheSchema() throws IOException {
        final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        SchemaDocument.of(SocketFields.LIST),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        for (int round = 0; round < ROUNDS; round++) {
            for (final JsonNode object : JSON.readTree(print("json", PLAIN, sockets.batch(round % 2 == 0)))) {
                final Set<ValidationMessage> messages = schema.validate(object);
                assertTrue(messages.isEmpty(), () -> seed() + " " + messages + " " + object);
            }
        }
        assertFalse(schema.validate(JSON.readTree("{\"protocol\":\"tcp\",\"family\":\"inet\",\"x\":1}"))
                .isEmpty());
        assertFalse(schema.validate(JSON.readTree("{\"protocol\":\"tcp\"}")).isEmpty());
    }

    @Test
    void shouldWriteAnEmptyArrayWithoutRows() throws IOException {
        final String text = print("json", PLAIN, new RowBatch(256, 1));
        assertEquals(0, JSON.readTree(text).size(), text);
    }

    @Test
    void shouldWriteCsvThatAParserReads() throws IOException {
        final CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        for (int round = 0; round < ROUNDS; round++) {
            final RowBatch batch = sockets.batch(round % 2 == 0);
            final String text = print("csv", PLAIN, batch);
            final List<CSVRecord> records = format.parse(new StringReader(text)).getRecords();
            assertEquals(batch.count(), records.size(), seed());
            for (int i = 0; i < batch.count(); i++) {
                final Map<String, String> record = records.get(i).toMap();
                assertTrue(records.get(i).isConsistent(), seed());
                for (int k = 0; k < readers.length; k++) {
                    assertCsv(fields.get(k), readers[k], batch.get(i, row), record);
                }
            }
        }
    }

    private void assertCsv(
            final Field field, final FieldReader reader, final Row socket, final Map<String, String> record)
            throws IOException {
        final String value = record.get(field.name());
        if (!reader.isPresent(socket)) {
            assertEquals("", value, () -> seed() + " " + field);
        } else if (field.kind() == FieldKind.TEXT) {
            final byte[] text = text(reader, socket);
            final String base64 = record.get(field.name() + "_base64");
            final byte[] all = base64.isEmpty()
                    ? value.getBytes(StandardCharsets.UTF_8)
                    : Base64.getDecoder().decode(base64);
            assertEquals(Arrays.toString(text), Arrays.toString(all), () -> seed() + " " + field);
            assertNoControls(value);
        } else {
            assertOther(field, reader, socket, value);
        }
    }

    @Test
    void shouldWriteTsvWhoseBytesComeBack() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            final RowBatch batch = sockets.batch(round % 2 == 0);
            final String[] lines = print("tsv", PLAIN, batch).split("\n", -1);
            assertEquals(batch.count() + 2, lines.length, seed());
            assertEquals(fields.size(), lines[0].split("\t", -1).length);
            for (int i = 0; i < batch.count(); i++) {
                final String[] values = lines[i + 1].split("\t", -1);
                assertEquals(fields.size(), values.length, seed());
                for (int k = 0; k < readers.length; k++) {
                    assertTsv(fields.get(k), readers[k], batch.get(i, row), values[k]);
                }
            }
        }
    }

    private void assertTsv(final Field field, final FieldReader reader, final Row socket, final String value)
            throws IOException {
        assertNoControls(value);
        if (!reader.isPresent(socket)) {
            assertEquals("", value, () -> seed() + " " + field);
        } else if (field.kind() == FieldKind.TEXT) {
            assertEquals(
                    Arrays.toString(text(reader, socket)),
                    Arrays.toString(unescaped(value)),
                    () -> seed() + " " + field);
        } else {
            assertOther(field, reader, socket, new String(unescaped(value), StandardCharsets.UTF_8));
        }
    }

    private void assertOther(final Field field, final FieldReader reader, final Row socket, final String value)
            throws IOException {
        final Map<String, Object> expected = NaiveObjects.of(List.of(field), new FieldReader[] {reader}, socket);
        final boolean isJson = switch (field.kind()) {
            case LIST, LIST_OF_WORDS, UNSIGNED, SIGNED, BOOLEAN -> true;
            default -> false;
        };
        final JsonNode node =
                isJson ? JSON.readTree(value) : JSON.getNodeFactory().textNode(value);
        assertSame(expected, JSON.createObjectNode().set(field.name(), node), value);
    }

    @Test
    void shouldLeaveOutTheHeaderAndEndRowsWithNul() throws IOException {
        final RowBatch batch = sockets.batch(false);
        for (final String format : List.of("jsonl", "csv", "tsv")) {
            final String text = print(format, new FormatOptions(false, true), batch);
            assertEquals(batch.count(), text.chars().filter(c -> c == 0).count(), seed());
            assertTrue(text.endsWith("\0"));
            assertEquals(-1, text.indexOf('\n'));
            assertFalse(text.startsWith("time"));
        }
    }

    @Test
    void shouldTakeFieldsAndFormatsFromOutside() throws Exception {
        final FieldList more = SocketFields.LIST.with(
                Field.number("first_byte", 0, Width.U8).byDefault().always().says("An invented field."));
        final Formats formats = Formats.all()
                .with("pairs", (chosen, joins, options, writer) -> new RowPrinter(chosen, joins, writer) {
                    @Override
                    protected void print(final Row socket) {
                        writer().ascii(chosen.get(0).name())
                                .put('=')
                                .decimal(readers()[0].number(socket))
                                .endRow();
                    }
                });
        final RowBatch batch = sockets.batch(false);
        for (final String name : formats.names()) {
            final String text =
                    print(FieldChoice.format(formats, name), FieldChoice.named(more, "first_byte"), PLAIN, batch);
            assertTrue(text.contains(name.equals("json") || name.equals("jsonl") ? "\"first_byte\":" : "first_byte"));
        }
        assertTrue(FieldChoice.help(more).contains("* first_byte "));
        assertTrue(SchemaDocument.of(more).contains("\"first_byte\": {"));
        assertTrue(FieldChoice.defaults(more, List.of()).contains(more.find("first_byte")));
    }

    @Test
    void shouldNameWhatIsNearestToWhatIsNotThere() {
        final UsageException field =
                assertThrows(UsageException.class, () -> FieldChoice.named(SocketFields.LIST, "inode,recvq"));
        assertTrue(field.getMessage().startsWith("no field 'recvq'; the nearest: 'recv_q'"), field.getMessage());
        final UsageException format =
                assertThrows(UsageException.class, () -> FieldChoice.format(Formats.all(), "jsonlines"));
        assertTrue(format.getMessage().contains("'jsonl'"), format.getMessage());
        final UsageException hostile =
                assertThrows(UsageException.class, () -> FieldChoice.named(SocketFields.LIST, "\u001b[31m"));
        assertFalse(hostile.getMessage().contains("\u001b"));
        assertThrows(UsageException.class, () -> FieldChoice.named(SocketFields.LIST, "inode,inode"));
        assertThrows(UsageException.class, () -> FieldChoice.named(SocketFields.LIST, "inode,"));
    }

    private String print(final String format, final FormatOptions options, final RowBatch batch) throws IOException {
        return print(Formats.all().find(format), fields, options, batch);
    }

    private String print(
            final Format format, final List<Field> chosen, final FormatOptions options, final RowBatch batch)
            throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final AsciiWriter writer = new AsciiWriter(out, AsciiWriter.MIN_CAPACITY);
        final RowPrinter printer = format.printer(chosen, sockets, options, writer);
        printer.begin();
        printer.beginRound();
        printer.onRows(batch);
        printer.endRound();
        writer.flush();
        final byte[] bytes = out.toByteArray();
        assertTrue(NaiveObjects.isUtf8(bytes), seed());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void assertNoControls(final String value) {
        value.codePoints()
                .forEach(point -> assertFalse(
                        Character.isISOControl(point)
                                || point >= 0x202A && point <= 0x202E
                                || point >= 0x2066 && point <= 0x2069,
                        () -> seed() + " point=" + point));
    }

    private static byte[] text(final FieldReader reader, final Row socket) {
        final byte[] target = new byte[FieldReader.MAX_TEXT];
        final int length = reader.text(socket, target);
        return Arrays.copyOf(target, length);
    }

    private static byte[] unescaped(final String value) {
        final byte[] text = value.getBytes(StandardCharsets.UTF_8);
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '\\') {
                out.write(text[i]);
                continue;
            }
            i++;
            switch (text[i]) {
                case 't' -> out.write('\t');
                case 'n' -> out.write('\n');
                case 'r' -> out.write('\r');
                case '\\' -> out.write('\\');
                default -> {
                    out.write(Integer.parseInt(
                            value.length() == text.length
                                    ? value.substring(i + 1, i + 3)
                                    : new String(text, i + 1, 2, StandardCharsets.US_ASCII),
                            16));
                    i += 2;
                }
            }
        }
        return out.toByteArray();
    }

    private static void assertSame(final Map<String, Object> expected, final JsonNode actual, final String text)
            throws IOException {
        final List<String> names = new ArrayList<>();
        actual.fieldNames().forEachRemaining(names::add);
        assertEquals(new ArrayList<>(expected.keySet()), names, () -> seed() + " " + text);
        for (final Map.Entry<String, Object> entry : expected.entrySet()) {
            assertValue(entry.getValue(), actual.get(entry.getKey()), text);
        }
    }

    @SuppressWarnings("unchecked")
    private static void assertValue(final Object expected, final JsonNode actual, final String text)
            throws IOException {
        if (expected instanceof BigInteger number) {
            assertEquals(number, actual.bigIntegerValue(), () -> seed() + " " + text);
        } else if (expected instanceof Boolean truth) {
            assertEquals(truth, actual.booleanValue(), () -> seed() + " " + text);
        } else if (expected instanceof InetAddress address) {
            // Of an IPv4-mapped one the JDK makes an IPv4 address, which it is not.
            assertEquals(address instanceof Inet6Address, actual.textValue().contains(":"), text);
            assertEquals(mapped(address), InetAddress.getByName(actual.textValue()), () -> seed() + " " + text);
        } else if (expected instanceof List<?> list) {
            assertEquals(list.size(), actual.size(), () -> seed() + " " + text);
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof Map) {
                    assertSame((Map<String, Object>) list.get(i), actual.get(i), text);
                } else {
                    assertValue(list.get(i), actual.get(i), text);
                }
            }
        } else {
            assertEquals(expected, actual.textValue(), () -> seed() + " " + text);
        }
    }

    private static InetAddress mapped(final InetAddress address) throws IOException {
        return InetAddress.getByAddress(address.getAddress());
    }

    private static String seed() {
        return "-Dsockeye.test.seed=" + SEED;
    }
}
