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
     * The names of this host, from its own files and name services, which are waited for as long as it takes. Nothing
     * is read until it is asked for.
     *
     * @return fresh, empty caches.
     */
    public static Names ofThisHost() {
        return ofThisHost(Questions.untilAnswered(), Questions.untilAnswered());
    }

    /**
     * The names of this host, of which a listing does without those that name services do not give in time.
     *
     * @return fresh, empty caches.
     */
    public static Names ofThisHostInTime() {
        return ofThisHost(Questions.inTime(), Questions.inTime());
    }

    private static Names ofThisHost(final Questions ofUsers, final Questions ofHosts) {
        return new Names(ServiceNames.ofThisHost(), UserNames.ofThisHost(ofUsers), HostNames.ofThisHost(ofHosts));
    }

    /**
     * Names from the same files and services for another thread, which share one's patience.
     *
     * @return fresh, empty caches.
     */
    public Names sibling() {
        return new Names(services.sibling(), users.sibling(), hosts.sibling());
    }

    /** Begin another listing, which waits anew for name services that did not answer the one before. */
    public void begin() {
        users.questions().begin();
        hosts.questions().begin();
    }

    /**
     * What a listing did without.
     *
     * @return one line without its newline; null if every service answered in time.
     */
    public String missing() {
        final int addresses = hosts.questions().unanswered();
        final int uids = users.questions().unanswered();
        if (addresses == 0 && uids == 0) {
            return null;
        }
        return "names: no answer in " + Questions.PATIENCE_SECONDS + " seconds, numbers in place of"
                + (addresses == 0 ? "" : " hosts: " + addresses)
                + (addresses == 0 || uids == 0 ? "" : ",")
                + (uids == 0 ? "" : " users: " + uids);
    }
}
