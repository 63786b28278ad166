package io.sockeye.collector.condition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.NearestNames;

/** Reads what fields that are texts or words are compared with. Confined to one thread. */
final class TextValues {
    private final ValueNames names;

    TextValues(final ValueNames names) {
        this.names = names;
    }

    /** Whether a regular expression may match a field. */
    static boolean isText(final Field field) {
        return switch (field.kind()) {
            case WORD, TIME, TEXT, LIST_OF_WORDS -> true;
            default -> false;
        };
    }

    /** The test of a regular expression, which comes next. */
    FieldCondition.Maker matching(final TokenReader tokens, final Field field, final boolean isWanted)
            throws ExpressionException {
        final TextPattern pattern = pattern(tokens, tokens.takeValue("a regular expression"));
        return test(field, () -> new PatternTexts(pattern), isWanted);
    }

    /** The test of texts that a field may have. */
    static FieldCondition.Maker among(
            final TokenReader tokens, final Field field, final List<Token> items, final boolean isWanted)
            throws ExpressionException {
        final byte[][] values = new byte[items.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = text(tokens, items.get(i), field);
        }
        final TextMatcher matcher = new EqualTexts(values);
        return test(field, () -> matcher, isWanted);
    }

    /** Gives each thread a matcher that is its own. */
    private interface Matchers {
        TextMatcher matcher();
    }

    private static FieldCondition.Maker test(final Field field, final Matchers matchers, final boolean isWanted) {
        return switch (field.kind()) {
            case WORD, TIME -> reader -> new WordTest(reader, matchers.matcher(), isWanted);
            case LIST_OF_WORDS -> reader -> new AnyWordTest(reader, matchers.matcher(), isWanted);
            default -> reader -> new TextTest(reader, matchers.matcher(), isWanted);
        };
    }

    private TextPattern pattern(final TokenReader tokens, final Token token) throws ExpressionException {
        // Texts are bytes, one char each; what is matched is taken for UTF-8, and so is the expression.
        final byte[] bytes = token.text().getBytes(StandardCharsets.ISO_8859_1);
        try {
            return names.pattern(new String(bytes, StandardCharsets.UTF_8));
        } catch (final IllegalArgumentException e) {
            throw tokens.mistake("'" + token.text() + "' is no regular expression: " + e.getMessage(), token);
        }
    }

    private static byte[] text(final TokenReader tokens, final Token item, final Field field)
            throws ExpressionException {
        if (field.kind() == FieldKind.HARDWARE_ADDRESS) {
            return hardwareAddress(tokens, item);
        }
        final String text = field.vocabulary() == null
                ? item.text()
                : word(tokens, item, field.name(), field.vocabulary().words());
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hardwareAddress(final TokenReader tokens, final Token item) throws ExpressionException {
        try {
            return HexFormat.ofDelimiter(":").parseHex(item.text().toLowerCase(Locale.ROOT));
        } catch (final IllegalArgumentException e) {
            throw tokens.mistake("'" + item.text() + "' is no hardware address such as 00:1b:21:3c:4d:5e", item);
        }
    }

    /** The word of a vocabulary that is meant, whatever its case and whether it has hyphens. */
    private static String word(final TokenReader tokens, final Token item, final String field, final List<String> words)
            throws ExpressionException {
        final List<String> plain = new ArrayList<>();
        for (final String word : words) {
            plain.add(plain(word));
            if (plain(word).equals(plain(item.text()))) {
                return word;
            }
        }
        final List<String> nearest = NearestNames.of(plain(item.text()), plain);
        final List<String> shown = new ArrayList<>();
        for (final String word : words) {
            if (nearest.isEmpty() || nearest.contains(plain(word))) {
                shown.add(word);
            }
        }
        throw tokens.mistake(
                "'" + field + "' is never '" + item.text() + "'; "
                        + (nearest.isEmpty() ? "it is one of" : "the nearest") + ": '" + String.join("' '", shown)
                        + "'",
                item);
    }

    private static String plain(final String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
