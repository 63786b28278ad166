package io.sockeye.cli.link;

import java.nio.charset.StandardCharsets;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.LinkAddressRecord;
import io.sockeye.collector.record.LinkLayout;
import io.sockeye.collector.record.LinkRecord;

/**
 * One row of netstat's interface table, in the order that netstat has.
 *
 * @param name of the interface or alias, as the kernel has it, one char per byte.
 * @param link the interface or alias.
 */
record InterfaceRow(String name, LinkRecord link) implements Comparable<InterfaceRow> {
    private static final InterfaceNames NAMES = new InterfaceNames();

    /**
     * A row.
     *
     * @param link its interface or alias.
     */
    static InterfaceRow of(final LinkRecord link) {
        final byte[] name = new byte[link.nameLength()];
        link.getBytes(LinkLayout.NAME_OFFSET, name, 0, name.length);
        return new InterfaceRow(new String(name, StandardCharsets.ISO_8859_1), link);
    }

    /**
     * The IPv4 address that netstat finds by the name: the first one that has it as its label, or no label at all.
     *
     * @param item to look with.
     * @return index of the address, -1 if there is none.
     */
    int firstInet4(final LinkAddressRecord item) {
        for (int i = 0; i < link.addressCount(); i++) {
            link.address(i, item);
            if (item.family() == Family.INET.number() && (item.labelLength() == 0 || isName(item))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isName(final LinkAddressRecord item) {
        final byte[] label = new byte[item.labelLength()];
        item.getBytes(LinkAddressRecord.LABEL_OFFSET, label, 0, label.length);
        return new String(label, StandardCharsets.ISO_8859_1).equals(name);
    }

    /** {@return the flags as netstat keeps them, in 16 bits} */
    short flags() {
        return (short) link.flags();
    }

    /** Whether a flag is set. */
    boolean has(final int flag) {
        return (flags() & flag) != 0;
    }

    @Override
    public int compareTo(final InterfaceRow other) {
        return NAMES.compare(name, other.name);
    }
}
