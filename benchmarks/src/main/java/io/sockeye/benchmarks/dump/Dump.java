package io.sockeye.benchmarks.dump;

import java.io.IOException;

/** A way to get all TCP sockets of both families, done again and again. Threads: confined to one at a time. */
interface Dump extends AutoCloseable {
    /** {@return what it is called in results, without blanks} */
    String name();

    /**
     * Do it once.
     *
     * @return how many sockets there were.
     * @throws IOException if the kernel refuses, or has not delivered all of them.
     */
    long run() throws IOException;

    @Override
    void close();
}
