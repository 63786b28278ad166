package io.sockeye.cli.listing;

import java.io.IOException;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.collector.record.RowSink;

/**
 * What reads the rows of a mode for whatever prints them: netstat's table or a format. What is to be said on the way it
 * says on stderr, in netstat's words where netstat has them. Confined to one thread.
 */
public interface RowSource {
    /**
     * Deliver all rows that are wanted, read anew.
     *
     * @param sink of rows.
     * @return the exit code; if it is not 0 the command ends with it, {@code -c} or not. What was delivered stays.
     * @throws IOException if data cannot be read; its message says what and where, fit to be printed.
     */
    int collect(RowSink sink) throws IOException;

    /**
     * Tell a meter what the last reading has done.
     *
     * @param meter to add to.
     */
    void addTo(CostMeter meter);
}
