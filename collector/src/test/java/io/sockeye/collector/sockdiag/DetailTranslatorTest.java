package io.sockeye.collector.sockdiag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.netlink.DatagramBuilder;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.netlink.NlMsgHdr;
import io.sockeye.linux.sockdiag.InetDiagAttr;
import io.sockeye.linux.sockdiag.SockDiag;

/** Each attribute as the kernel lays it out, cut short and with more behind it. Fixtures are little-endian. */
class DetailTranslatorTest {
    /** {@code INET_DIAG_MD5SIG}, which nobody reads. */
    private static final int KEYS = 18;

    private final SocketRecord row = new RowBatch(SocketRecord.DETAILED_LENGTH, 1).append(new SocketRecord());
    private final InetDiagTranslator translator = new InetDiagTranslator();

    private DatagramBuilder datagram = begin();

    private static DatagramBuilder begin() {
        return new DatagramBuilder().message(SockDiag.SOCK_DIAG_BY_FAMILY);
    }

    private void with(final int type, final String hex) {
        datagram.attribute(type, HexFormat.of().parseHex(hex));
    }

    private boolean translate(final Protocol protocol) {
        row.protocol(protocol.code());
        return translator.translateAttributes(
                datagram.buffer(), NlMsgHdr.LENGTH, datagram.length() - NlMsgHdr.LENGTH, row);
    }

    /** What a field says, as text; a dash where it is not there. */
    private String says(final String name) {
        final Field field = SocketFields.LIST.find(name);
        final FieldReader reader = field.bind(Joins.NONE);
        if (!reader.isPresent(row)) {
            return "-";
        }
        final byte[] text = new byte[FieldReader.MAX_TEXT];
        return switch (field.kind()) {
            case WORD -> new String(reader.word(row), StandardCharsets.US_ASCII);
            case TEXT -> new String(text, 0, reader.text(row, text), StandardCharsets.ISO_8859_1);
            case LIST_OF_WORDS -> words(reader);
            case BOOLEAN -> String.valueOf(reader.number(row) != 0);
            case SIGNED -> Long.toString(reader.number(row));
            default -> Long.toUnsignedString(reader.number(row));
        };
    }

    private String words(final FieldReader reader) {
        final List<String> words = new ArrayList<>();
        reader.begin(row);
        while (reader.next()) {
            words.add(new String(reader.itemWord(), StandardCharsets.US_ASCII));
        }
        return String.join(" ", words);
    }

    @ParameterizedTest
    @CsvSource({
        "rmem_alloc, 1",
        "rcvbuf, 2",
        "wmem_alloc, 3",
        "sndbuf, 4",
        "fwd_alloc, -1",
        "wmem_queued, 6",
        "optmem, 7",
        "backlog_bytes, 8",
        "drops, 4294967295"
    })
    void shouldTellMemory(final String field, final String expected) {
        with(
                SockDiag.INET_DIAG_SKMEMINFO,
                "01000000 02000000 03000000 04000000 ffffffff 06000000 07000000 08000000 ffffffff 0a000000"
                        .replace(" ", ""));
        assertEquals("-", says(field));

        assertTrue(translate(Protocol.UDP));

        assertEquals(expected, says(field));
    }

    /** Before Linux 2.6.36 there were seven, before 4.7 eight. */
    @Test
    void shouldTellAsMuchOfMemoryAsCame() {
        with(SockDiag.INET_DIAG_SKMEMINFO, "010000000200000003");
        assertTrue(translate(Protocol.TCP));

        assertEquals("1", says("rmem_alloc"));
        assertEquals("2", says("rcvbuf"));
        assertEquals("-", says("wmem_alloc"));
        assertEquals("-", says("drops"));
        assertFalse(row.hasDrops());
    }

    @ParameterizedTest
    @CsvSource({
        "tos, 5, 10, 16",
        "tclass, 6, 2000, 32",
        "v6only, 11, 01, true",
        "v6only, 11, 00, false",
        "mark, 15, ffffffff, 4294967295",
        "mark, 15, 2a00000099, 42",
        "class_id, 17, 06000000, 6",
        "cgroup_id, 21, 0100000000000080, 9223372036854775809",
        "sockopt, 22, 2204, is_icsk transparent defer_connect",
        "sockopt, 22, 0000, ''",
        "congestion, 4, 637562696300, cubic",
    })
    void shouldTellWhatAnAttributeSays(
            final String field, final int attribute, final String bytes, final String expected) {
        assertTrue(translate(Protocol.TCP));
        assertEquals("-", says(field));

        with(attribute, bytes);
        assertTrue(translate(Protocol.TCP));

        assertEquals(expected, says(field));
    }

