package io.sockeye.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Finding;
import io.sockeye.collector.text.PrintableText;

/** A finding for people: ten lines at most, one char per byte. Threads: stateless. */
final class FindingText {
    private static final String INDENT = "    ";
    private static final int GAP = 2;

    private FindingText() {}

    static String of(final Finding finding) {
        final StringBuilder text = new StringBuilder();
        text.append(finding.severity().word().toUpperCase(Locale.ROOT))
                .append(' ')
                .append(finding.check().name())
                .append(": ")
                .append(PrintableText.of(finding.summary()))
                .append('\n');
        table(finding.evidence(), text);
        return text.append(INDENT)
                .append("To do: ")
                .append(finding.advice())
                .append('\n')
                .append(INDENT)
                .append("It helped if ")
                .append(finding.recheck())
                .append('\n')
                .toString();
    }

    private static void table(final Evidence evidence, final StringBuilder text) {
        if (evidence.rows().isEmpty()) {
            return;
        }
        final List<List<String>> lines = new ArrayList<>();
        lines.add(evidence.columns());
        for (final List<Object> row : evidence.rows()) {
            final List<String> line = new ArrayList<>();
            for (final Object value : row) {
                line.add(value == null ? "-" : PrintableText.of(value.toString()));
            }
            lines.add(line);
        }
        for (final List<String> line : lines) {
            text.append(INDENT);
            for (int column = 0; column < line.size(); column++) {
                text.append(line.get(column));
                if (column + 1 < line.size()) {
                    text.append(" "
                            .repeat(width(lines, column)
                                    + GAP
                                    - line.get(column).length()));
                }
            }
            text.append('\n');
        }
        if (evidence.left() > 0) {
            text.append(INDENT).append("and ").append(evidence.left()).append(" more\n");
        }
    }

    private static int width(final List<List<String>> lines, final int column) {
        int width = 0;
        for (final List<String> line : lines) {
            width = Math.max(width, line.get(column).length());
        }
        return width;
    }
}
