package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.INODE_OFFSET;
import static io.sockeye.collector.record.RowLayout.PEER_INODE_OFFSET;

import java.util.List;

import io.sockeye.collector.record.Row;

/** The fields of a socket that come from the processes which hold it. */
final class ProcessFields {
    private static final List<Field> MEMBERS = List.of(
            Field.computed("pid", FieldKind.UNSIGNED, joins -> new Descriptor(joins.owners(), true))
                    .always()
                    .says("Id of the process."),
            Field.computed("fd", FieldKind.UNSIGNED, joins -> new Descriptor(joins.owners(), false))
                    .always()
                    .says("Number of the descriptor in that process."),
            Field.computed("name", FieldKind.TEXT, joins -> new OwnerText(joins.owners(), false))
                    .says("Name of the process, as it wrote it itself."),
            Field.computed("command", FieldKind.TEXT, joins -> new OwnerText(joins.owners(), true))
                    .says("Command line of the process, as far as it is read."));

    private ProcessFields() {}

    static Field processes() {
        return Field.list("processes", MEMBERS, Processes::new)
                .needing(Need.PROCESSES | Need.COMMANDS)
                .says("Every process and descriptor that refers to the socket.");
    }

    static Field pid() {
        return Field.computed("pid", FieldKind.UNSIGNED, joins -> new FirstPid(joins.owners()))
                .needing(Need.PROCESSES)
                .firstOf(processes(), "pid")
                .says("Id of the first process that holds the socket.");
    }

    static Field process() {
        return Field.computed("process", FieldKind.TEXT, joins -> new FirstName(joins.owners(), INODE_OFFSET))
                .needing(Need.PROCESSES)
                .firstOf(processes(), "name")
                .alsoCalled("program", "comm")
                .says("Name of the first process that holds the socket.");
    }

    static Field peerProcess() {
        return Field.computed("peer_process", FieldKind.TEXT, joins -> new FirstName(joins.owners(), PEER_INODE_OFFSET))
                .needing(Need.PROCESSES)
                .says("Name of the first process that holds the socket which a UNIX socket is connected to.");
    }

    private static int first(final Owners owners, final Row row) {
        return first(owners, row, INODE_OFFSET);
    }

    private static int first(final Owners owners, final Row row, final int inodeOffset) {
        return owners == null ? Owners.NONE : owners.first(row.getLong(inodeOffset));
    }

    private static final class Processes extends FieldReader {
        private final Owners owners;
        private final FieldReader[] members;
        private Row row;

        Processes(final Joins joins) {
            owners = joins.owners();
            members = FieldList.bind(MEMBERS, joins);
        }

        @Override
        public boolean isPresent(final Row row) {
            return first(owners, row) != Owners.NONE;
        }

        @Override
        public void begin(final Row row) {
            this.row = row;
            owners.begin(row.getLong(INODE_OFFSET));
        }

        @Override
        public boolean next() {
            return owners.next();
        }

        @Override
        public Row item() {
            return row;
        }

        @Override
        public FieldReader[] members() {
            return members;
        }
    }

    /** Of the descriptor at which the cursor is. */
    private static final class Descriptor extends FieldReader {
        private final Owners owners;
        private final boolean isPid;

        Descriptor(final Owners owners, final boolean isPid) {
            this.owners = owners;
            this.isPid = isPid;
        }

        @Override
        public boolean isPresent(final Row row) {
            return true;
        }

        @Override
        public long number(final Row row) {
            return isPid ? owners.pid() : owners.fd();
        }
    }

    /** Of the process at which the cursor is. */
    private static final class OwnerText extends JoinedText {
        private final Owners owners;
        private final boolean isCommand;

        OwnerText(final Owners owners, final boolean isCommand) {
            this.owners = owners;
            this.isCommand = isCommand;
        }

        @Override
        protected byte[] find(final Row row) {
            return isCommand ? owners.command(owners.pid()) : owners.name(owners.pid());
        }
    }

    private static final class FirstPid extends FieldReader {
        private final Owners owners;

        FirstPid(final Owners owners) {
            this.owners = owners;
        }

        @Override
        public boolean isPresent(final Row row) {
            return first(owners, row) != Owners.NONE;
        }

        @Override
        public long number(final Row row) {
            return first(owners, row);
        }
    }

    private static final class FirstName extends JoinedText {
        private final Owners owners;
        private final int inodeOffset;

        FirstName(final Owners owners, final int inodeOffset) {
            this.owners = owners;
            this.inodeOffset = inodeOffset;
        }

        @Override
        protected byte[] find(final Row row) {
            final int pid = first(owners, row, inodeOffset);
            return pid == Owners.NONE ? null : owners.name(pid);
        }
    }
}
