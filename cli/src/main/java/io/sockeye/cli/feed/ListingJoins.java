package io.sockeye.cli.feed;

import java.io.IOException;

import io.sockeye.cli.names.Names;
import io.sockeye.collector.cgroup.Cgroup;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Owners;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.route.InterfaceNames;

/** What is joined to rows, from this host's files and name services. Confined to one thread. */
public final class ListingJoins implements Joins, AutoCloseable {
    private final Names names;
    private final RoundFacts facts;
    private final ProcessOwners owners;
    private InterfaceNames interfaces;
    private boolean areInterfacesUnknown;

    /**
     * Nothing is read yet.
     *
     * @param names of one thread.
     * @param facts of the rounds.
     */
    public ListingJoins(final Names names, final RoundFacts facts) {
        this.names = names;
        this.facts = facts;
        owners = new ProcessOwners(facts);
    }

    /**
     * Look up the hosts of sockets before they go on.
     *
     * @param sink that asks these joins for them.
     * @return a stage before it.
     */
    public RowSink lookingUpHosts(final RowSink sink) {
        return new HostLookUp(names.hosts(), sink);
    }

    @Override
    public byte[] userName(final long uid) {
        return names.users().name((int) uid);
    }

    @Override
    public byte[] serviceName(final int protocol, final int port) {
        return names.services().name(protocol, port);
    }

    /** Those of a batch are looked up together before, see {@link #lookingUpHosts}. */
    @Override
    public byte[] hostName(final int family, final long first, final long last) {
        return (first | last) == 0 ? null : names.hosts().name(family, first, last);
    }

    @Override
    public byte[] interfaceName(final int index) {
        if (areInterfacesUnknown) {
            return null;
        }
        if (interfaces == null) {
            interfaces = new InterfaceNames(new SourceCounters());
        }
        try {
            return interfaces.find(index);
        } catch (final IOException e) {
            // Where the kernel does not tell, the field is not there; it is not asked again for each row.
            areInterfacesUnknown = true;
            return null;
        }
    }

    @Override
    public byte[] unixName(final long inode) {
        return facts.unixNames() == null ? null : facts.unixNames().find(inode);
    }

    @Override
    public Owners owners() {
        return owners;
    }

    @Override
    public Cgroup cgroup(final long id) {
        return facts.cgroups().find(id);
    }

    @Override
    public byte[] time() {
        return facts.time();
    }

    /** Names of interfaces may change between rounds, and an index be given to another. */
    @Override
    public void close() {
        if (interfaces != null) {
            interfaces.close();
            interfaces = null;
        }
    }
}
