package io.sockeye.cli.names;

/**
 * All that a table needs to print names in place of numbers.
 *
 * @param services names of ports.
 * @param users    names of users.
 * @param hosts    names of addresses.
 */
public record Names(ServiceNames services, UserNames users, HostNames hosts) {
    /**
     * The names of this host, from its own files and name services. Nothing is read until it is asked for.
     *
     * @return fresh, empty caches.
     */
    public static Names ofThisHost() {
        return new Names(ServiceNames.ofThisHost(), UserNames.ofThisHost(), HostNames.ofThisHost());
    }
}
