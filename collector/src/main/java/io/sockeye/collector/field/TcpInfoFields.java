package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.INFO_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.INFO_OFFSET;

import java.util.List;

import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.vocabulary.SocketWords;
import io.sockeye.collector.vocabulary.Vocabulary;
import io.sockeye.linux.sockdiag.TcpInfo;
import io.sockeye.linux.sockdiag.TcpInfoTail;

/**
 * The fields of sockets that come from {@code struct tcp_info}: each is there as far as the kernel's struct reaches.
 */
final class TcpInfoFields {
    private static final int WSCALE_BITS = 4;
    /** {@code TCP_INFINITE_SSTHRESH}: there is no threshold yet. */
    private static final int INFINITE_SSTHRESH = 0x7FFF_FFFF;

    static final List<Field> ALL = List.of(
            us("rtt_us", TcpInfo.TCPI_RTT_OFFSET, "Smoothed round-trip time.", Test.NON_ZERO),
            us("rtt_var_us", TcpInfo.TCPI_RTTVAR_OFFSET, "Mean deviation of the round-trip time.", Test.MEASURED),
            us("min_rtt_us", TcpInfo.TCPI_MIN_RTT_OFFSET, "Smallest round-trip time of late.", Test.BELOW_ALL_ONES),
            us("rcv_rtt_us", TcpInfo.TCPI_RCV_RTT_OFFSET, "Round-trip time as the receiver sees it.", Test.NON_ZERO),
            us("rto_us", TcpInfo.TCPI_RTO_OFFSET, "Time until an unacknowledged segment is sent again.", Test.NONE),
            us("ato_us", TcpInfo.TCPI_ATO_OFFSET, "Time for which an acknowledgement is put off.", Test.NONE),
            u32("cwnd", TcpInfo.TCPI_SND_CWND_OFFSET, Unit.PACKETS, "Congestion window.", Test.ALSO_LISTENERS),
            u32("ssthresh", TcpInfo.TCPI_SND_SSTHRESH_OFFSET, Unit.PACKETS, "Slow start threshold.", Test.FINITE),
            u32("snd_mss", TcpInfo.TCPI_SND_MSS_OFFSET, Unit.BYTES, "Segment size for sending."),
            u32("rcv_mss", TcpInfo.TCPI_RCV_MSS_OFFSET, Unit.BYTES, "Segment size that the peer seems to use."),
            u32("advmss", TcpInfo.TCPI_ADVMSS_OFFSET, Unit.BYTES, "Segment size that was offered to the peer."),
            u32("pmtu", TcpInfo.TCPI_PMTU_OFFSET, Unit.BYTES, "Greatest packet that the path carries."),
            u64("bytes_sent", TcpInfo.TCPI_BYTES_SENT_OFFSET, Unit.BYTES, "Bytes sent, those sent again included."),
            u64("bytes_acked", TcpInfo.TCPI_BYTES_ACKED_OFFSET, Unit.BYTES, "Bytes that the peer has acknowledged."),
            u64("bytes_received", TcpInfo.TCPI_BYTES_RECEIVED_OFFSET, Unit.BYTES, "Bytes received and acknowledged."),
            u64("bytes_retrans", TcpInfo.TCPI_BYTES_RETRANS_OFFSET, Unit.BYTES, "Bytes that were sent again."),
            u32("segs_out", TcpInfo.TCPI_SEGS_OUT_OFFSET, Unit.PACKETS, "Segments sent."),
            u32("segs_in", TcpInfo.TCPI_SEGS_IN_OFFSET, Unit.PACKETS, "Segments received."),
            u32("data_segs_out", TcpInfo.TCPI_DATA_SEGS_OUT_OFFSET, Unit.PACKETS, "Segments with data sent."),
            u32("data_segs_in", TcpInfo.TCPI_DATA_SEGS_IN_OFFSET, Unit.PACKETS, "Segments with data received."),
            u32("retrans", TcpInfo.TCPI_RETRANS_OFFSET, Unit.PACKETS, "Segments sent again and still under way."),
            u32("retrans_total", TcpInfo.TCPI_TOTAL_RETRANS_OFFSET, Unit.PACKETS, "Segments that were sent again."),
            u32("lost", TcpInfo.TCPI_LOST_OFFSET, Unit.PACKETS, "Segments under way that are thought lost."),
            u32("unacked", TcpInfo.TCPI_UNACKED_OFFSET, Unit.PACKETS, "Segments sent and not yet acknowledged."),
            u32("sacked", TcpInfo.TCPI_SACKED_OFFSET, Unit.PACKETS, "Segments acknowledged selectively."),
            u32("notsent_bytes", TcpInfo.TCPI_NOTSENT_BYTES_OFFSET, Unit.BYTES, "Bytes that wait to be sent at all."),
            u32("last_send_ms", TcpInfo.TCPI_LAST_DATA_SENT_OFFSET, Unit.MS, "Time since data were last sent."),
            u32("last_recv_ms", TcpInfo.TCPI_LAST_DATA_RECV_OFFSET, Unit.MS, "Time since data last came."),
            u32("last_ack_recv_ms", TcpInfo.TCPI_LAST_ACK_RECV_OFFSET, Unit.MS, "Time since the last acknowledgement."),
            u64(
                            "delivery_rate",
                            TcpInfo.TCPI_DELIVERY_RATE_OFFSET,
                            Unit.BYTES_PER_SECOND,
                            "Rate at which data came to" + " the peer.")
                    .when(info(TcpInfo.TCPI_DELIVERY_RATE_OFFSET, Width.U64, Test.NON_ZERO)),
            flag("delivery_rate_app_limited", TcpInfo.TCPI_DELIVERY_RATE_APP_LIMITED_OFFSET, 1)
                    .says("Whether the rate was limited by the application, which sent no more."),
            rate("pacing_rate", TcpInfo.TCPI_PACING_RATE_OFFSET, "Rate at which segments are let go."),
            rate("max_pacing_rate", TcpInfo.TCPI_MAX_PACING_RATE_OFFSET, "Limit of that rate, where there is one."),
            us64("busy_us", TcpInfo.TCPI_BUSY_TIME_OFFSET, "Time during which data were under way."),
            us64("rwnd_limited_us", TcpInfo.TCPI_RWND_LIMITED_OFFSET, "Time limited by the peer's window."),
            us64("sndbuf_limited_us", TcpInfo.TCPI_SNDBUF_LIMITED_OFFSET, "Time limited by the send buffer."),
            u32("delivered", TcpInfo.TCPI_DELIVERED_OFFSET, Unit.PACKETS, "Segments that came to the peer."),
            u32("delivered_ce", TcpInfo.TCPI_DELIVERED_CE_OFFSET, Unit.PACKETS, "Those that had a congestion mark."),
            u32("dsack_dups", TcpInfo.TCPI_DSACK_DUPS_OFFSET, Unit.PACKETS, "Duplicates that the peer told of."),
            u32(
                    "reordering",
                    TcpInfo.TCPI_REORDERING_OFFSET,
                    Unit.PACKETS,
                    "Reordering distance.",
                    Test.ALSO_LISTENERS),
            u32("reord_seen", TcpInfo.TCPI_REORD_SEEN_OFFSET, Unit.NONE, "Reorderings seen."),
            u32("rcv_ooopack", TcpInfo.TCPI_RCV_OOOPACK_OFFSET, Unit.PACKETS, "Packets that came out of order."),
            u32("rcv_ssthresh", TcpInfo.TCPI_RCV_SSTHRESH_OFFSET, Unit.BYTES, "Most that the offered window may be."),
            u32("rcv_space", TcpInfo.TCPI_RCV_SPACE_OFFSET, Unit.BYTES, "Space in the receive queue."),
            u32("snd_wnd", TcpInfo.TCPI_SND_WND_OFFSET, Unit.BYTES, "Window that the peer offers."),
            u32("rcv_wnd", TcpInfoTail.TCPI_RCV_WND_OFFSET, Unit.BYTES, "Window that is offered to the peer."),
            u32("rehash", TcpInfoTail.TCPI_REHASH_OFFSET, Unit.NONE, "Attempts to take another path."),
            info("total_rto", TcpInfoTail.TCPI_TOTAL_RTO_OFFSET, Width.U16, Unit.NONE, Test.NONE)
                    .says("Retransmission timeouts."),
            info("total_rto_recoveries", TcpInfoTail.TCPI_TOTAL_RTO_RECOVERIES_OFFSET, Width.U16, Unit.NONE, Test.NONE)
                    .says("Recoveries from retransmission timeouts."),
            u32(
                    "total_rto_time_ms",
                    TcpInfoTail.TCPI_TOTAL_RTO_TIME_OFFSET,
                    Unit.MS,
                    "Time spent in recovery from retransmission timeouts."),
            info("backoff", TcpInfo.TCPI_BACKOFF_OFFSET, Width.U8, Unit.NONE, Test.NONE)
                    .says("How often the retransmission timeout was doubled."),
            bits("snd_wscale", 0).says("Window scale of what is sent."),
            bits("rcv_wscale", WSCALE_BITS).says("Window scale of what is received."),
            word("ca_state", TcpInfo.TCPI_CA_STATE_OFFSET, Width.U8, SocketWords.CONGESTION_STATES)
                    .says("State of congestion control."),
            options().says("Options of TCP that are in use."),
            fastOpen("fastopen_client_fail").says("Why TCP Fast Open did not serve, where it was tried."),
            u32("received_ce", TcpInfoTail.TCPI_RECEIVED_CE_OFFSET, Unit.PACKETS, "Marked segments received."),
            accurate("delivered_ce_bytes", TcpInfoTail.TCPI_DELIVERED_CE_BYTES_OFFSET, "delivered with CE"),
            accurate("delivered_e0_bytes", TcpInfoTail.TCPI_DELIVERED_E0_BYTES_OFFSET, "delivered with ECT(0)"),
            accurate("delivered_e1_bytes", TcpInfoTail.TCPI_DELIVERED_E1_BYTES_OFFSET, "delivered with ECT(1)"),
            accurate("received_ce_bytes", TcpInfoTail.TCPI_RECEIVED_CE_BYTES_OFFSET, "received with CE"),
            accurate("received_e0_bytes", TcpInfoTail.TCPI_RECEIVED_E0_BYTES_OFFSET, "received with ECT(0)"),
            accurate("received_e1_bytes", TcpInfoTail.TCPI_RECEIVED_E1_BYTES_OFFSET, "received with ECT(1)"),
            words("accecn_fail_mode", TcpInfoTail.TCPI_ACCECN_FAIL_MODE_OFFSET, SocketWords.ACCECN_FAILURES)
                    .says("What kept accurate congestion notification from working."),
            word("accecn_opt_seen", TcpInfoTail.TCPI_ACCECN_OPT_SEEN_OFFSET, Width.U16, SocketWords.ACCECN_OPTIONS)
                    .says("Whether the option of accurate congestion notification was seen."));

