package io.sockeye.collector.process;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.TextFile;

/** As whom this process runs, read from {@code /proc/self/status}, see proc_pid_status(5). Threads: stateless. */
public final class Credentials {
    /** Answer where proc cannot be read. */
    public static final int UNKNOWN_UID = -1;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String KEY = "Uid:";
    private static final long MAX_UID = 0xFFFF_FFFFL;
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
        final byte[] text;
        try (TextFile file = TextFile.open(status.toString(), new SourceCounters())) {
            text = file.readNBytes(MAX_LENGTH);
        } catch (final IOException e) {
            return UNKNOWN_UID;
        }
        final LineReader lines = new LineReader().wrap(text, 0, text.length);
        final FieldCursor fields = new FieldCursor();
        while (lines.next()) {
            fields.wrap(lines).fieldUpTo('\t');
            if (fields.isField(KEY)) {
                // The real, the effective, the saved and the file system's id, a tab before each.
                fields.fieldUpTo('\t');
                return fields.fieldUpTo('\t') ? (int) fields.fieldDigits(MAX_UID) : UNKNOWN_UID;
            }
        }
        return UNKNOWN_UID;
    }
}
