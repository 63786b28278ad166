package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.FAMILY_OFFSET;
import static io.sockeye.collector.record.RowLayout.INTERFACE_INDEX_OFFSET;
import static io.sockeye.collector.record.RowLayout.LOCAL_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.LOCAL_PORT_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROTOCOL_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_PORT_OFFSET;
import static io.sockeye.collector.record.RowLayout.UID_OFFSET;

import io.sockeye.collector.record.Row;

/** The fields of a socket that are names for numbers of its row. */
final class NameFields {
    private static final Presence HAS_INTERFACE = Presence.nonZero(INTERFACE_INDEX_OFFSET, Width.U32);

    private NameFields() {}

    static Field interfaceName() {
        return Field.computed("interface", FieldKind.TEXT, Interface::new)
                .needing(Need.NETLINK)
                .says("Interface that the socket is bound to, or the zone of its IPv6 addresses.");
    }

    static Field user(final Presence uid) {
        return Field.computed("user", FieldKind.TEXT, joins -> new User(joins, uid))
                .needing(Need.NAMES | Need.OWNERS)
                .says("Name of the owner.");
    }

    static Field service(final String name, final boolean isLocal, final Presence port) {
        return Field.computed(name, FieldKind.TEXT, joins -> new Service(joins, port, isLocal))
                .needing(Need.NAMES)
                .says("Name of the service at the " + (isLocal ? "local" : "remote") + " port.");
    }

    static Field host(final String name, final boolean isLocal, final Presence address) {
        return Field.computed(name, FieldKind.TEXT, joins -> new Host(joins, address, isLocal))
                .needing(Need.HOSTS)
                .says("Name of the host at the " + (isLocal ? "local" : "remote") + " address.");
    }

    /** A name for what the row has, where it has it. */
    private abstract static class Name extends JoinedText {
        final Joins joins;
        private final Presence presence;

        Name(final Joins joins, final Presence presence) {
            this.joins = joins;
            this.presence = presence;
        }

        @Override
        public final Presence presence() {
            return presence;
        }

        @Override
        protected final byte[] find(final Row row) {
            return presence.holds(row) ? name(row) : null;
        }

        abstract byte[] name(Row row);
    }

    private static final class Interface extends Name {
        Interface(final Joins joins) {
            super(joins, HAS_INTERFACE);
        }

        @Override
        byte[] name(final Row row) {
            return joins.interfaceName(row.getInt(INTERFACE_INDEX_OFFSET));
        }
    }

    private static final class User extends Name {
        User(final Joins joins, final Presence presence) {
            super(joins, presence);
        }

        @Override
        byte[] name(final Row row) {
            return joins.userName(row.getInt(UID_OFFSET) & 0xFFFF_FFFFL);
        }
    }

    private static final class Service extends Name {
        private final int offset;

        Service(final Joins joins, final Presence presence, final boolean isLocal) {
            super(joins, presence);
            offset = isLocal ? LOCAL_PORT_OFFSET : REMOTE_PORT_OFFSET;
        }

        @Override
        byte[] name(final Row row) {
            return joins.serviceName(row.getByte(PROTOCOL_OFFSET), row.getShort(offset));
        }
    }

    private static final class Host extends Name {
        private final int offset;

        Host(final Joins joins, final Presence presence, final boolean isLocal) {
            super(joins, presence);
            offset = isLocal ? LOCAL_ADDRESS_OFFSET : REMOTE_ADDRESS_OFFSET;
        }

        @Override
        byte[] name(final Row row) {
            return joins.hostName(row.getByte(FAMILY_OFFSET), row.getLong(offset), row.getLong(offset + Long.BYTES));
        }
    }
}
