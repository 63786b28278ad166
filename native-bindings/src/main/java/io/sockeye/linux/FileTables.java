package io.sockeye.linux;

/**
 * Whether two threads have one table of descriptors, as kcmp(2) tells it. Costs one system call, however many
 * descriptors there are. Threads: stateless, with a {@link CallState} each.
 */
public final class FileTables {
    /** Answer of {@link #compare}: they have one table. */
    public static final int SAME = 0;
    /** Answer of {@link #compare}: each has its own. */
    public static final int DIFFERENT = 1;
    /** Answer of {@link #compare}: the kernel does not tell, or not to us. */
    public static final int UNKNOWN = -1;

    /** {@code KCMP_FILES} of {@code <linux/kcmp.h>}. */
    private static final int KCMP_FILES = 2;

    private static final int NO_NUMBER = -1;
    private static final int CALL_NUMBER = callNumber(System.getProperty("os.arch"));

    private FileTables() {}

    /**
     * Compare the tables of two threads. It takes the same permission as reading their descriptors does.
     *
     * @param state of the calling thread.
     * @param one   id of a thread, in the pid namespace of the caller.
     * @param other id of another.
     * @return {@link #SAME}, {@link #DIFFERENT} or {@link #UNKNOWN}.
     */
    public static int compare(final CallState state, final int one, final int other) {
        if (CALL_NUMBER == NO_NUMBER) {
            return UNKNOWN;
        }
        final int order = Syscall.syscall(state, CALL_NUMBER, one, other, KCMP_FILES);
        if (order < 0) {
            return UNKNOWN;
        }
        return order == 0 ? SAME : DIFFERENT;
    }

    /**
     * The number of the system call kcmp(2).
     *
     * @param architecture as {@code os.arch} names it.
     * @return the number, or -1 for an architecture that is not known here.
     */
    static int callNumber(final String architecture) {
        switch (architecture) {
            case "amd64":
                return 312;
            case "aarch64":
            case "riscv64":
            case "loongarch64":
                return 272;
            case "s390x":
                return 343;
            case "ppc64le":
                return 354;
            default:
                return NO_NUMBER;
        }
    }
}
