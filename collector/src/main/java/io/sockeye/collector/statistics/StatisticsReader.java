package io.sockeye.collector.statistics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/** Reads the files of counters. What cannot be read is told in the result, not thrown. Threads: confined to one. */
public final class StatisticsReader {
    /** A file is read up to this length, in bytes; the kernel's have some thousand. */
    public static final int MAX_LENGTH = 1 << 20;

    private static final String SCTP_SECTION = "Sctp";

    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();
    private byte[] text = new byte[2 * LineReader.READ_LENGTH];
    private int length;

    /**
     * A reader.
     *
     * @param root where the files are.
     */
    public StatisticsReader(final ProcRoot root) {
        this.root = root;
    }

    /** {@return what reading took since this was made} */
    public SourceCounters counters() {
        return counters;
    }

    /**
     * Read a file as it is now, as far as netstat does: up to a line without a colon.
     *
     * @param file to read.
     * @return what is in it, and what is wrong with it. That of SCTP, which does not name its only section, has the
     *     section as soon as it could be opened.
     */
    public FileStatistics read(final StatisticsFile file) {
        return read(file, false);
    }

    /**
     * Read a file as it is now.
     *
     * @param file   to read.
     * @param goesOn whether to go on behind a line without a colon.
     * @return as {@link #read(StatisticsFile)}.
     */
    public FileStatistics read(final StatisticsFile file, final boolean goesOn) {
        final String path = root.netFile(file.fileName());
        final List<Section> sections = new ArrayList<>();
        final List<Defect> defects = new ArrayList<>();
        boolean isOpen = false;
        String failure = null;
        length = 0;
        try (TextFile in = TextFile.open(path, counters)) {
            isOpen = in.isOpen();
            failure = isOpen && !in.isDirectory() ? readBytes(in) : in.reason();
        } catch (final IOException e) {
            failure = e.getMessage();
        }
        if (failure == null) {
            parse(file, sections, defects, goesOn);
        }
        if (isOpen && file == StatisticsFile.SCTP && sections.isEmpty()) {
            sections.add(new Section.Builder(SCTP_SECTION, 1).build());
        }
        return new FileStatistics(file, path, isOpen, failure, List.copyOf(sections), List.copyOf(defects));
    }

    /** Read up to one byte more than is allowed; answers with the reason if that fails, else null. */
    private String readBytes(final TextFile in) {
        int count = 0;
        try {
            while (count >= 0 && length <= MAX_LENGTH) {
                if (text.length - length < LineReader.READ_LENGTH) {
                    text = Arrays.copyOf(text, text.length * 2);
                }
                count = in.read(text, length, LineReader.READ_LENGTH);
                length += Math.max(0, count);
            }
            return null;
        } catch (final IOException e) {
            return in.reason();
        }
    }

    private void parse(
            final StatisticsFile file, final List<Section> sections, final List<Defect> defects, final boolean goesOn) {
        if (length == 0) {
            defects.add(new Defect(Defect.Kind.EMPTY, null, 0, "the file is empty"));
        } else if (length > MAX_LENGTH) {
            final String detail = "the file is longer than " + MAX_LENGTH + " bytes, and not read";
            defects.add(new Defect(Defect.Kind.TOO_LONG, null, 0, detail));
        } else if (file.isPaired()) {
            new PairedLines(text, length, sections, defects, goesOn).read();
        } else {
            final String sectionOfAll = file == StatisticsFile.SCTP ? SCTP_SECTION : null;
            new NamedLines(text, length, sectionOfAll, sections, defects).read();
        }
        for (final Section section : sections) {
            counters.addMessages(file.isPaired() ? 2 : section.size());
        }
    }
}