    @ParameterizedTest
    @CsvSource({
        "tos, 5, ''",
        "tclass, 6, ''",
        "v6only, 11, ''",
        "mark, 15, 010203",
        "class_id, 17, 010203",
        "cgroup_id, 21, 01020304050607",
        "sockopt, 22, 01",
        "congestion, 4, ''",
        "congestion, 4, 00",
        "rmem_alloc, 7, 010203",
        "bbr_bw, 16, 01020304050607080900000000000000000000",
        "vegas_rtt_us, 3, 010203040506070809000000000000",
        "dctcp_alpha, 9, 010203040506070809000000000000",
        "ulp, 19, 05000100",
        "ulp, 19, 010203",
        "tls_version, 19, 0c0002000500010003000000",
        "subflow_flags, 19, 0b0003000700080001020300"
    })
    void shouldPassOverWhatIsTooShort(final String field, final int attribute, final String bytes) {
        with(attribute, bytes);
        assertTrue(translate(Protocol.TCP));

        assertEquals("-", says(field));
    }

    @Test
    void shouldTellTheParametersOfBbr() {
        with(InetDiagAttr.INET_DIAG_BBRINFO, "0000005a" + "01000000" + "e8030000" + "e3020000" + "00020000" + "ffff");
        assertTrue(translate(Protocol.TCP));

        assertEquals(String.valueOf((1L << 32) + 0x5a000000L), says("bbr_bw"));
        assertEquals("1000", says("bbr_min_rtt_us"));
        assertEquals("739", says("bbr_pacing_gain"));
        assertEquals("512", says("bbr_cwnd_gain"));
        assertEquals("-", says("vegas_rtt_us"));
        assertEquals("-", says("dctcp_alpha"));
    }

    @Test
    void shouldTellTheParametersOfVegas() {
        with(InetDiagAttr.INET_DIAG_VEGASINFO, "01000000" + "05000000" + "e8030000" + "20030000");
        assertTrue(translate(Protocol.TCP));

        assertEquals("true", says("vegas_enabled"));
        assertEquals("5", says("vegas_rttcnt"));
        assertEquals("1000", says("vegas_rtt_us"));
        assertEquals("800", says("vegas_min_rtt_us"));
        assertEquals("-", says("bbr_bw"));
    }

    @Test
    void shouldTellTheParametersOfDctcp() {
        with(InetDiagAttr.INET_DIAG_DCTCPINFO, "0100" + "0100" + "00020000" + "30000000" + "40000000");
        assertTrue(translate(Protocol.TCP));

        assertEquals("true", says("dctcp_enabled"));
        assertEquals("1", says("dctcp_ce_state"));
        assertEquals("512", says("dctcp_alpha"));
        assertEquals("48", says("dctcp_ab_ecn"));
        assertEquals("64", says("dctcp_ab_tot"));
    }

    @Test
    void shouldTellWhatTlsDoes() {
        with(
                InetDiagAttr.INET_DIAG_ULP_INFO,
                "08000100" + "746c7300" // INET_ULP_INFO_NAME = tls
                        + "28000280" // INET_ULP_INFO_TLS, nested
                        + "06000100" + "04030000" // TLS_INFO_VERSION = 1.3
                        + "06000200" + "34000000" // TLS_INFO_CIPHER = AES-GCM-256
                        + "06000300" + "02000000" // TLS_INFO_TXCONF = software
                        + "06000400" + "03000000" // TLS_INFO_RXCONF = hardware
                        + "04000600"); // TLS_INFO_RX_NO_PAD
        assertTrue(translate(Protocol.TCP));

        assertEquals("tls", says("ulp"));
        assertEquals("1.3", says("tls_version"));
        assertEquals("aes-gcm-256", says("tls_cipher"));
        assertEquals("sw", says("tls_txconf"));
        assertEquals("hw", says("tls_rxconf"));
        assertEquals("false", says("tls_zc_ro_tx"));
        assertEquals("true", says("tls_no_pad_rx"));
        assertEquals("-", says("subflow_flags"));
    }

    @Test
    void shouldTellWhatASubflowIs() {
        with(
                InetDiagAttr.INET_DIAG_ULP_INFO,
                "0a000100" + "6d707463" + "70000000" // INET_ULP_INFO_NAME = mptcp
                        + "30000380" // INET_ULP_INFO_MPTCP, nested
                        + "08000100" + "01000000" // TOKEN_REM
                        + "08000200" + "33ddd7e7" // TOKEN_LOC
                        + "0c000400" + "1651a60ada95204d" // MAP_SEQ
                        + "06000700" + "88130000" // MAP_DATALEN
                        + "08000800" + "c1000000"); // FLAGS
        assertTrue(translate(Protocol.TCP));

        assertEquals("mptcp", says("ulp"));
        assertEquals("1", says("subflow_token_rem"));
        assertEquals(String.valueOf(0xe7d7dd33L), says("subflow_token_loc"));
        assertEquals(String.valueOf(0x4d2095da0aa65116L), says("subflow_map_seq"));
        assertEquals("5000", says("subflow_map_datalen"));
        assertEquals("mcap_rem fully_established connected", says("subflow_flags"));
        assertEquals("-", says("subflow_id_rem"));
        assertEquals("-", says("tls_version"));
    }

