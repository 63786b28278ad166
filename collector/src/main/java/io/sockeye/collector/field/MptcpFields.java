package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.INFO_OFFSET;

import java.util.List;

import io.sockeye.collector.vocabulary.SocketWords;
import io.sockeye.linux.sockdiag.MptcpInfo;

/**
 * The fields of MPTCP's own sockets, from {@code struct mptcp_info}: each is there as far as the kernel's
 * struct reaches.
 */
final class MptcpFields {
    static final List<Field> ALL = List.of(
            number("mptcp_subflows", MptcpInfo.MPTCPI_SUBFLOWS_OFFSET, Width.U8, "Subflows besides the first."),
            number(
                    "mptcp_add_addr_signal",
                    MptcpInfo.MPTCPI_ADD_ADDR_SIGNAL_OFFSET,
                    Width.U8,
                    "Addresses that were announced to the peer."),
            number(
                    "mptcp_add_addr_accepted",
                    MptcpInfo.MPTCPI_ADD_ADDR_ACCEPTED_OFFSET,
                    Width.U8,
                    "Addresses of the peer that were taken."),
            number(
                    "mptcp_subflows_max",
                    MptcpInfo.MPTCPI_SUBFLOWS_MAX_OFFSET,
                    Width.U8,
                    "Most subflows besides the first."),
            number(
                    "mptcp_add_addr_signal_max",
                    MptcpInfo.MPTCPI_ADD_ADDR_SIGNAL_MAX_OFFSET,
                    Width.U8,
                    "Most addresses to be announced."),
            number(
                    "mptcp_add_addr_accepted_max",
                    MptcpInfo.MPTCPI_ADD_ADDR_ACCEPTED_MAX_OFFSET,
                    Width.U8,
                    "Most addresses of the peer to be taken."),
            Field.flags("mptcp_flags", INFO_OFFSET + MptcpInfo.MPTCPI_FLAGS_OFFSET, Width.U32, SocketWords.MPTCP_FLAGS)
                    .when(Details.mptcp(MptcpInfo.MPTCPI_FLAGS_OFFSET, Width.U32))
                    .needing(Need.TCP_INFO)
                    .says("Flags of the connection."),
            number("mptcp_token", MptcpInfo.MPTCPI_TOKEN_OFFSET, Width.U32, "Token of the connection at this end."),
            number(
                    "mptcp_write_seq",
                    MptcpInfo.MPTCPI_WRITE_SEQ_OFFSET,
                    Width.U64,
                    "Sequence number of what is written next."),
            number(
                    "mptcp_snd_una",
                    MptcpInfo.MPTCPI_SND_UNA_OFFSET,
                    Width.U64,
                    "First sequence number that is not acknowledged."),
            number(
                    "mptcp_rcv_nxt",
                    MptcpInfo.MPTCPI_RCV_NXT_OFFSET,
                    Width.U64,
                    "Sequence number of what is expected next."),
            number(
                    "mptcp_local_addr_used",
                    MptcpInfo.MPTCPI_LOCAL_ADDR_USED_OFFSET,
                    Width.U8,
                    "Local addresses in use for further subflows."),
            number(
                    "mptcp_local_addr_max",
                    MptcpInfo.MPTCPI_LOCAL_ADDR_MAX_OFFSET,
                    Width.U8,
                    "Most local addresses for further subflows."),
            Field.flag("mptcp_csum_enabled", INFO_OFFSET + MptcpInfo.MPTCPI_CSUM_ENABLED_OFFSET, Width.U8, -1)
                    .when(Details.mptcp(MptcpInfo.MPTCPI_CSUM_ENABLED_OFFSET, Width.U8))
                    .needing(Need.TCP_INFO)
                    .says("Whether data have checksums."),
            number(
                    "mptcp_retransmits",
                    MptcpInfo.MPTCPI_RETRANSMITS_OFFSET,
                    Width.U32,
                    "Retransmissions of the connection."),
            number(
                            "mptcp_bytes_retrans",
                            MptcpInfo.MPTCPI_BYTES_RETRANS_OFFSET,
                            Width.U64,
                            "Bytes that the connection sent again.")
                    .in(Unit.BYTES),
            number("mptcp_bytes_sent", MptcpInfo.MPTCPI_BYTES_SENT_OFFSET, Width.U64, "Bytes that the connection sent.")
                    .in(Unit.BYTES),
            number(
                            "mptcp_bytes_received",
                            MptcpInfo.MPTCPI_BYTES_RECEIVED_OFFSET,
                            Width.U64,
                            "Bytes that the connection received.")
                    .in(Unit.BYTES),
            number(
                            "mptcp_bytes_acked",
                            MptcpInfo.MPTCPI_BYTES_ACKED_OFFSET,
                            Width.U64,
                            "Bytes of the connection that the peer has acknowledged.")
                    .in(Unit.BYTES),
            number(
                    "mptcp_subflows_total",
                    MptcpInfo.MPTCPI_SUBFLOWS_TOTAL_OFFSET,
                    Width.U8,
                    "Subflows, the first one included."),
            number(
                    "mptcp_endp_laminar_max",
                    MptcpInfo.MPTCPI_ENDP_LAMINAR_MAX_OFFSET,
                    Width.U8,
                    "Most endpoints of the laminar kind."),
            number(
                            "mptcp_last_data_sent_ms",
                            MptcpInfo.MPTCPI_LAST_DATA_SENT_OFFSET,
                            Width.U32,
                            "Time since the connection last sent data.")
                    .in(Unit.MS),
            number(
                            "mptcp_last_data_recv_ms",
                            MptcpInfo.MPTCPI_LAST_DATA_RECV_OFFSET,
                            Width.U32,
                            "Time since data last came over the connection.")
                    .in(Unit.MS),
            number(
                            "mptcp_last_ack_recv_ms",
                            MptcpInfo.MPTCPI_LAST_ACK_RECV_OFFSET,
                            Width.U32,
                            "Time since the connection's last acknowledgement.")
                    .in(Unit.MS));

    private MptcpFields() {}

    private static Field number(final String name, final int offset, final Width width, final String sentence) {
        return Field.number(name, INFO_OFFSET + offset, width)
                .when(Details.mptcp(offset, width))
                .needing(Need.TCP_INFO)
                .says(sentence);
    }
}
