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

    private static final class Interface extends JoinedText {
        private final Joins joins;

        Interface(final Joins joins) {
            this.joins = joins;
        }

        @Override
        public Presence presence() {
            return HAS_INTERFACE;
        }

        @Override
        protected byte[] find(final Row row) {
            return HAS_INTERFACE.holds(row) ? joins.interfaceName(row.getInt(INTERFACE_INDEX_OFFSET)) : null;
        }
    }

    private static final class User extends JoinedText {
        private final Joins joins;
        private final Presence presence;

        User(final Joins joins, final Presence presence) {
            this.joins = joins;
            this.presence = presence;
        }

        @Override
        protected byte[] find(final Row row) {
            return presence.holds(row) ? joins.userName(row.getInt(UID_OFFSET) & 0xFFFF_FFFFL) : null;
        }
    }

    private static final class Service extends JoinedText {
        private final Joins joins;
        private final Presence presence;
        private final int offset;

        Service(final Joins joins, final Presence presence, final boolean isLocal) {
            this.joins = joins;
            this.presence = presence;
            offset = isLocal ? LOCAL_PORT_OFFSET : REMOTE_PORT_OFFSET;
        }

        @Override
        protected byte[] find(final Row row) {
            return presence.holds(row) ? joins.serviceName(row.getByte(PROTOCOL_OFFSET), row.getShort(offset)) : null;
        }
    }

    private static final class Host extends JoinedText {
        private final Joins joins;
        private final Presence presence;
        private final int offset;

        Host(final Joins joins, final Presence presence, final boolean isLocal) {
            this.joins = joins;
            this.presence = presence;
            offset = isLocal ? LOCAL_ADDRESS_OFFSET : REMOTE_ADDRESS_OFFSET;
        }

        @Override
        protected byte[] find(final Row row) {
            return presence.holds(row)
                    ? joins.hostName(row.getByte(FAMILY_OFFSET), row.getLong(offset), row.getLong(offset + Long.BYTES))
                    : null;
        }
    }
}
