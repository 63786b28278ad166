package io.sockeye.collector.filter;

import io.sockeye.collector.record.LinkRecord;

/** Interfaces that are up, and those of which that is not known. Threads: stateless. */
public final class UpLinks implements RowFilter<LinkRecord> {
    /** The filter. */
    public UpLinks() {}

    @Override
    public boolean matches(final LinkRecord link) {
        return link.isUp() || !link.knows(LinkRecord.FLAGS);
    }
}