    @Test
    void shouldReadMptcpsOwnStruct() {
        final ByteBuffer info = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
        info.put(0, (byte) 3).put(3, (byte) 8).putInt(8, 2).putLong(16, 77).putInt(44, 9);
        datagram.attribute(SockDiag.INET_DIAG_INFO, info.array());
        row.probes(1).retransmits(2);
        assertTrue(translate(Protocol.MPTCP));

        assertEquals("3", says("mptcp_subflows"));
        assertEquals("8", says("mptcp_subflows_max"));
        assertEquals("remote_key_received", says("mptcp_flags"));
        assertEquals("77", says("mptcp_write_seq"));
        assertEquals("9", says("mptcp_retransmits"));
        assertEquals("-", says("mptcp_bytes_retrans"));
        // Not taken for a tcp_info, whose fourth byte is another number.
        assertEquals("-", says("rto_us"));
        assertEquals(1, row.probes());
        assertEquals(2, row.retransmits());
    }

    @ParameterizedTest
    @CsvSource({"248, -, -", "252, 7, -", "280, 7, opt_fail_recv", "312, 7, opt_fail_recv"})
    void shouldReachAsFarAsTheKernelsStruct(final int length, final String received, final String failure) {
        final ByteBuffer info = ByteBuffer.allocate(320).order(ByteOrder.nativeOrder());
        info.put(7, (byte) 0x7).putInt(248, 7).putShort(276, (short) 8).putShort(278, (short) 2);
        final byte[] sent = new byte[length];
        System.arraycopy(info.array(), 0, sent, 0, length);
        datagram.attribute(SockDiag.INET_DIAG_INFO, sent);
        assertTrue(translate(Protocol.TCP));

        assertEquals("syn_retransmitted", says("fastopen_client_fail"));
        assertEquals(received, says("received_ce"));
        assertEquals(failure, says("accecn_fail_mode"));
        assertEquals(failure.equals("-") ? "-" : "counter_seen", says("accecn_opt_seen"));
    }

    /** The kernel sends keys to root unasked. No byte of them comes into a row, wherever they stand. */
    @Test
    void shouldNotReadKeys() {
        final byte[] keys = new byte[200];
        Arrays.fill(keys, (byte) 0xA7);
        with(SockDiag.INET_DIAG_MARK, "2a000000");
        datagram.attribute(KEYS, keys);
        with(InetDiagAttr.INET_DIAG_TOS, "10");
        assertTrue(translate(Protocol.TCP));

        assertEquals("42", says("mark"));
        assertEquals("16", says("tos"));
        for (int i = 0; i < row.length(); i++) {
            assertTrue(row.getByte(i) != 0xA7, "offset=" + i);
        }
    }

    @Test
    void shouldForgetTheRowBefore() {
        for (int type = 0; type < KEYS; type++) {
            final byte[] bytes = new byte[400];
            Arrays.fill(bytes, (byte) 1);
            datagram.attribute(type, bytes);
        }
        assertTrue(translate(Protocol.TCP));
        assertEquals("257", says("total_rto"));
        row.shutdown(0);
        datagram = begin();
        assertTrue(translate(Protocol.TCP));

        for (final Field field : SocketFields.LIST.fields()) {
            final boolean isInRow = field.name().equals("drops");
            if (isDetail(field) && !isInRow) {
                assertEquals("-", says(field.name()), field.name());
            }
        }
    }

    private static boolean isDetail(final Field field) {
        return Need.details(field.needs()) != 0 || (field.needs() & Need.TCP_INFO) != 0;
    }

    /** Whatever comes, nothing is read behind it and nothing written behind the row. */
    @Test
    void shouldSurviveAnyBytes() {
        final Random random = Seeds.random();
        for (int i = 0; i < 3_000; i++) {
            datagram = begin();
            for (int j = random.nextInt(6); j >= 0; j--) {
                final byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 12 : 400)];
                random.nextBytes(bytes);
                datagram.attribute(random.nextInt(24), bytes);
            }
            assertTrue(translate(random.nextBoolean() ? Protocol.TCP : Protocol.MPTCP));
            for (final Field field : SocketFields.LIST.fields()) {
                if (isDetail(field)) {
                    assertTrue(says(field.name()).length() <= FieldReader.MAX_TEXT);
                }
            }
        }
    }
}
