package io.sockeye.cli.doctor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.cli.args.DoctorOptions;
import io.sockeye.collector.doctor.Finding;

/** Writes all findings in a format. Confined to one thread. */
final class FindingWriter {
    /** The most findings of one check that people are shown. */
    private static final int SHOWN = 10;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private FindingWriter() {}

    /** The findings of so many checks, the gravest first, as {@link DoctorOptions#format()} has it. */
    static byte[] of(final List<Finding> findings, final int checks, final String format) {
        final FindingWriter writer = new FindingWriter();
        switch (format) {
            case DoctorOptions.JSON -> writer.array(findings);
            case DoctorOptions.JSON_LINES -> writer.lines(findings);
            default -> writer.text(findings, checks);
        }
        return writer.out.toByteArray();
    }

    private void array(final List<Finding> findings) {
        print("[");
        for (int i = 0; i < findings.size(); i++) {
            print(i == 0 ? "" : ",\n");
            out.writeBytes(FindingJson.of(findings.get(i)));
        }
        print("]\n");
    }

    private void lines(final List<Finding> findings) {
        for (final Finding finding : findings) {
            out.writeBytes(FindingJson.of(finding));
            print("\n");
        }
    }

    private void text(final List<Finding> findings, final int checks) {
        final Map<String, Integer> counts = new LinkedHashMap<>();
        for (final Finding finding : findings) {
            if (counts.merge(finding.check().name(), 1, Integer::sum) <= SHOWN) {
                print(out.size() == 0 ? "" : "\n");
                print(FindingText.of(finding));
            }
        }
        counts.forEach((check, count) -> {
            if (count > SHOWN) {
                print("\nand " + (count - SHOWN) + " more of " + check + ", which --format=jsonl has\n");
            }
        });
        if (findings.isEmpty()) {
            print("Nothing found by " + checks + " checks.\n");
        }
    }

    /** One char per byte. */
    private void print(final String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
