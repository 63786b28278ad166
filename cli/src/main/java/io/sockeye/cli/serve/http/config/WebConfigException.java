package io.sockeye.cli.serve.http.config;

import java.io.IOException;
import java.nio.file.Path;

/** A web configuration that is wrong: one line that says what and where. */
public final class WebConfigException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Something is wrong with a line.
     *
     * @param file  the configuration.
     * @param line  from 1; 0 if it is none in particular.
     * @param what  is wrong, without a full stop.
     * @param cause or null.
     */
    public WebConfigException(final Path file, final int line, final String what, final Throwable cause) {
        super(file + (line == 0 ? "" : ":" + line) + ": " + what, cause);
    }
}
