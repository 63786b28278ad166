package io.sockeye.collector.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** About how many files are open on the system, from {@code /proc/sys/fs/file-nr}, see proc_sys_fs(5). Threads: stateless. */
final class OpenFiles {
    /** Answer where the file cannot be read. */
    static final long UNKNOWN = -1;

    private static final int MAX_LENGTH = 64;

    private OpenFiles() {}

    /** The number of open files. A descriptor that was inherited is one more descriptor, but not one more file. */
    static long estimate(final Path procRoot) {
        final byte[] text = new byte[MAX_LENGTH];
        final int length;
        try (InputStream stream = new FileInputStream(procRoot + "/sys/fs/file-nr")) {
            length = stream.read(text); // one read: the kernel gives the rest of such a file to no second one
        } catch (final IOException e) {
            return UNKNOWN;
        }
        final String line = new String(text, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
        final int end = line.indexOf('\t');
        try {
            return Long.parseLong(line, 0, Math.max(0, end), 10);
        } catch (final NumberFormatException e) {
            return UNKNOWN;
        }
    }
}
