package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.BACKLOG_OFFSET;
import static io.sockeye.collector.record.RowLayout.COOKIE_OFFSET;
import static io.sockeye.collector.record.RowLayout.FAMILY_OFFSET;
import static io.sockeye.collector.record.RowLayout.FLAGS_OFFSET;
import static io.sockeye.collector.record.RowLayout.INODE_OFFSET;
import static io.sockeye.collector.record.RowLayout.LOCAL_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.LOCAL_PORT_OFFSET;
import static io.sockeye.collector.record.RowLayout.PATH_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.PATH_OFFSET;
import static io.sockeye.collector.record.RowLayout.PEER_INODE_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROBES_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROTOCOL_OFFSET;
import static io.sockeye.collector.record.RowLayout.RECV_QUEUE_OFFSET;
import static io.sockeye.collector.record.RowLayout.REF_COUNT_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_PORT_OFFSET;
import static io.sockeye.collector.record.RowLayout.RETRANSMITS_OFFSET;
import static io.sockeye.collector.record.RowLayout.SEND_QUEUE_OFFSET;
import static io.sockeye.collector.record.RowLayout.SHUTDOWN_OFFSET;
import static io.sockeye.collector.record.RowLayout.TIMER_MS_OFFSET;
import static io.sockeye.collector.record.RowLayout.TIMER_OFFSET;
import static io.sockeye.collector.record.RowLayout.UID_OFFSET;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.vocabulary.SocketWords;

/** The fields of sockets. */
public final class SocketFields {
    private static final Presence IS_UNIX = having(SocketTraits.IS_UNIX);
    private static final Presence HAS_TIMERS = having(SocketTraits.HAS_TIMERS);
    private static final Presence HAS_LOCAL_ADDRESS = having(SocketTraits.HAS_LOCAL_ADDRESS);
    private static final Presence HAS_REMOTE_ADDRESS = having(SocketTraits.HAS_PEER);
    private static final Presence HAS_LOCAL_PORT = having(SocketTraits.HAS_LOCAL_PORT);
    private static final Presence HAS_REMOTE_PORT = having(SocketTraits.HAS_REMOTE_PORT);
    private static final Presence HAS_QUEUES = having(SocketTraits.HAS_QUEUES);
    private static final Presence IS_LISTENER = having(SocketTraits.HAS_ACCEPT_QUEUE);
    private static final Presence HAS_BACKLOG = having(SocketTraits.HAS_BACKLOG);
    private static final Presence HAS_OWNER = having(SocketTraits.HAS_OWNER);

    /** The list. */
    public static final FieldList LIST = new FieldList("sockets", all());

    private SocketFields() {}

    /** {@return the fields that tell what the kernel knows of a socket beyond its addresses, queues and owners} */
    public static List<Field> details() {
        final List<Field> details = new ArrayList<>();
        for (final Field field : LIST.fields()) {
            if (Need.isDetail(field.needs())) {
                details.add(field);
            }
        }
        return details;
    }

    private static Presence having(final int traits) {
        return Presence.having(SocketTraits.OF_SOCKETS, traits);
    }

    private static List<Field> all() {
        final List<Field> all = new ArrayList<>();
        all.add(TimeField.of());
        addIdentity(all);
        all.addAll(LinkSocketFields.ALL);
        addQueues(all);
        addOwner(all);
        addTimers(all);
        addOthers(all);
        all.addAll(TcpInfoFields.ALL);
        all.addAll(CongestionFields.ALL);
        all.addAll(MemoryFields.ALL);
        all.addAll(AttributeFields.ALL);
        all.addAll(UlpFields.ALL);
        all.addAll(MptcpFields.ALL);
        return all;
    }

    private static void addIdentity(final List<Field> all) {
        all.add(Field.word("protocol", PROTOCOL_OFFSET, Width.U8, SocketWords.PROTOCOLS)
                .byDefault()
                .always()
                .alsoCalled("netid", "proto")
                .says("Protocol of the socket."));
        all.add(Field.word("family", FAMILY_OFFSET, Width.U8, SocketWords.FAMILIES)
                .byDefault()
                .always()
                .says("Address family of the socket."));
        all.add(Field.computedWord("state", SocketState.ALL_WORDS, joins -> new SocketState())
                .byDefault()
                .says("State of the socket, in netstat's word."));
        all.add(Field.computedWord("type", SocketWords.TYPES, joins -> new SocketState.Type())
                .byDefault()
                .says("Type of the socket."));
        all.add(Field.address("local_address", FAMILY_OFFSET, LOCAL_ADDRESS_OFFSET)
                .when(HAS_LOCAL_ADDRESS)
                .byDefault()
                .alsoCalled("local", "laddr")
                .says("Local address; all zero for any."));
        all.add(Field.number("local_port", LOCAL_PORT_OFFSET, Width.U16)
                .in(Unit.PORT)
                .when(HAS_LOCAL_PORT)
                .byDefault()
                .alsoCalled("lport")
                .says("Local port; of a raw socket, the number of its IP protocol."));
        all.add(Field.address("remote_address", FAMILY_OFFSET, REMOTE_ADDRESS_OFFSET)
                .when(HAS_REMOTE_ADDRESS)
                .byDefault()
                .alsoCalled("peer", "foreign", "raddr")
                .says("Address of the peer, where there is one."));
        all.add(Field.number("remote_port", REMOTE_PORT_OFFSET, Width.U16)
                .in(Unit.PORT)
                .when(HAS_REMOTE_PORT)
                .byDefault()
                .alsoCalled("rport")
                .says("Port of the peer, where there is one."));
        all.add(NameFields.interfaceName().byDefault());
        all.add(Field.text("path", PATH_LENGTH_OFFSET, Width.U8, PATH_OFFSET, SocketRecord.MAX_PATH_LENGTH)
                .when(Presence.nonZero(PATH_LENGTH_OFFSET, Width.U8))
                .byDefault()
                .says("Name of a UNIX socket: a path, or after an @ an abstract name, with an @ for each NUL."));
    }

