package io.sockeye.collector.filter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.sockeye.collector.record.LinkLayout;
import io.sockeye.collector.record.LinkRecord;

/** The interface or alias that has a name. Confined to one thread at a time. */
public final class NamedLinks implements RowFilter<LinkRecord> {
    private final byte[] wanted;
    private final byte[] name;
    /** False where a char is no byte, so that no interface has the name. */
    private final boolean isName;

    private boolean hasMatched;

    /**
     * A filter.
     *
     * @param name of the interface, one char per byte.
     */
    public NamedLinks(final String name) {
        final byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        isName = new String(bytes, StandardCharsets.ISO_8859_1).equals(name);
        wanted = bytes;
        this.name = new byte[wanted.length];
    }

    @Override
    public boolean matches(final LinkRecord link) {
        if (!isName || link.nameLength() != wanted.length) {
            return false;
        }
        link.getBytes(LinkLayout.NAME_OFFSET, name, 0, name.length);
        final boolean matches = Arrays.equals(name, wanted);
        hasMatched |= matches;
        return matches;
    }

    /** {@return whether any has matched so far} */
    public boolean hasMatched() {
        return hasMatched;
    }
}
