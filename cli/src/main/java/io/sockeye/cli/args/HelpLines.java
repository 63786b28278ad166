package io.sockeye.cli.args;

/** Lines of help in netstat's layout: what is typed, and from column 33 on what it does. Confined to one thread. */
public final class HelpLines {
    private static final String INDENT = "        ";
    private static final int TEXT_COLUMN = 33;

    private final StringBuilder text;

    /**
     * Begin.
     *
     * @param beginning of the text, whole lines.
     */
    public HelpLines(final String beginning) {
        text = new StringBuilder(beginning);
    }

    /**
     * Add what is typed and what it does.
     *
     * @param typed  such as an option; if it does not fit before the column, the line is longer.
     * @param lines  on what it does, parted by newlines; those after the first begin in the column.
     */
    public void add(final String typed, final String lines) {
        final int begin = text.length();
        text.append(INDENT).append(typed).append(' ');
        if (text.length() - begin > TEXT_COLUMN) {
            text.append(' ');
        }
        padTo(begin + TEXT_COLUMN);
        int from = 0;
        int newline = lines.indexOf('\n');
        while (newline >= 0) {
            text.append(lines, from, newline + 1);
            padTo(text.length() + TEXT_COLUMN);
            from = newline + 1;
            newline = lines.indexOf('\n', from);
        }
        text.append(lines, from, lines.length()).append('\n');
    }

    /**
     * Add text as it is.
     *
     * @param lines with their newlines.
     */
    public void add(final String lines) {
        text.append(lines);
    }

    /** {@return all lines so far, each with its newline} */
    @Override
    public String toString() {
        return text.toString();
    }

    private void padTo(final int length) {
        while (text.length() < length) {
            text.append(' ');
        }
    }
}