    private static void addQueues(final List<Field> all) {
        all.add(Field.number("recv_q", RECV_QUEUE_OFFSET, Width.U64)
                .in(Unit.BYTES)
                .when(HAS_QUEUES)
                .byDefault()
                .alsoCalled("recvq", "recv-q")
                .says("Bytes received and not yet read."));
        all.add(Field.number("send_q", SEND_QUEUE_OFFSET, Width.U64)
                .in(Unit.BYTES)
                .when(HAS_QUEUES)
                .byDefault()
                .alsoCalled("sendq", "send-q")
                .says("Bytes sent and not yet acknowledged, or not yet read by the peer."));
        all.add(Field.number("accept_queue", RECV_QUEUE_OFFSET, Width.U64)
                .when(IS_LISTENER)
                .byDefault()
                .says("Connections of a listener that wait to be accepted."));
        all.add(Field.number("accept_queue_max", BACKLOG_OFFSET, Width.U32)
                .needing(Need.NETLINK)
                .when(HAS_BACKLOG)
                .byDefault()
                .says("Connections of a listener that may wait to be accepted."));
    }

    private static void addOwner(final List<Field> all) {
        all.add(Field.number("uid", UID_OFFSET, Width.U32)
                .in(Unit.USER)
                .when(HAS_OWNER)
                .needing(Need.OWNERS)
                .byDefault()
                .says("User id of the owner."));
        all.add(NameFields.user(HAS_OWNER));
        all.add(Field.number("inode", INODE_OFFSET, Width.U64)
                .when(Presence.nonZero(INODE_OFFSET, Width.U64))
                .byDefault()
                .alsoCalled("ino")
                .says("Inode of the socket."));
        all.add(Field.hex64("cookie", COOKIE_OFFSET)
                .needing(Need.NETLINK)
                .when(Presence.nonZero(COOKIE_OFFSET, Width.U64))
                .byDefault()
                .alsoCalled("sk")
                .says("The kernel's identifier of the socket, which is never used again."));
        all.add(ProcessFields.pid());
        all.add(ProcessFields.process());
        all.add(ProcessFields.processes());
        all.addAll(CgroupFields.ALL);
    }

    private static void addTimers(final List<Field> all) {
        all.add(Field.word("timer", TIMER_OFFSET, Width.U8, SocketWords.TIMERS)
                .when(HAS_TIMERS)
                .alsoCalled("tr")
                .says("Which timer runs."));
        all.add(Field.number("timer_ms", TIMER_MS_OFFSET, Width.U64)
                .in(Unit.MS)
                .when(HAS_TIMERS.andNonZero(TIMER_OFFSET, Width.U8))
                .says("Time until the timer fires."));
        all.add(Field.number("retransmits", RETRANSMITS_OFFSET, Width.U64)
                .when(HAS_TIMERS)
                .needing(Need.TIMERS)
                .says("Retransmissions of the segment that waits longest for its acknowledgement."));
        all.add(Field.number("probes", PROBES_OFFSET, Width.U32)
                .when(HAS_TIMERS)
                .needing(Need.TIMERS)
                .says("Keepalive or window probes that were not answered."));
    }

    private static void addOthers(final List<Field> all) {
        all.add(Field.word("shutdown", SHUTDOWN_OFFSET, Width.U8, SocketWords.SHUTDOWNS)
                .needing(Need.SHUTDOWN)
                .says("Which directions are shut down: none, receive, send or both; not known of TIME_WAIT."));
        all.add(Field.number("ref_count", REF_COUNT_OFFSET, Width.U32)
                .when(IS_UNIX.andNonZero(REF_COUNT_OFFSET, Width.U32))
                .needing(Need.PROC_DETAILS)
                .says("References to a UNIX socket."));
        all.add(Field.flags("flags", FLAGS_OFFSET, Width.U32, SocketWords.UNIX_FLAGS)
                .when(IS_UNIX.andNonZero(REF_COUNT_OFFSET, Width.U32))
                .needing(Need.PROC_DETAILS)
                .says("Flags of a UNIX socket."));
        all.add(Field.number("peer_inode", PEER_INODE_OFFSET, Width.U64)
                .needing(Need.NETLINK)
                .when(IS_UNIX.andNonZero(PEER_INODE_OFFSET, Width.U64))
                .says("Inode of the socket that a UNIX socket is connected to."));
        all.add(ProcessFields.peerProcess());
        all.add(NameFields.service("local_service", true, HAS_LOCAL_PORT));
        all.add(NameFields.service("remote_service", false, HAS_REMOTE_PORT));
        all.add(NameFields.host("local_host", true, HAS_LOCAL_ADDRESS));
        all.add(NameFields.host("remote_host", false, HAS_REMOTE_ADDRESS));
    }
}
