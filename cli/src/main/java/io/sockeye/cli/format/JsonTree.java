package io.sockeye.cli.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A small tree of values as JSON; for what is no row. Confined to one thread. */
public final class JsonTree {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private JsonTree() {}

    /**
     * Write a value.
     *
     * @param value a {@link Map} of names to values, a {@link List}, a {@link Long}, or a {@link String} with one char
     *     per byte, of which what is no UTF-8 becomes U+FFFD; null values of maps are left out.
     * @return the text, in UTF-8.
     */
    public static byte[] of(final Object value) {
        final JsonTree tree = new JsonTree();
        tree.write(value);
        return tree.out.toByteArray();
    }

    private void write(final Object value) {
        if (value instanceof final Map<?, ?> map) {
            object(map);
        } else if (value instanceof final List<?> list) {
            array(list);
        } else if (value instanceof final Long number) {
            ascii(Long.toUnsignedString(number));
        } else {
            text((String) value);
        }
    }

    private void object(final Map<?, ?> map) {
        out.write('{');
        boolean isFirst = true;
        for (final Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() == null) {
                continue;
            }
            if (!isFirst) {
                out.write(',');
            }
            isFirst = false;
            text((String) entry.getKey());
            out.write(':');
            write(entry.getValue());
        }
        out.write('}');
    }

    private void array(final List<?> list) {
        out.write('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            write(list.get(i));
        }
        out.write(']');
    }

    private void text(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        final byte[] target = new byte[JsonText.room(bytes.length)];
        out.write('"');
        out.write(target, 0, JsonText.write(bytes, bytes.length, target, 0));
        out.write('"');
    }

    private void ascii(final String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
