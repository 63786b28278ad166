package io.sockeye.collector.statistics;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.ProcRoot;

/** Reads the files of counters. What cannot be read is told in the result, not thrown. Threads: confined to one. */
public final class StatisticsReader {
    /** A file is read up to this length, in bytes; the kernel's have some thousand. */
    public static final int MAX_LENGTH = 1 << 20;

    /** Up to this length the JDK reads through the stack, beyond it through memory that it allocates each time. */
    private static final int READ_LENGTH = 8192;

    private static final String SCTP_SECTION = "Sctp";

    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();
    private byte[] text = new byte[2 * READ_LENGTH];
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
     * Read a file as it is now.
     *
     * @param file to read.
     * @return what is in it, and what is wrong with it. That of SCTP, which does not name its only section, has the section
     *     as soon as it could be opened.
     */
    public FileStatistics read(final StatisticsFile file) {
        final String path = root.netFile(file.fileName());
        final List<Section> sections = new ArrayList<>();
        final List<Defect> defects = new ArrayList<>();
        boolean isOpen = false;
        String failure = null;
        length = 0;
        // Not java.nio.file, which takes a millisecond to start.
        try (FileInputStream in = new FileInputStream(path)) {
            isOpen = true;
            counters.addSystemCalls(2); // to open it and to close it
            readBytes(in);
        } catch (final FileNotFoundException e) {
            failure = reasonIn(e.getMessage());
            // The JDK refuses to open a directory, of which the kernel would only refuse a read.
            isOpen = "Is a directory".equals(failure);
        } catch (final IOException e) {
            failure = e.getMessage();
        }
        if (failure == null) {
            parse(file, sections, defects);
        }
        if (isOpen && file == StatisticsFile.SCTP && sections.isEmpty()) {
            sections.add(new Section.Builder(SCTP_SECTION, 1).build());
        }
        return new FileStatistics(file, path, isOpen, failure, List.copyOf(sections), List.copyOf(defects));
    }

    private void readBytes(final FileInputStream in) throws IOException {
        int count = 0;
        while (count >= 0 && length <= MAX_LENGTH) {
            if (text.length - length < READ_LENGTH) {
                text = Arrays.copyOf(text, text.length * 2);
            }
            count = in.read(text, length, READ_LENGTH);
            counters.addReceive(count);
            length += Math.max(0, count);
        }
    }

    private void parse(final StatisticsFile file, final List<Section> sections, final List<Defect> defects) {
        if (length == 0) {
            defects.add(new Defect(Defect.Kind.EMPTY, null, 0, "the file is empty"));
        } else if (length > MAX_LENGTH) {
            final String detail = "the file is longer than " + MAX_LENGTH + " bytes, and not read";
            defects.add(new Defect(Defect.Kind.TOO_LONG, null, 0, detail));
        } else if (file.isPaired()) {
            new PairedLines(text, length, sections, defects).read();
        } else {
            final String sectionOfAll = file == StatisticsFile.SCTP ? SCTP_SECTION : null;
            new NamedLines(text, length, sectionOfAll, sections, defects).read();
        }
        for (final Section section : sections) {
            counters.addMessages(file.isPaired() ? 2 : section.size());
        }
    }

    /** The JDK says {@code PATH (REASON)}. */
    private static String reasonIn(final String message) {
        final int parenthesis = message.lastIndexOf(" (");
        return message.endsWith(")") && parenthesis >= 0
                ? message.substring(parenthesis + 2, message.length() - 1)
                : message;
    }
}
