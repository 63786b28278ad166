package io.sockeye.collector;

import java.io.IOException;
import java.nio.file.Path;

import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.text.ProcRoot;

/** Says where {@link Sockets} come from. Confined to one thread. */
public final class SocketsBuilder {
    private SourceChoice choice = SourceChoice.DEFAULT;
    private String procRoot;
    private int threads = Runtime.getRuntime().availableProcessors();

    /** As {@link Sockets#open()} has it. */
    SocketsBuilder() {}

    /**
     * Which source is wanted; {@link SourceChoice#DEFAULT} if this is not called.
     *
     * @param value the source.
     * @return this for a fluent API.
     */
    public SocketsBuilder source(final SourceChoice value) {
        if (value == null) {
            throw new IllegalArgumentException("source=null");
        }
        choice = value;
        return this;
    }

    /**
     * Read another /proc than this system's: a copy in files, or that of a host mounted into a container, of which the
     * network of process 1 is taken. Netlink, which knows only this system, is not asked then.
     *
     * @param directory where it is.
     * @return this for a fluent API.
     */
    public SocketsBuilder procRoot(final Path directory) {
        procRoot = directory.toString();
        return this;
    }

    /**
     * How many threads a query may use, the caller's among them; as many as there are processors if this is not called.
     * A query with one sink uses one for sockets; a look at all processes may use more.
     *
     * @param most at least 1.
     * @return this for a fluent API.
     */
    public SocketsBuilder threads(final int most) {
        if (most < 1) {
            throw new IllegalArgumentException("threads=" + most);
        }
        threads = most;
        return this;
    }

    /**
     * Make it.
     *
     * @return ready to be asked; nothing is opened yet.
     * @throws JvmOptionException if this JVM was started without an option that is needed.
     * @throws IOException        if there is no /proc at the place that was given, or it cannot be read.
     */
    public Sockets open() throws IOException {
        JvmOptions.require();
        return procRoot == null ? openSystem() : new Sockets(choice, ProcRoot.of(procRoot), threads);
    }

    /** As {@link #open()}, for this system's own /proc, whose place is not checked. */
    Sockets openSystem() {
        JvmOptions.require();
        return new Sockets(choice, ProcRoot.system(), threads);
    }
}
