package io.sockeye.collector.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.record.Told;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.sockdiag.InetDiagAttr;

/**
 * Turns what an upper layer protocol of TCP tells into what a row with details says: TLS, or the MPTCP connection that
 * a socket is a subflow of. A nested attribute that is not whole ends it; what was read before it stands. Confined to
 * one thread at a time.
 */
final class UlpTranslator {
    private static final int TLS_MAJOR_VERSION = 3;

    private final NlAttrs outer = new NlAttrs();
    private final NlAttrs inner = new NlAttrs();

    UlpTranslator() {}

    void translate(final UnsafeBuffer buffer, final int offset, final int length, final SocketRecord row) {
        outer.wrap(buffer, offset, length);
        while (outer.next()) {
            inner.wrap(buffer, outer.payloadOffset(), outer.payloadLength());
            if (outer.type() == InetDiagAttr.INET_ULP_INFO_NAME) {
                // The name ends with a NUL, which is not part of it.
                SocketDetails.ulp(row, buffer, outer.payloadOffset(), Math.max(0, outer.payloadLength() - 1));
            } else if (outer.type() == InetDiagAttr.INET_ULP_INFO_TLS) {
                while (inner.next()) {
                    translateTls(buffer, row);
                }
            } else if (outer.type() == InetDiagAttr.INET_ULP_INFO_MPTCP) {
                while (inner.next()) {
                    translateSubflow(buffer, row);
                }
            }
        }
    }

    private void translateTls(final UnsafeBuffer buffer, final SocketRecord row) {
        final int type = inner.type();
        if (type == InetDiagAttr.TLS_INFO_ZC_RO_TX || type == InetDiagAttr.TLS_INFO_RX_NO_PAD) {
            final int flag = 1 << type - InetDiagAttr.TLS_INFO_ZC_RO_TX;
            final int flags = row.getByte(RowLayout.TLS_FLAGS_OFFSET) | flag;
            SocketDetails.told8(row, Told.TLS, RowLayout.TLS_FLAGS_OFFSET, flags);
            return;
        }
        if (inner.payloadLength() < Short.BYTES) {
            return;
        }
        final int value = buffer.getShort(inner.payloadOffset()) & 0xFFFF;
        switch (type) {
            case InetDiagAttr.TLS_INFO_VERSION:
                final int minor = value >> Byte.SIZE == TLS_MAJOR_VERSION ? value : 0;
                SocketDetails.told8(row, Told.TLS, RowLayout.TLS_VERSION_OFFSET, minor);
                break;
            case InetDiagAttr.TLS_INFO_CIPHER:
                SocketDetails.told8(row, Told.TLS, RowLayout.TLS_CIPHER_OFFSET, value);
                break;
            case InetDiagAttr.TLS_INFO_TXCONF:
                SocketDetails.told8(row, Told.TLS, RowLayout.TLS_TXCONF_OFFSET, value);
                break;
            case InetDiagAttr.TLS_INFO_RXCONF:
                SocketDetails.told8(row, Told.TLS, RowLayout.TLS_RXCONF_OFFSET, value);
                break;
            default:
                break;
        }
    }

    private void translateSubflow(final UnsafeBuffer buffer, final SocketRecord row) {
        final int offset = inner.payloadOffset();
        final int length = inner.payloadLength();
        final int told = Told.SUBFLOW << inner.type();
        switch (inner.type()) {
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_TOKEN_REM:
                DetailTranslator.intOf(row, told, RowLayout.SUBFLOW_TOKEN_REM_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_TOKEN_LOC:
                DetailTranslator.intOf(row, told, RowLayout.SUBFLOW_TOKEN_LOC_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ:
                DetailTranslator.intOf(row, told, RowLayout.SUBFLOW_RELWRITE_SEQ_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_MAP_SFSEQ:
                DetailTranslator.intOf(row, told, RowLayout.SUBFLOW_MAP_SFSEQ_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_SSN_OFFSET:
                DetailTranslator.intOf(row, told, RowLayout.SUBFLOW_SSN_OFFSET_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_FLAGS:
                DetailTranslator.intOf(row, told, RowLayout.SUBFLOW_FLAGS_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_ID_REM:
                DetailTranslator.byteOf(row, told, RowLayout.SUBFLOW_ID_REM_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_ID_LOC:
                DetailTranslator.byteOf(row, told, RowLayout.SUBFLOW_ID_LOC_OFFSET, buffer, offset, length);
                break;
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_MAP_SEQ:
                if (length >= Long.BYTES) {
                    SocketDetails.told64(row, told, RowLayout.SUBFLOW_MAP_SEQ_OFFSET, buffer.getLong(offset));
                }
                break;
            case InetDiagAttr.MPTCP_SUBFLOW_ATTR_MAP_DATALEN:
                if (length >= Short.BYTES) {
                    SocketDetails.told16(row, told, RowLayout.SUBFLOW_MAP_DATALEN_OFFSET, buffer.getShort(offset));
                }
                break;
            default:
                break;
        }
    }
}
