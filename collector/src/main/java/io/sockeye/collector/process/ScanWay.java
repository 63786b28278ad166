package io.sockeye.collector.process;

/** The ways in which descriptors can be read, the slowest first. All answer the same. */
public enum ScanWay {
    /** {@code /proc} through {@code java.nio.file}, on one thread, where native code cannot be called. */
    JAVA("/proc"),
    /** {@code /proc} by system calls, on as many threads as are allowed. */
    NATIVE("/proc by system calls"),
    /** A BPF iterator over the open files of all tasks, which privileged users have on Linux 5.8 and newer. */
    BPF("bpf");

    private final String text;

    ScanWay(final String text) {
        this.text = text;
    }

    /** {@return the way in the words in which users are told of it} */
    @Override
    public String toString() {
        return text;
    }
}
