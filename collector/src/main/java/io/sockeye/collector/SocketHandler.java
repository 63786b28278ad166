package io.sockeye.collector;

import io.sockeye.collector.record.SocketBatch;

/** Receives what a source finds. */
public interface SocketHandler {
    /**
     * Some sockets. The batch is the source's own and is filled anew after this call returns: it must not be retained.
     *
     * @param batch of rows, at least one.
     * @return false to have no more; the source then stops as soon as it can without harm.
     */
    boolean onSockets(SocketBatch batch);

    /**
     * A message or line that could not be read as a socket; the source goes on with the next one.
     *
     * @param protocol it belongs to.
     * @param position number of the message or line in its dump or file, from 1.
     */
    void onMalformed(Protocol protocol, long position);
}
