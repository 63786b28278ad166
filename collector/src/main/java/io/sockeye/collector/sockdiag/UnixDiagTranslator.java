package io.sockeye.collector.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.sockdiag.SockDiag;
import io.sockeye.linux.sockdiag.TcpState;
import io.sockeye.linux.sockdiag.UnixDiagMsg;

/**
 * Turns the kernel's words for a UNIX socket into a row, in the view of /proc/net/unix: states are {@code SS_*}, and
 * the NULs of an abstract name are written {@code @}. unix_diag knows neither the reference count nor the flags of
 * waiting readers and writers; those stay 0. It also leaves out the connections that nobody has accepted yet, which
 * /proc shows without an inode. Confined to one thread at a time.
 */
final class UnixDiagTranslator {
    private static final int SS_UNCONNECTED = 1;
    private static final int SS_CONNECTED = 3;

    private final UnixDiagMsg message = new UnixDiagMsg();
    private final NlAttrs attributes = new NlAttrs();
    private final byte[] name = new byte[SocketRecord.MAX_PATH_LENGTH];

    /** A translator. */
    UnixDiagTranslator() {}

    /**
     * Fill a row from a message.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which {@code struct unix_diag_msg} begins, all of it being there.
     * @param length in bytes of the struct and its attributes.
     * @param row    to fill, all zero; if it has details, with memory.
     * @return false if an attribute is not whole; what was read before it stands.
     */
    public boolean translate(final UnsafeBuffer buffer, final int offset, final int length, final SocketRecord row) {
        message.wrap(buffer, offset);
        row.protocol(Protocol.UNIX.code())
                .family(message.family())
                .unixType(message.type())
                .state(message.state() == TcpState.TCP_ESTABLISHED ? SS_CONNECTED : SS_UNCONNECTED)
                .flags(message.state() == TcpState.TCP_LISTEN ? SocketRecord.SO_ACCEPTCON : 0)
                .inode(message.ino())
                .cookie(message.cookie());
        if (row.hasDetails()) {
            SocketDetails.clear(row);
        }
        attributes.wrap(buffer, offset + UnixDiagMsg.LENGTH, length - UnixDiagMsg.LENGTH);
        while (attributes.next()) {
            translateAttribute(buffer, attributes.payloadOffset(), attributes.payloadLength(), row);
        }
        return !attributes.isMalformed();
    }

    private void translateAttribute(
            final UnsafeBuffer buffer, final int offset, final int length, final SocketRecord row) {
        switch (attributes.type()) {
            case SockDiag.UNIX_DIAG_NAME:
                translateName(buffer, offset, length, row);
                break;
            case SockDiag.UNIX_DIAG_PEER:
                if (length >= Integer.BYTES) {
                    row.peerInode(buffer.getInt(offset) & 0xFFFF_FFFFL);
                }
                break;
            case SockDiag.UNIX_DIAG_RQLEN:
                if (length >= 2 * Integer.BYTES) {
                    row.recvQueue(buffer.getInt(offset) & 0xFFFF_FFFFL);
                    final long second = buffer.getInt(offset + Integer.BYTES) & 0xFFFF_FFFFL;
                    if (message.state() == TcpState.TCP_LISTEN) {
                        row.backlog(second);
                    } else {
                        row.sendQueue(second);
                    }
                }
                break;
            case SockDiag.UNIX_DIAG_MEMINFO:
                if (row.hasDetails()) {
                    SocketDetails.memory(row, buffer, offset, length);
                }
                break;
            case SockDiag.UNIX_DIAG_SHUTDOWN:
                InetDiagTranslator.translateShutdown(buffer, offset, length, row);
                break;
            case SockDiag.UNIX_DIAG_UID:
                if (length >= Integer.BYTES) {
                    row.uid(buffer.getInt(offset) & 0xFFFF_FFFFL);
                }
                break;
            default:
                break;
        }
    }

    private void translateName(final UnsafeBuffer buffer, final int offset, final int length, final SocketRecord row) {
        final int kept = Math.min(length, name.length);
        ByteArrays.get(buffer, offset, name, 0, kept);
        if (kept == 0 || name[0] != 0) {
            // A path ends with a NUL, which is not part of it.
            row.path(name, 0, kept > 0 && name[kept - 1] == 0 ? kept - 1 : kept);
            return;
        }
        for (int i = 0; i < kept; i++) {
            if (name[i] == 0) {
                name[i] = '@';
            }
        }
        row.path(name, 0, kept);
    }
}
