package io.sockeye.collector.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;

/** What the readers of files about interfaces find, in words, with what they complain of. */
public final class LinkFiles {
    private static final int INDEXES = 256;

    private LinkFiles() {}

    /** What is in the file with counters. */
    public static String dev(final Path proc) throws IOException {
        final byte[] text = Files.readAllBytes(proc.resolve("net/dev"));
        final List<String> complaints = new ArrayList<>();
        return ProcNetDev.read(new LineReader().wrap(text, 0, text.length), "dev", complaints) + " " + complaints;
    }

    /** What is in the file with IPv6 addresses. */
    public static String inet6(final Path proc) throws IOException {
        final List<String> complaints = new ArrayList<>();
        final AddressTable table = ProcInet6.read(ProcRoot.of(proc.toString()), new SourceCounters(), complaints);
        final StringBuilder found = new StringBuilder();
        for (int index = 0; index < INDEXES; index++) {
            found.append(table.inet6(index));
        }
        // Where the file lies is no part of what was found.
        return found.append(complaints).toString().replace(proc.toString(), "");
    }
}