    private TcpInfoFields() {}

    private static Field us(final String name, final int offset, final String sentence, final Test test) {
        return u32(name, offset, Unit.US, sentence, test);
    }

    private static Field u32(final String name, final int offset, final Unit unit, final String sentence) {
        return u32(name, offset, unit, sentence, Test.NONE);
    }

    private static Field u32(
            final String name, final int offset, final Unit unit, final String sentence, final Test test) {
        return info(name, offset, Width.U32, unit, test).says(sentence);
    }

    private static Field u64(final String name, final int offset, final Unit unit, final String sentence) {
        return info(name, offset, Width.U64, unit, Test.NONE).says(sentence);
    }

    private static Field us64(final String name, final int offset, final String sentence) {
        return u64(name, offset, Unit.US, sentence);
    }

    /** A rate without a limit is all ones. */
    private static Field rate(final String name, final int offset, final String sentence) {
        return info(name, offset, Width.U64, Unit.BYTES_PER_SECOND, Test.LIMITED)
                .says(sentence);
    }

    private static Field info(
            final String name, final int offset, final Width width, final Unit unit, final Test test) {
        return Field.number(name, INFO_OFFSET + offset, width)
                .in(unit)
                .when(info(offset, width, test))
                .needing(Need.TCP_INFO);
    }

