package io.sockeye.cli.format;

import java.util.List;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldList;

/** A JSON Schema 2020-12 for rows of a kind, from the list of their fields. Threads: confined to one. */
public final class SchemaDocument {
    private static final String INDENT = "  ";
    private static final String MAX_UNSIGNED = "18446744073709551615";

    private final StringBuilder text = new StringBuilder();

    private SchemaDocument() {}

    /**
     * The schema of one row as an object. What it requires is in each row whose fields were not chosen by name.
     *
     * @param list of all fields that there may be.
     * @return whole lines.
     */
    public static String of(final FieldList list) {
        final SchemaDocument document = new SchemaDocument();
        document.text.append("{\n");
        document.line(1, "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",");
        document.line(1, "\"title\": " + quoted(list.kind()) + ",");
        document.object(1, list.fields());
        document.text.append("}\n");
        return document.text.toString();
    }

    private void object(final int depth, final List<Field> fields) {
        line(depth, "\"type\": \"object\",");
        line(depth, "\"properties\": {");
        for (int i = 0; i < fields.size(); i++) {
            property(depth + 1, fields.get(i), i + 1 < fields.size());
        }
        line(depth, "},");
        final StringBuilder required = new StringBuilder();
        for (final Field field : fields) {
            if (field.isAlways()) {
                required.append(required.isEmpty() ? "" : ", ").append(quoted(field.name()));
            }
        }
        line(depth, "\"required\": [" + required + "],");
        line(depth, "\"additionalProperties\": false");
    }

    private void property(final int depth, final Field field, final boolean more) {
        line(depth, quoted(field.name()) + ": {");
        line(depth + 1, "\"description\": " + quoted(field.description()) + ",");
        value(depth + 1, field);
        line(depth, more || field.kind() == FieldKind.TEXT ? "}," : "}");
        if (field.kind() == FieldKind.TEXT) {
            line(depth, quoted(field.name() + JsonObject.BASE64_SUFFIX) + ": {");
            line(
                    depth + 1,
                    "\"description\": " + quoted("All bytes of " + field.name() + ", where they are not UTF-8.") + ",");
            line(depth + 1, "\"type\": \"string\",");
            line(depth + 1, "\"contentEncoding\": \"base64\"");
            line(depth, more ? "}," : "}");
        }
    }

    private void value(final int depth, final Field field) {
        switch (field.kind()) {
            case UNSIGNED:
                line(depth, "\"type\": \"integer\",");
                line(depth, "\"minimum\": 0,");
                line(depth, "\"maximum\": " + MAX_UNSIGNED);
                break;
            case SIGNED:
                line(depth, "\"type\": \"integer\",");
                line(depth, "\"minimum\": " + Long.MIN_VALUE + ",");
                line(depth, "\"maximum\": " + Long.MAX_VALUE);
                break;
            case BOOLEAN:
                line(depth, "\"type\": \"boolean\"");
                break;
            case LIST:
                line(depth, "\"type\": \"array\",");
                line(depth, "\"items\": {");
                object(depth + 1, field.members());
                line(depth, "}");
                break;
            case LIST_OF_WORDS:
                line(depth, "\"type\": \"array\",");
                line(depth, "\"items\": {");
                word(depth + 1, field);
                line(depth, "}");
                break;
            default:
                string(depth, field);
                break;
        }
    }

    private void string(final int depth, final Field field) {
        switch (field.kind()) {
            case WORD:
                word(depth, field);
                break;
            case HEX64:
                pattern(depth, "^[0-9a-f]{1,16}$");
                break;
            case HARDWARE_ADDRESS:
                pattern(depth, "^[0-9a-f]{2}(:[0-9a-f]{2})*$");
                break;
            case ADDRESS:
                line(depth, "\"type\": \"string\",");
                line(depth, "\"anyOf\": [{\"format\": \"ipv4\"}, {\"format\": \"ipv6\"}]");
                break;
            case TIME:
                line(depth, "\"type\": \"string\",");
                line(depth, "\"format\": \"date-time\"");
                break;
            default:
                line(depth, "\"type\": \"string\"");
                break;
        }
    }

    private void pattern(final int depth, final String pattern) {
        line(depth, "\"type\": \"string\",");
        line(depth, "\"pattern\": " + quoted(pattern));
    }

    private void word(final int depth, final Field field) {
        if (field.vocabulary() == null) {
            line(depth, "\"type\": \"string\"");
            return;
        }
        final StringBuilder words = new StringBuilder();
        for (final String word : field.vocabulary().words()) {
            words.append(words.isEmpty() ? "" : ", ").append(quoted(word));
        }
        line(depth, "\"enum\": [" + words + "]");
    }

    /** Names, words and sentences are our own. */
    private static String quoted(final String own) {
        return '"' + own.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void line(final int depth, final String line) {
        text.append(INDENT.repeat(depth)).append(line).append('\n');
    }
}
