package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.CGROUP_ID_OFFSET;

import java.util.List;

import io.sockeye.collector.cgroup.Cgroup;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.Told;

/**
 * The fields of Internet sockets that come from the control group (version 2) of who made them. No process is looked at
 * for them. TIME_WAIT has none.
 */
final class CgroupFields {
    private static final Presence HAS_ID = Details.told(Told.CGROUP_ID);

    static final List<Field> ALL = List.of(
            Field.computed("cgroup", FieldKind.TEXT, Path::new)
                    .needing(Need.CGROUP)
                    .says("Path of the control group that made the socket; unreachable: and its id where it is gone."),
            Field.computed("unit", FieldKind.TEXT, Unit::new)
                    .needing(Need.CGROUP)
                    .says("Innermost systemd service, scope or socket in the cgroup's path."),
            Field.computed("container", FieldKind.TEXT, Container::new)
                    .needing(Need.CGROUP)
                    .says("Id of the innermost container in the cgroup's path."),
            Field.hex64("cgroup_id", CGROUP_ID_OFFSET)
                    .when(HAS_ID)
                    .needing(Need.UNASKED)
                    .says("The kernel's identifier of the control group that made the socket."));

    private CgroupFields() {}

    /** A text of the group, where the row has one. */
    private abstract static class GroupText extends JoinedText {
        private final Joins joins;

        GroupText(final Joins joins) {
            this.joins = joins;
        }

        @Override
        public final Presence presence() {
            return HAS_ID;
        }

        @Override
        protected final byte[] find(final Row row) {
            final Cgroup group = HAS_ID.holds(row) ? joins.cgroup(row.getLong(CGROUP_ID_OFFSET)) : null;
            return group == null ? null : text(group);
        }

        abstract byte[] text(Cgroup group);
    }

    private static final class Path extends GroupText {
        Path(final Joins joins) {
            super(joins);
        }

        @Override
        byte[] text(final Cgroup group) {
            return group.path();
        }
    }

    private static final class Unit extends GroupText {
        Unit(final Joins joins) {
            super(joins);
        }

        @Override
        byte[] text(final Cgroup group) {
            return group.unit();
        }
    }

    private static final class Container extends GroupText {
        Container(final Joins joins) {
            super(joins);
        }

        @Override
        byte[] text(final Cgroup group) {
            return group.container();
        }
    }
}
