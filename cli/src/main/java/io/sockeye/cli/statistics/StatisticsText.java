package io.sockeye.cli.statistics;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.statistics.labels.Labels;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.SectionChange;

/**
 * Writes sections as netstat does: a title, and below it a line for each counter, those of ICMP's message types further
 * in, under the title of a histogram.
 *
 * <p>netstat keeps in mind, also from one section to the next, what kind of line it wrote last: a histogram's title
 * comes when that was not a line of this histogram, and lines that go by a counter's name stand below it as far in as
 * that line.
 *
 * <p>A line of a change begins with two columns: by how much, and how much a second, see {@link StatisticsListing}.
 *
 * <p>Threads: confined to one.
 */
final class StatisticsText {
    private static final int INDENT = 4;
    private static final int HISTOGRAM_INDENT = 8;
    private static final int DIFFERENCE_WIDTH = 12;
    private static final int RATE_WIDTH = 15;

    private final AsciiWriter out;
    /** Whether a number with a minus in the file is printed with it; netstat takes all for unsigned. */
    private final boolean isSigned;

    private char kind = Labels.ALWAYS;
    private String title;

    /**
     * A text that begins.
     *
     * @param out      to write to.
     * @param isSigned whether to print negative numbers as such.
     */
    StatisticsText(final AsciiWriter out, final boolean isSigned) {
        this.out = out;
        this.isSigned = isSigned;
    }

    /** Forget what kind of line came last, as netstat does where it knows a section. */
    void beginAnew() {
        kind = Labels.ALWAYS;
    }

    /** Write a section with its counters as they are. */
    void totals(final Section section, final Labels labels) {
        writeTitle(section.name());
        for (int i = 0; i < section.size(); i++) {
            total(section, i, labels.find(section.key(i), section.value(i)));
        }
    }

    private void total(final Section section, final int index, final String label) {
        final long value = section.value(index);
        if (label == null) {
            if (value != 0) {
                indent(kind);
                counter(section, index, null);
            }
            return;
        }
        if (isHidden(label)) {
            return;
        }
        beginLine(label);
        if (kind == Labels.ALWAYS || value != 0) {
            indent(kind);
            counter(section, index, label);
        }
    }

    /** Write what has changed in a section; nothing at all if nothing has. */
    void changes(final SectionChange change, final Labels labels, final long nanos) {
        title = change.now().name();
        final Section now = change.now();
        for (int i = 0; i < now.size(); i++) {
            if (change.kind(i) == SectionChange.Kind.NONE) {
                continue;
            }
            final String label = labels.find(now.key(i), now.value(i));
            if (beginChange(label)) {
                columns(change, i, nanos);
                counter(now, i, label);
            }
        }
    }

    /** Write what has gone from a section, after its changes. */
    void gone(final SectionChange change, final Labels labels) {
        final Section gone = change.gone();
        for (int i = 0; i < gone.size(); i++) {
            final String label = labels.find(gone.key(i), gone.value(i));
            if (beginChange(label)) {
                columns("gone", "-");
                counter(gone, i, label);
            }
        }
    }

    private boolean beginChange(final String label) {
        if (label != null && isHidden(label)) {
            return false;
        }
        if (title != null) {
            writeTitle(title);
            title = null;
        }
        if (label != null) {
            beginLine(label);
        }
        indent(kind);
        return true;
    }

    private void columns(final SectionChange change, final int index, final long nanos) {
        final SectionChange.Kind how = change.kind(index);
        if (how == SectionChange.Kind.NEW) {
            columns("new", "-");
            return;
        }
        final String number = Long.toUnsignedString(change.difference(index));
        columns(
                change.isLess(index) ? "-".concat(number) : "+".concat(number),
                switch (how) {
                    case COUNTED -> RateText.perSecond(change.difference(index), nanos);
                    case WENT_BACK -> "back";
                    default -> "-";
                });
    }

    private void columns(final String difference, final String rate) {
        right(difference, DIFFERENCE_WIDTH);
        out.put(' ');
        right(rate, RATE_WIDTH);
        out.ascii("  ");
    }

    private void right(final String text, final int width) {
        for (int i = text.length(); i < width; i++) {
            out.put(' ');
        }
        out.ascii(text);
    }

    private void writeTitle(final String name) {
        out.ascii(name).put(':').endRow();
    }

    /** netstat does not print settings, and has empty sentences for some of them. */
    private static boolean isHidden(final String label) {
        return label.charAt(0) == Labels.NEVER || label.length() == 1;
    }

    /** Write the title of a histogram if one begins, and take up the label's kind. */
    private void beginLine(final String label) {
        final char next = label.charAt(0);
        if (next != kind && isHistogram(next)) {
            indent(kind);
            out.ascii(next == Labels.INPUT ? "ICMP input histogram:" : "ICMP output histogram:")
                    .endRow();
        }
        kind = next;
    }

    private static boolean isHistogram(final char kind) {
        return kind == Labels.INPUT || kind == Labels.OUTPUT;
    }

    private void indent(final char ofKind) {
        for (int i = isHistogram(ofKind) ? HISTOGRAM_INDENT : INDENT; i > 0; i--) {
            out.put(' ');
        }
    }

    /** The rest of the line: the sentence, or the name if there is none. */
    private void counter(final Section section, final int index, final String label) {
        if (label == null) {
            out.ascii(section.key(index)).ascii(": ");
            number(section, index);
        } else {
            for (int i = 1; i < label.length(); i++) {
                final char c = label.charAt(i);
                if (c == Labels.PLACE) {
                    number(section, index);
                } else {
                    out.put(c);
                }
            }
        }
        out.endRow();
    }

    private void number(final Section section, final int index) {
        if (isSigned && section.isNegative(index)) {
            out.decimal(section.value(index));
        } else {
            out.unsignedDecimal(section.value(index));
        }
    }
}
