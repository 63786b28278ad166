package io.sockeye.cli.legacy;

import java.util.Locale;

import io.sockeye.collector.text.PrintableText;

/** How text of the legacy families is made. Cold: these tables are small. */
public final class LegacyText {
    private LegacyText() {}

    /**
     * A name from outside, fit for a terminal.
     *
     * @param text one char per byte.
     * @return the text without controls.
     */
    public static String printable(final String text) {
        return PrintableText.of(text);
    }

    /**
     * Fill in a pattern, whatever the user's language is.
     *
     * @param pattern of {@link String#format}.
     * @param values  to fill in.
     * @return the text.
     */
    public static String format(final String pattern, final Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
