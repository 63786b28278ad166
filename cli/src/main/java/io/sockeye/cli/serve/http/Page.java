package io.sockeye.cli.serve.http;

import java.io.IOException;

/**
 * What stands at a path. Threads: called by as many as there are connections at once. A page ends in its own time: the
 * server waits for it, and the connection's place is taken meanwhile.
 */
@FunctionalInterface
public interface Page {
    /**
     * Answer a request.
     *
     * @param request GET or HEAD, for which the server leaves the body out.
     * @return the answer. One that several requests get may be the same object: it is compressed once.
     * @throws IOException if there is none; the client is told 500, and the log why.
     */
    Answer answer(PageRequest request) throws IOException;
}
