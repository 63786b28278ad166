package io.sockeye.collector.route;

/** Receives what a source of routes finds. */
public interface RouteHandler {
    /** The table is there; comes once, before anything else. */
    void onTable();

    /**
     * Some routes, in the kernel's order. The batch is the source's own and is filled anew after this call returns: it must
     * not be retained.
     *
     * @param batch of rows, at least one.
     * @return false to have no more.
     */
    boolean onRoutes(RouteBatch batch);

    /**
     * A message or line that could not be read as a route; the source goes on with the next one.
     *
     * @param position number of the message or line in its dump or file, from 1.
     */
    void onMalformed(long position);
}
