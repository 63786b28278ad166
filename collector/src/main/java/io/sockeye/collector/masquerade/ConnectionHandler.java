package io.sockeye.collector.masquerade;

/** Receives tracked connections as a source finds them. Called on one thread. */
public interface ConnectionHandler {
    /**
     * Take some connections.
     *
     * @param batch of them, valid during the call.
     * @return false if no more are wanted.
     */
    boolean onConnections(ConnectionBatch batch);

    /**
     * An entry of the table was none.
     *
     * @param position its number among the messages of the dump or the lines of the file, from 1.
     */
    void onMalformed(long position);
}
