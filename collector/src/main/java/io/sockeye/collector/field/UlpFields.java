package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.SUBFLOW_FLAGS_OFFSET;
import static io.sockeye.collector.record.RowLayout.SUBFLOW_ID_LOC_OFFSET;
import static io.sockeye.collector.record.RowLayout.SUBFLOW_ID_REM_OFFSET;
import static io.sockeye.collector.record.RowLayout.SUBFLOW_MAP_DATALEN_OFFSET;
import static io.sockeye.collector.record.RowLayout.SUBFLOW_MAP_SEQ_OFFSET;
import static io.sockeye.collector.record.RowLayout.SUBFLOW_MAP_SFSEQ_OFFSET;
import static io.sockeye.collector.record.RowLayout.SUBFLOW_RELWRITE_SEQ_OFFSET;
import static io.sockeye.collector.record.RowLayout.SUBFLOW_SSN_OFFSET_OFFSET;
import static io.sockeye.collector.record.RowLayout.SUBFLOW_TOKEN_LOC_OFFSET;
import static io.sockeye.collector.record.RowLayout.SUBFLOW_TOKEN_REM_OFFSET;
import static io.sockeye.collector.record.RowLayout.TLS_CIPHER_OFFSET;
import static io.sockeye.collector.record.RowLayout.TLS_FLAGS_OFFSET;
import static io.sockeye.collector.record.RowLayout.TLS_RXCONF_OFFSET;
import static io.sockeye.collector.record.RowLayout.TLS_TXCONF_OFFSET;
import static io.sockeye.collector.record.RowLayout.TLS_VERSION_OFFSET;
import static io.sockeye.collector.record.RowLayout.ULP_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.ULP_OFFSET;

import java.util.List;

import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.record.Told;
import io.sockeye.collector.vocabulary.SocketWords;
import io.sockeye.collector.vocabulary.Vocabulary;
import io.sockeye.linux.sockdiag.InetDiagAttr;

/** The fields of TCP sockets that tell of the protocol above: its name, TLS in the kernel, and subflows of MPTCP. */
final class UlpFields {
    static final List<Field> ALL = List.of(
            Field.text("ulp", ULP_LENGTH_OFFSET, Width.U8, ULP_OFFSET, SocketRecord.MAX_ULP_LENGTH)
                    .when(Details.nonZero(ULP_LENGTH_OFFSET))
                    .needing(Need.ULP)
                    .says("Protocol above TCP that the kernel speaks for the program."),
            tls("tls_version", TLS_VERSION_OFFSET, SocketWords.TLS_VERSIONS).says("Version of TLS."),
            tls("tls_cipher", TLS_CIPHER_OFFSET, SocketWords.TLS_CIPHERS).says("Cipher of TLS."),
            tls("tls_rxconf", TLS_RXCONF_OFFSET, SocketWords.TLS_PLACES).says("Who decrypts what comes."),
            tls("tls_txconf", TLS_TXCONF_OFFSET, SocketWords.TLS_PLACES).says("Who encrypts what goes."),
            flag("tls_zc_ro_tx", 1).says("Whether files are sent without a copy of them."),
            flag("tls_no_pad_rx", 2).says("Whether records of TLS 1.3 are taken to have no padding."),
            Field.flags("subflow_flags", SUBFLOW_FLAGS_OFFSET, Width.U32, SocketWords.SUBFLOW_FLAGS)
                    .when(Details.told(Told.SUBFLOW << InetDiagAttr.MPTCP_SUBFLOW_ATTR_FLAGS))
                    .needing(Need.ULP)
                    .says("Flags of a subflow of an MPTCP connection."),
            subflow(
                    "subflow_token_rem",
                    SUBFLOW_TOKEN_REM_OFFSET,
                    Width.U32,
                    InetDiagAttr.MPTCP_SUBFLOW_ATTR_TOKEN_REM,
                    "The peer's token of the MPTCP connection."),
            subflow(
                    "subflow_token_loc",
                    SUBFLOW_TOKEN_LOC_OFFSET,
                    Width.U32,
                    InetDiagAttr.MPTCP_SUBFLOW_ATTR_TOKEN_LOC,
                    "This end's token of the MPTCP connection."),
            subflow(
                    "subflow_id_rem",
                    SUBFLOW_ID_REM_OFFSET,
                    Width.U8,
                    InetDiagAttr.MPTCP_SUBFLOW_ATTR_ID_REM,
                    "The peer's id of the subflow's address."),
            subflow(
                    "subflow_id_loc",
                    SUBFLOW_ID_LOC_OFFSET,
                    Width.U8,
                    InetDiagAttr.MPTCP_SUBFLOW_ATTR_ID_LOC,
                    "This end's id of the subflow's address."),
            subflow(
                    "subflow_relwrite_seq",
                    SUBFLOW_RELWRITE_SEQ_OFFSET,
                    Width.U32,
                    InetDiagAttr.MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ,
                    "Sequence number of what is sent next, from the subflow's first."),
            subflow(
                    "subflow_map_seq",
                    SUBFLOW_MAP_SEQ_OFFSET,
                    Width.U64,
                    InetDiagAttr.MPTCP_SUBFLOW_ATTR_MAP_SEQ,
                    "Sequence number of the connection that the mapping begins at."),
            subflow(
                    "subflow_map_sfseq",
                    SUBFLOW_MAP_SFSEQ_OFFSET,
                    Width.U32,
                    InetDiagAttr.MPTCP_SUBFLOW_ATTR_MAP_SFSEQ,
                    "Sequence number of the subflow that the mapping begins at."),
            subflow(
                    "subflow_ssn_offset",
                    SUBFLOW_SSN_OFFSET_OFFSET,
                    Width.U32,
                    InetDiagAttr.MPTCP_SUBFLOW_ATTR_SSN_OFFSET,
                    "First sequence number of the subflow."),
            subflow(
                            "subflow_map_datalen",
                            SUBFLOW_MAP_DATALEN_OFFSET,
                            Width.U16,
                            InetDiagAttr.MPTCP_SUBFLOW_ATTR_MAP_DATALEN,
                            "Length of the mapping.")
                    .in(Unit.BYTES));

    private UlpFields() {}

    private static Field tls(final String name, final int offset, final Vocabulary words) {
        return Field.word(name, offset, Width.U8, words)
                .when(Details.told(Told.TLS))
                .needing(Need.ULP);
    }

    private static Field flag(final String name, final int bit) {
        return Field.flag(name, TLS_FLAGS_OFFSET, Width.U8, bit)
                .when(Details.told(Told.TLS))
                .needing(Need.ULP);
    }

    private static Field subflow(
            final String name, final int offset, final Width width, final int attribute, final String sentence) {
        return Field.number(name, offset, width)
                .when(Details.told(Told.SUBFLOW << attribute))
                .needing(Need.ULP)
                .says(sentence);
    }
}
