package io.sockeye.cli.legacy;

import java.util.Locale;

/** How text of the legacy families is made. Cold: these tables are small. */
public final class LegacyText {
    private LegacyText() {}

    /**
     * A name from outside, fit for a terminal.
     *
     * @param text one char per byte.
     * @return the text with {@code .} for each control and non-ASCII character.
     */
    public static String printable(final String text) {
        final StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            clean.append(c >= ' ' && c <= '~' ? c : '.');
        }
        return clean.toString();
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
