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
    private static final String UID_KEY = "Uid:";
    private static final String CAPABILITIES_KEY = "CapEff:";
    /** Of {@code <linux/capability.h>}. */
    private static final int CAP_NET_ADMIN = 12;

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
        final FieldCursor fields = new FieldCursor();
        if (!find(UID_KEY, status, fields)) {
            return UNKNOWN_UID;
        }
        // The real, the effective, the saved and the file system's id, a tab before each.
        fields.fieldUpTo('\t');
        return fields.fieldUpTo('\t') ? (int) fields.fieldDigits(MAX_UID) : UNKNOWN_UID;
    }

    /**
     * Whether this process has CAP_NET_ADMIN, without native code. In a user namespace of its own it may have that and
     * yet not for the network namespace that it is in.
     *
     * @return false where it has not, and where proc cannot be read.
     */
    public static boolean isNetAdmin() {
        return isNetAdmin(STATUS);
    }

    static boolean isNetAdmin(final Path status) {
        final FieldCursor fields = new FieldCursor();
        return find(CAPABILITIES_KEY, status, fields) && fields.hex() && (fields.value() >>> CAP_NET_ADMIN & 1) != 0;
    }

    /** Go behind the tab that follows a key. */
    private static boolean find(final String key, final Path status, final FieldCursor fields) {
        final byte[] text;
        try (TextFile file = TextFile.open(status.toString(), new SourceCounters())) {
            text = file.readNBytes(MAX_LENGTH);
        } catch (final IOException e) {
            return false;
        }
        final LineReader lines = new LineReader().wrap(text, 0, text.length);
        while (lines.next()) {
            fields.wrap(lines).fieldUpTo('\t');
            if (fields.isField(key)) {
                return true;
            }
        }
        return false;
    }
}
