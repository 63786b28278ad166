package io.sockeye.collector.process;

/** When a process was started, from {@code /proc/PID/stat}, see proc_pid_stat(5). Threads: stateless. */
final class StartTime {
    /** So much of the file holds it: a name of 64 bytes at most, and 20 numbers of at most 20 digits. */
    static final int STAT_LENGTH = 512;
    /** Answer for a text that has none. */
    static final long UNKNOWN = -1;

    /** The field's number, where the state behind the name has 3. */
    private static final int FIELD = 22;

    private StartTime() {}

    /** In clock ticks since the system was started, or {@link #UNKNOWN}. */
    static long of(final byte[] stat, final int length) {
        int at = length - 1;
        while (at >= 0 && stat[at] != ')') {
            at--;
        }
        if (at < 0) {
            return UNKNOWN;
        }
        for (int field = 2; field < FIELD; field++) {
            while (at < length && stat[at] != ' ') {
                at++;
            }
            at++;
        }
        long time = 0;
        final int begin = at;
        while (at < length && stat[at] >= '0' && stat[at] <= '9') {
            time = time * 10 + stat[at] - '0';
            at++;
        }
        return at > begin && at < length ? time : UNKNOWN;
    }
}
