package io.sockeye.cli.serve.http.config;

/**
 * A value of the file. Threads: immutable.
 *
 * @param name  of its key, such as {@code cert_file}.
 * @param value as it stands there, never empty.
 * @param line  from 1.
 */
public record Setting(String name, String value, int line) {
    /** Without the value: it may be a key. */
    @Override
    public String toString() {
        return name + " in line " + line;
    }
}
