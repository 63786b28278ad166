package io.sockeye.collector;

/**
 * This JVM was started without an option that the library cannot do without. The message is one sentence with the
 * option as it has to be given. Threads: as any exception.
 */
public final class JvmOptionException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /**
     * An exception.
     *
     * @param message which option is missing.
     */
    JvmOptionException(final String message) {
        super(message);
    }
}
