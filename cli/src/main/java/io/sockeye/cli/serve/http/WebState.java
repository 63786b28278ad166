package io.sockeye.cli.serve.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.sockeye.cli.serve.http.config.WebConfig;
import io.sockeye.cli.serve.http.config.WebConfigException;
import io.sockeye.cli.serve.http.config.WebConfigReader;
import io.sockeye.cli.serve.http.tls.ServerTls;

/**
 * The web configuration that holds now, and its certificates. What is wrong when read again changes nothing. The
 * configuration is read again when told to; certificates and keys also by themselves, where their files are new, looked
 * at once a second at most and only when somebody connects. Threads: safe.
 */
final class WebState {
    /**
     * What holds at a moment.
     *
     * @param config never null.
     * @param tls    null where it is not spoken.
     */
    record Now(WebConfig config, ServerTls tls) {}

    private static final long CHECK_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final Path file;
    private final InetSocketAddress address;
    private final boolean isInsecure;
    private final QuietLog log;
    private volatile Now now;
    private long checkedAt;

    /**
     * Read a configuration.
     *
     * @param file null if there is none.
     */
    WebState(final Path file, final InetSocketAddress address, final boolean isInsecure, final QuietLog log)
            throws IOException {
        this.file = file;
        this.address = address;
        this.isInsecure = isInsecure;
        this.log = log;
        reload();
    }

    Now now() {
        return now;
    }

    /** Read it again. */
    synchronized void reload() throws IOException {
        final WebConfig config = file == null ? WebConfig.NONE : WebConfigReader.read(file);
        final ServerTls tls = config.tls() == null ? null : ServerTls.of(config.tls());
        Exposure.check(address, config, tls, isInsecure);
        for (final String note : config.notes()) {
            log.tell(note);
        }
        final String warning = Exposure.warning(address, config, tls);
        if (!warning.isEmpty()) {
            log.tell(warning);
        }
        now = new Now(config, tls);
        checkedAt = System.nanoTime();
    }

    /** For a new connection: with new certificates, if there are any. */
    Now forConnection() {
        final Now current = now;
        if (current.tls != null) {
            renewCertificates();
        }
        return now;
    }

    private synchronized void renewCertificates() {
        final Now current = now;
        if (current.tls == null || System.nanoTime() - checkedAt < CHECK_INTERVAL) {
            return;
        }
        checkedAt = System.nanoTime();
        if (!current.tls.isChanged()) {
            return;
        }
        try {
            now = new Now(current.config, ServerTls.of(current.config.tls()));
            log.say(QuietLog.Kind.CERTIFICATE, "new certificates are in use");
        } catch (final WebConfigException e) {
            log.say(QuietLog.Kind.CERTIFICATE, "the old certificates stay in use: " + e.getMessage());
        }
    }
}
