package io.sockeye.collector.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** As whom this process runs, read from {@code /proc/self/status}, see proc_pid_status(5). Threads: stateless. */
public final class Credentials {
    /** Answer where proc cannot be read. */
    public static final int UNKNOWN_UID = -1;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String KEY = "\nUid:\t";
    private static final int MAX_LENGTH = 8192;

    private Credentials() {}

    /**
     * The effective user id of this process, without native code.
     *
     * @return the uid, from 2^31 on as a negative number, as C's {@code %d} prints it; or {@link #UNKNOWN_UID}.
     */
    public static int effectiveUid() {
        return effectiveUid(STATUS);
    }

    static int effectiveUid(final Path status) {
        final String text;
        try (InputStream stream = Files.newInputStream(status)) {
            text = new String(stream.readNBytes(MAX_LENGTH), StandardCharsets.ISO_8859_1);
        } catch (final IOException e) {
            return UNKNOWN_UID;
        }
        // "Uid:", then the real, the effective, the saved and the file system's id, a tab before each.
        final int key = text.indexOf(KEY);
        final int begin = text.indexOf('\t', key + KEY.length()) + 1;
        final int end = text.indexOf('\t', begin);
        if (key < 0 || begin == 0 || end < 0) {
            return UNKNOWN_UID;
        }
        try {
            return Integer.parseUnsignedInt(text, begin, end, 10);
        } catch (final NumberFormatException e) {
            return UNKNOWN_UID;
        }
    }
}