    private static Field flag(final String name, final int offset, final long mask) {
        return Field.flag(name, INFO_OFFSET + offset, Width.U8, mask)
                .when(info(offset, Width.U8, Test.NONE))
                .needing(Need.TCP_INFO);
    }

    private static Field bits(final String name, final int shift) {
        final int offset = TcpInfo.TCPI_WSCALE_OFFSET;
        return Field.bits(name, INFO_OFFSET + offset, Width.U8, shift, WSCALE_BITS)
                .when(info(offset, Width.U8, Test.NONE))
                .needing(Need.TCP_INFO);
    }

    private static Field word(final String name, final int offset, final Width width, final Vocabulary words) {
        return Field.word(name, INFO_OFFSET + offset, width, words)
                .when(info(offset, width, Test.NONE))
                .needing(Need.TCP_INFO);
    }

    private static Field options() {
        final int offset = TcpInfo.TCPI_OPTIONS_OFFSET;
        return Field.flags("options", INFO_OFFSET + offset, Width.U8, SocketWords.TCP_OPTIONS)
                .when(info(offset, Width.U8, Test.NONE))
                .needing(Need.TCP_INFO);
    }

    private static Field words(final String name, final int offset, final Vocabulary words) {
        return Field.flags(name, INFO_OFFSET + offset, Width.U16, words)
                .when(info(offset, Width.U16, Test.NONE))
                .needing(Need.TCP_INFO);
    }

