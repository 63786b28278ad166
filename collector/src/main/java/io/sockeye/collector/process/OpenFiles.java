package io.sockeye.collector.process;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.BytePath;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.TextFile;

/**
 * About how many files are open on the system, from {@code /proc/sys/fs/file-nr}, see proc_sys_fs(5). Threads:
 * stateless.
 */
final class OpenFiles {
    /** Answer where the file cannot be read. */
    static final long UNKNOWN = -1;

    private static final int MAX_LENGTH = 64;

    private OpenFiles() {}

    /** The number of open files. A descriptor that was inherited is one more descriptor, but not one more file. */
    static long estimate(final Path procRoot) {
        final byte[] text = new byte[MAX_LENGTH];
        final FieldCursor fields;
        try (TextFile file = TextFile.open(BytePath.text(procRoot) + "/sys/fs/file-nr", new SourceCounters())) {
            // One read: the kernel gives the rest of such a file to no second one.
            fields = new FieldCursor().wrap(text, 0, Math.max(0, file.read(text, 0, MAX_LENGTH)));
        } catch (final IOException e) {
            return UNKNOWN;
        }
        return fields.fieldUpTo('\t') ? fields.fieldDigits(Long.MAX_VALUE) : UNKNOWN;
    }
}
