package io.sockeye.collector.fuzz;

import java.io.IOException;
import java.util.List;

/** A parser that bad inputs are given to. */
interface FuzzTarget {
    /** {@return what users would call the input, such as {@code net/tcp}} */
    String name();

    /**
     * How many of the inputs it gets, against others.
     *
     * @return 1 where an input takes long, as a file does.
     */
    default int share() {
        return 1;
    }

    /**
     * Good inputs.
     *
     * @return at least one.
     * @throws IOException if they cannot be had.
     */
    List<byte[]> seeds() throws IOException;

    /**
     * Have an input read, and look at all that comes out of it.
     *
     * @param input to read.
     * @param seen  to tell what came out to.
     * @throws IOException as the parser declares it: the input is refused.
     */
    void read(byte[] input, Seen seen) throws IOException;
}