    private static Field accurate(final String name, final int offset, final String how) {
        return u32(name, offset, Unit.BYTES, "Bytes " + how + ", as accurate congestion notification counts them.");
    }

    private static Field fastOpen(final String name) {
        return Field.computedWord(name, SocketWords.FASTOPEN_FAILURES, joins -> new FastOpenFailure())
                .needing(Need.TCP_INFO);
    }

    private static Presence info(final int offset, final Width width, final Test test) {
        return Presence.where(new Reaches(offset, width, test));
    }

    /** What, besides the struct's length, tells whether the kernel means a number. */
    private enum Test {
        NONE,
        /** Means something of listeners too. */
        ALSO_LISTENERS,
        /** 0 is what was not measured. */
        NON_ZERO,
        /** Was measured if the round-trip time was. */
        MEASURED,
        /** All ones is what was not measured. */
        BELOW_ALL_ONES,
        /** There is a threshold. */
        FINITE,
        /** All ones is no limit; means something of listeners too. */
        LIMITED
    }

    /** Whether the struct reaches as far as a number, and what lies there is meant. Threads: immutable. */
    private static final class Reaches implements Condition {
        private final int offset;
        private final Width width;
        private final int end;
        private final Test test;

        Reaches(final int offset, final Width width, final Test test) {
            this.offset = INFO_OFFSET + offset;
            this.width = width;
            this.end = offset + width.bytes();
            this.test = test;
        }

        @Override
        public boolean holds(final Row row) {
            if (row.length() < SocketRecord.DETAILED_LENGTH || row.getShort(INFO_LENGTH_OFFSET) < end) {
                return false;
            }
            final boolean meansListeners = test == Test.ALSO_LISTENERS || test == Test.LIMITED;
            return (meansListeners || SocketTraits.OF_SOCKETS.has(row, SocketTraits.IS_NO_LISTENER)) && isMeant(row);
        }

        private boolean isMeant(final Row row) {
            switch (test) {
                case NON_ZERO:
                    return Width.read(width.ordinal(), row, offset) != 0;
                case MEASURED:
                    return row.getInt(INFO_OFFSET + TcpInfo.TCPI_RTT_OFFSET) != 0;
                case BELOW_ALL_ONES:
                    return row.getInt(offset) != -1;
                case FINITE:
                    return row.getInt(offset) != INFINITE_SSTHRESH;
                case LIMITED:
                    return row.getLong(offset) != -1;
                default:
                    return true;
            }
        }
    }

    /** Some bits by their word. Threads: immutable. */
    private static final class FastOpenFailure extends RowReader {
        private static final int MASK = (1 << TcpInfoTail.FASTOPEN_CLIENT_FAIL_BITS) - 1;

        FastOpenFailure() {
            super(info(TcpInfoTail.FASTOPEN_CLIENT_FAIL_OFFSET, Width.U8, Test.NONE));
        }

        @Override
        public boolean isPresent(final Row row) {
            return word(row) != null;
        }

        @Override
        public byte[] word(final Row row) {
            if (!presence.holds(row)) {
                return null;
            }
            final int bits = row.getByte(INFO_OFFSET + TcpInfoTail.FASTOPEN_CLIENT_FAIL_OFFSET);
            return SocketWords.FASTOPEN_FAILURES.bytes(bits >> TcpInfoTail.FASTOPEN_CLIENT_FAIL_SHIFT & MASK);
        }
    }
}
