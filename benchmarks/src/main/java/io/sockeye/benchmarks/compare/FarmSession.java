package io.sockeye.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.sockeye.benchmarks.farm.FarmCounts;

/** A farm in a network namespace of its own, for as long as this is open. Threads: confined to one. */
final class FarmSession implements AutoCloseable {
    private final Process process;
    private final String readyLine;
    private final String namespace;
    private NamespaceVisit visit;

    private FarmSession(final Process process, final String readyLine, final String namespace) {
        this.process = process;
        this.readyLine = readyLine;
        this.namespace = namespace;
    }

    /**
     * Make a farm and wait until it is up.
     *
     * @param farm        path of the script that starts one.
     * @param connections that it makes.
     * @param ipv6Percent of them over IPv6.
     * @return the farm.
     * @throws IOException if it does not come up; it has said why on standard error.
     */
    static FarmSession start(final Path farm, final int connections, final int ipv6Percent) throws IOException {
        final String namespace = "sockeye-compare-" + Long.toHexString(System.nanoTime());
        final Process process = new ProcessBuilder(List.of(
                        farm.toString(),
                        "--namespace",
                        namespace,
                        "--connections",
                        Integer.toString(connections),
                        "--ipv6",
                        Integer.toString(ipv6Percent),
                        "--hold",
                        Integer.toString(Integer.MAX_VALUE)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IOException("the farm does not come up: the reason stands above");
        }
        return new FarmSession(process, line, namespace);
    }

    String readyLine() {
        return readyLine;
    }

    FarmCounts counts() {
        return FarmCounts.parse(readyLine);
    }

    /**
     * Move this thread, and so the processes that it starts from now on, into the farm's namespace until this is
     * closed.
     *
     * @throws IOException if the kernel refuses.
     */
    void enter() throws IOException {
        visit = NamespaceVisit.to(namespace);
    }

    /** Leave the namespace, end the farm and wait until it is gone. To be called by the thread that has entered. */
    @Override
    public void close() throws IOException {
        try {
            if (visit != null) {
                visit.close();
            }
        } finally {
            end();
        }
    }

    /** End the farm and wait until it is gone. Any thread may. */
    void end() {
        process.toHandle().destroy();
        process.onExit().join();
    }
}
