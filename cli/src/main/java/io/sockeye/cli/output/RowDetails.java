package io.sockeye.cli.output;

import io.sockeye.collector.record.SocketRecord;

/** What is printed below a row of a table, for {@code --info}. Threads: that of the table. */
public interface RowDetails {
    /**
     * Print whole lines, or nothing.
     *
     * @param socket whose row was printed.
     */
    void print(SocketRecord socket);
}
