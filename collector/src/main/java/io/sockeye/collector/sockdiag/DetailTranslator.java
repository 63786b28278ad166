package io.sockeye.collector.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.record.Told;
import io.sockeye.linux.sockdiag.InetDiagAttr;
import io.sockeye.linux.sockdiag.SockDiag;

/**
 * Turns the attributes of an Internet socket that only rows with details have room for into what such a row says. An
 * attribute that is shorter than it must be is passed over, of a longer one the rest. Keys of TCP's signatures, which
 * the kernel sends unasked to who may see them, are not read. Confined to one thread at a time.
 */
final class DetailTranslator {
    private final UlpTranslator ulp = new UlpTranslator();

    DetailTranslator() {}

    /**
     * Translate an attribute, if it is one of these.
     *
     * @param type   of the attribute.
     * @param buffer containing it.
     * @param offset in bytes at which its payload begins.
     * @param length in bytes of its payload.
     * @param row    with details.
     */
    void translate(
            final int type, final UnsafeBuffer buffer, final int offset, final int length, final SocketRecord row) {
        switch (type) {
            case SockDiag.INET_DIAG_CONG:
                // The name ends with a NUL, which is not part of it.
                SocketDetails.congestion(row, buffer, offset, Math.max(0, length - 1));
                break;
            case SockDiag.INET_DIAG_SKMEMINFO:
                SocketDetails.memory(row, buffer, offset, length);
                break;
            case InetDiagAttr.INET_DIAG_TOS:
                byteOf(row, Told.TOS, RowLayout.TOS_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.INET_DIAG_TCLASS:
                byteOf(row, Told.TCLASS, RowLayout.TCLASS_OFFSET, buffer, offset, length);
                break;
            case SockDiag.INET_DIAG_SKV6ONLY:
                byteOf(row, Told.V6ONLY, RowLayout.V6ONLY_OFFSET, buffer, offset, length);
                break;
            case SockDiag.INET_DIAG_MARK:
                intOf(row, Told.MARK, RowLayout.MARK_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.INET_DIAG_CLASS_ID:
                intOf(row, Told.CLASS_ID, RowLayout.CLASS_ID_OFFSET, buffer, offset, length);
                break;
            default:
                translateLonger(type, buffer, offset, length, row);
                break;
        }
    }

    private void translateLonger(
            final int type, final UnsafeBuffer buffer, final int offset, final int length, final SocketRecord row) {
        switch (type) {
            case InetDiagAttr.INET_DIAG_CGROUP_ID:
                if (length >= Long.BYTES) {
                    SocketDetails.told64(row, Told.CGROUP_ID, RowLayout.CGROUP_ID_OFFSET, buffer.getLong(offset));
                }
                break;
            case SockDiag.INET_DIAG_SOCKOPT:
                if (length >= Short.BYTES) {
                    SocketDetails.told16(row, Told.SOCKOPT, RowLayout.SOCKOPT_OFFSET, buffer.getShort(offset));
                }
                break;
            case InetDiagAttr.INET_DIAG_VEGASINFO:
                SocketDetails.parameters(row, Told.VEGAS, buffer, offset, length);
                break;
            case InetDiagAttr.INET_DIAG_DCTCPINFO:
                SocketDetails.parameters(row, Told.DCTCP, buffer, offset, length);
                break;
            case InetDiagAttr.INET_DIAG_BBRINFO:
                SocketDetails.parameters(row, Told.BBR, buffer, offset, length);
                break;
            case InetDiagAttr.INET_DIAG_ULP_INFO:
                ulp.translate(buffer, offset, length, row);
                break;
            default:
                break;
        }
    }

    /** Set a number of one byte. */
    static void byteOf(
            final SocketRecord row,
            final int told,
            final int place,
            final UnsafeBuffer buffer,
            final int offset,
            final int length) {
        if (length >= Byte.BYTES) {
            SocketDetails.told8(row, told, place, buffer.getByte(offset));
        }
    }

    /** Set a number of four bytes. */
    static void intOf(
            final SocketRecord row,
            final int told,
            final int place,
            final UnsafeBuffer buffer,
            final int offset,
            final int length) {
        if (length >= Integer.BYTES) {
            SocketDetails.told32(row, told, place, buffer.getInt(offset));
        }
    }
}
