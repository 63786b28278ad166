package io.sockeye.linux.sockdiag;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct tcp_info} of {@code <linux/tcp.h>}, which the attribute INET_DIAG_INFO carries.
 *
 * <p>The struct grows with the kernel: an older one sends less, and a field beyond what was sent reads as
 * {@link #ABSENT}. A newer one sends more, which is not looked at. The payload lies on a multiple of four bytes only.
 * Numbers are in host byte order.
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. Threads: confined to one at a time.
 */
public final class TcpInfo {
    /** What a field reads as that the kernel did not send. */
    public static final int ABSENT = -1;

    /** Where {@code tcpi_state} lies, in bytes. */
    public static final int TCPI_STATE_OFFSET = 0;
    /** Where {@code tcpi_ca_state} lies, in bytes. */
    public static final int TCPI_CA_STATE_OFFSET = 1;
    /** Where {@code tcpi_retransmits} lies, in bytes. */
    public static final int TCPI_RETRANSMITS_OFFSET = 2;
    /** Where {@code tcpi_probes} lies, in bytes. */
    public static final int TCPI_PROBES_OFFSET = 3;
    /** Where {@code tcpi_backoff} lies, in bytes. */
    public static final int TCPI_BACKOFF_OFFSET = 4;
    /** Where {@code tcpi_options} lies, in bytes. */
    public static final int TCPI_OPTIONS_OFFSET = 5;
    /** Where {@code tcpi_wscale} lies, in bytes. */
    public static final int TCPI_WSCALE_OFFSET = 6;
    /** Where {@code tcpi_delivery_rate_app_limited} lies, in bytes. */
    public static final int TCPI_DELIVERY_RATE_APP_LIMITED_OFFSET = 7;
    /** Where {@code tcpi_rto} lies, in bytes. */
    public static final int TCPI_RTO_OFFSET = 8;
    /** Where {@code tcpi_ato} lies, in bytes. */
    public static final int TCPI_ATO_OFFSET = 12;
    /** Where {@code tcpi_snd_mss} lies, in bytes. */
    public static final int TCPI_SND_MSS_OFFSET = 16;
    /** Where {@code tcpi_rcv_mss} lies, in bytes. */
    public static final int TCPI_RCV_MSS_OFFSET = 20;
    /** Where {@code tcpi_unacked} lies, in bytes. */
    public static final int TCPI_UNACKED_OFFSET = 24;
    /** Where {@code tcpi_sacked} lies, in bytes. */
    public static final int TCPI_SACKED_OFFSET = 28;
    /** Where {@code tcpi_lost} lies, in bytes. */
    public static final int TCPI_LOST_OFFSET = 32;
    /** Where {@code tcpi_retrans} lies, in bytes. */
    public static final int TCPI_RETRANS_OFFSET = 36;
    /** Where {@code tcpi_fackets} lies, in bytes. */
    public static final int TCPI_FACKETS_OFFSET = 40;
    /** Where {@code tcpi_last_data_sent} lies, in bytes. */
    public static final int TCPI_LAST_DATA_SENT_OFFSET = 44;
    /** Where {@code tcpi_last_ack_sent} lies, in bytes. */
    public static final int TCPI_LAST_ACK_SENT_OFFSET = 48;
    /** Where {@code tcpi_last_data_recv} lies, in bytes. */
    public static final int TCPI_LAST_DATA_RECV_OFFSET = 52;
    /** Where {@code tcpi_last_ack_recv} lies, in bytes. */
    public static final int TCPI_LAST_ACK_RECV_OFFSET = 56;
    /** Where {@code tcpi_pmtu} lies, in bytes. */
    public static final int TCPI_PMTU_OFFSET = 60;
    /** Where {@code tcpi_rcv_ssthresh} lies, in bytes. */
    public static final int TCPI_RCV_SSTHRESH_OFFSET = 64;
    /** Where {@code tcpi_rtt} lies, in bytes. */
    public static final int TCPI_RTT_OFFSET = 68;
    /** Where {@code tcpi_rttvar} lies, in bytes. */
    public static final int TCPI_RTTVAR_OFFSET = 72;
    /** Where {@code tcpi_snd_ssthresh} lies, in bytes. */
    public static final int TCPI_SND_SSTHRESH_OFFSET = 76;
    /** Where {@code tcpi_snd_cwnd} lies, in bytes. */
    public static final int TCPI_SND_CWND_OFFSET = 80;
    /** Where {@code tcpi_advmss} lies, in bytes. */
    public static final int TCPI_ADVMSS_OFFSET = 84;
    /** Where {@code tcpi_reordering} lies, in bytes. */
    public static final int TCPI_REORDERING_OFFSET = 88;
    /** Where {@code tcpi_rcv_rtt} lies, in bytes. */
    public static final int TCPI_RCV_RTT_OFFSET = 92;
    /** Where {@code tcpi_rcv_space} lies, in bytes. */
    public static final int TCPI_RCV_SPACE_OFFSET = 96;
    /** Where {@code tcpi_total_retrans} lies, in bytes. */
    public static final int TCPI_TOTAL_RETRANS_OFFSET = 100;
    /** Where {@code tcpi_pacing_rate} lies, in bytes. */
    public static final int TCPI_PACING_RATE_OFFSET = 104;
    /** Where {@code tcpi_max_pacing_rate} lies, in bytes. */
    public static final int TCPI_MAX_PACING_RATE_OFFSET = 112;
    /** Where {@code tcpi_bytes_acked} lies, in bytes. */
    public static final int TCPI_BYTES_ACKED_OFFSET = 120;
    /** Where {@code tcpi_bytes_received} lies, in bytes. */
    public static final int TCPI_BYTES_RECEIVED_OFFSET = 128;
    /** Where {@code tcpi_segs_out} lies, in bytes. */
    public static final int TCPI_SEGS_OUT_OFFSET = 136;
    /** Where {@code tcpi_segs_in} lies, in bytes. */
    public static final int TCPI_SEGS_IN_OFFSET = 140;
    /** Where {@code tcpi_notsent_bytes} lies, in bytes. */
    public static final int TCPI_NOTSENT_BYTES_OFFSET = 144;
    /** Where {@code tcpi_min_rtt} lies, in bytes. */
    public static final int TCPI_MIN_RTT_OFFSET = 148;
    /** Where {@code tcpi_data_segs_in} lies, in bytes. */
    public static final int TCPI_DATA_SEGS_IN_OFFSET = 152;
    /** Where {@code tcpi_data_segs_out} lies, in bytes. */
    public static final int TCPI_DATA_SEGS_OUT_OFFSET = 156;
    /** Where {@code tcpi_delivery_rate} lies, in bytes. */
    public static final int TCPI_DELIVERY_RATE_OFFSET = 160;
    /** Where {@code tcpi_busy_time} lies, in bytes. */
    public static final int TCPI_BUSY_TIME_OFFSET = 168;
    /** Where {@code tcpi_rwnd_limited} lies, in bytes. */
    public static final int TCPI_RWND_LIMITED_OFFSET = 176;
    /** Where {@code tcpi_sndbuf_limited} lies, in bytes. */
    public static final int TCPI_SNDBUF_LIMITED_OFFSET = 184;
    /** Where {@code tcpi_delivered} lies, in bytes. */
    public static final int TCPI_DELIVERED_OFFSET = 192;
    /** Where {@code tcpi_delivered_ce} lies, in bytes. */
    public static final int TCPI_DELIVERED_CE_OFFSET = 196;
    /** Where {@code tcpi_bytes_sent} lies, in bytes. */
    public static final int TCPI_BYTES_SENT_OFFSET = 200;
    /** Where {@code tcpi_bytes_retrans} lies, in bytes. */
    public static final int TCPI_BYTES_RETRANS_OFFSET = 208;
    /** Where {@code tcpi_dsack_dups} lies, in bytes. */
    public static final int TCPI_DSACK_DUPS_OFFSET = 216;
    /** Where {@code tcpi_reord_seen} lies, in bytes. */
    public static final int TCPI_REORD_SEEN_OFFSET = 220;
    /** Where {@code tcpi_rcv_ooopack} lies, in bytes. */
    public static final int TCPI_RCV_OOOPACK_OFFSET = 224;
    /** Where {@code tcpi_snd_wnd} lies, in bytes. */
    public static final int TCPI_SND_WND_OFFSET = 228;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();
    private int length;

    /** A flyweight that is not yet wrapped around a struct. */
    public TcpInfo() {}

    /**
     * Wrap a struct.
     *
     * @param buffer containing the struct, outside the heap.
     * @param offset in bytes at which it begins.
     * @param length in bytes that the kernel sent of it.
     * @return this for a fluent API.
     */
    public TcpInfo wrap(final UnsafeBuffer buffer, final int offset, final int length) {
        this.address = OffHeap.address(buffer, offset, length);
        this.buffer = buffer;
        this.length = length;
        return this;
    }

    /** {@return state, {@code TCP_*}} */
    public int state() {
        return u8(TCPI_STATE_OFFSET);
    }

    /** {@return congestion control state, {@code TCP_CA_*}} */
    public int caState() {
        return u8(TCPI_CA_STATE_OFFSET);
    }

    /** {@return retransmissions of the segment that waits longest} */
    public int retransmits() {
        return u8(TCPI_RETRANSMITS_OFFSET);
    }

    /** {@return unanswered keepalive or window probes} */
    public int probes() {
        return u8(TCPI_PROBES_OFFSET);
    }

    /** {@return exponent of the retransmission timer's back-off} */
    public int backoff() {
        return u8(TCPI_BACKOFF_OFFSET);
    }

    /** {@return options in use, {@code TCPI_OPT_*}} */
    public int options() {
        return u8(TCPI_OPTIONS_OFFSET);
    }

    /** {@return window scale of what is sent, 0 to 14, a bit-field: the low half of its byte} */
    public int sndWscale() {
        final int both = u8(TCPI_WSCALE_OFFSET);
        return both == ABSENT ? ABSENT : both & 0xF;
    }

    /** {@return window scale of what is received, 0 to 14, a bit-field: the high half of its byte} */
    public int rcvWscale() {
        final int both = u8(TCPI_WSCALE_OFFSET);
        return both == ABSENT ? ABSENT : both >> 4;
    }

    /** {@return 1 if the application limited the delivery rate, a bit-field: the lowest bit of its byte} */
    public int deliveryRateAppLimited() {
        final int bits = u8(TCPI_DELIVERY_RATE_APP_LIMITED_OFFSET);
        return bits == ABSENT ? ABSENT : bits & 1;
    }

    /** {@return retransmission timeout in microseconds} */
    public long rto() {
        return u32(TCPI_RTO_OFFSET);
    }

    /** {@return delayed ACK timeout in microseconds} */
    public long ato() {
        return u32(TCPI_ATO_OFFSET);
    }

    /** {@return segment size for sending in bytes} */
    public long sndMss() {
        return u32(TCPI_SND_MSS_OFFSET);
    }

    /** {@return segment size that the peer seems to use in bytes} */
    public long rcvMss() {
        return u32(TCPI_RCV_MSS_OFFSET);
    }

    /** {@return segments not acknowledged; of a listener, connections that wait for accept} */
    public long unacked() {
        return u32(TCPI_UNACKED_OFFSET);
    }

    /** {@return segments acknowledged selectively; of a listener, its backlog} */
    public long sacked() {
        return u32(TCPI_SACKED_OFFSET);
    }

    /** {@return segments thought lost} */
    public long lost() {
        return u32(TCPI_LOST_OFFSET);
    }

    /** {@return segments retransmitted and not yet acknowledged} */
    public long retrans() {
        return u32(TCPI_RETRANS_OFFSET);
    }

    /** {@return segments acknowledged forward; 0 on current kernels} */
    public long fackets() {
        return u32(TCPI_FACKETS_OFFSET);
    }

    /** {@return time since data were last sent, in milliseconds} */
    public long lastDataSent() {
        return u32(TCPI_LAST_DATA_SENT_OFFSET);
    }

    /** {@return always 0} */
    public long lastAckSent() {
        return u32(TCPI_LAST_ACK_SENT_OFFSET);
    }

    /** {@return time since data last came, in milliseconds} */
    public long lastDataRecv() {
        return u32(TCPI_LAST_DATA_RECV_OFFSET);
    }

    /** {@return time since an acknowledgement last came, in milliseconds} */
    public long lastAckRecv() {
        return u32(TCPI_LAST_ACK_RECV_OFFSET);
    }

    /** {@return path MTU in bytes} */
    public long pmtu() {
        return u32(TCPI_PMTU_OFFSET);
    }

    /** {@return current window clamp in bytes} */
    public long rcvSsthresh() {
        return u32(TCPI_RCV_SSTHRESH_OFFSET);
    }

    /** {@return smoothed round-trip time in microseconds} */
    public long rtt() {
        return u32(TCPI_RTT_OFFSET);
    }

    /** {@return mean deviation of the round-trip time in microseconds} */
    public long rttvar() {
        return u32(TCPI_RTTVAR_OFFSET);
    }

    /** {@return slow start threshold in packets} */
    public long sndSsthresh() {
        return u32(TCPI_SND_SSTHRESH_OFFSET);
    }

    /** {@return congestion window in packets} */
    public long sndCwnd() {
        return u32(TCPI_SND_CWND_OFFSET);
    }

    /** {@return advertised segment size in bytes} */
    public long advmss() {
        return u32(TCPI_ADVMSS_OFFSET);
    }

    /** {@return reordering distance in packets} */
    public long reordering() {
        return u32(TCPI_REORDERING_OFFSET);
    }

    /** {@return round-trip time as the receiver sees it in microseconds} */
    public long rcvRtt() {
        return u32(TCPI_RCV_RTT_OFFSET);
    }

    /** {@return receive queue space in bytes} */
    public long rcvSpace() {
        return u32(TCPI_RCV_SPACE_OFFSET);
    }

    /** {@return retransmitted packets of the connection's life} */
    public long totalRetrans() {
        return u32(TCPI_TOTAL_RETRANS_OFFSET);
    }

    /** {@return pacing rate in bytes per second, unsigned} */
    public long pacingRate() {
        return u64(TCPI_PACING_RATE_OFFSET);
    }

    /** {@return limit of the pacing rate in bytes per second, unsigned} */
    public long maxPacingRate() {
        return u64(TCPI_MAX_PACING_RATE_OFFSET);
    }

    /** {@return bytes acknowledged, unsigned} */
    public long bytesAcked() {
        return u64(TCPI_BYTES_ACKED_OFFSET);
    }

    /** {@return bytes received, unsigned} */
    public long bytesReceived() {
        return u64(TCPI_BYTES_RECEIVED_OFFSET);
    }

    /** {@return segments sent} */
    public long segsOut() {
        return u32(TCPI_SEGS_OUT_OFFSET);
    }

    /** {@return segments received} */
    public long segsIn() {
        return u32(TCPI_SEGS_IN_OFFSET);
    }

    /** {@return bytes in the send queue not yet sent} */
    public long notsentBytes() {
        return u32(TCPI_NOTSENT_BYTES_OFFSET);
    }

    /** {@return smallest round-trip time in microseconds} */
    public long minRtt() {
        return u32(TCPI_MIN_RTT_OFFSET);
    }

    /** {@return segments with data received} */
    public long dataSegsIn() {
        return u32(TCPI_DATA_SEGS_IN_OFFSET);
    }

    /** {@return segments with data sent} */
    public long dataSegsOut() {
        return u32(TCPI_DATA_SEGS_OUT_OFFSET);
    }

    /** {@return latest delivery rate in bytes per second, unsigned} */
    public long deliveryRate() {
        return u64(TCPI_DELIVERY_RATE_OFFSET);
    }

    /** {@return time with data in flight in microseconds, unsigned} */
    public long busyTime() {
        return u64(TCPI_BUSY_TIME_OFFSET);
    }

    /** {@return time limited by the peer's window in microseconds, unsigned} */
    public long rwndLimited() {
        return u64(TCPI_RWND_LIMITED_OFFSET);
    }

    /** {@return time limited by the send buffer in microseconds, unsigned} */
    public long sndbufLimited() {
        return u64(TCPI_SNDBUF_LIMITED_OFFSET);
    }

    /** {@return segments delivered} */
    public long delivered() {
        return u32(TCPI_DELIVERED_OFFSET);
    }

    /** {@return segments delivered with a congestion mark} */
    public long deliveredCe() {
        return u32(TCPI_DELIVERED_CE_OFFSET);
    }

    /** {@return bytes sent, unsigned} */
    public long bytesSent() {
        return u64(TCPI_BYTES_SENT_OFFSET);
    }

    /** {@return bytes retransmitted, unsigned} */
    public long bytesRetrans() {
        return u64(TCPI_BYTES_RETRANS_OFFSET);
    }

    /** {@return duplicates reported by the peer} */
    public long dsackDups() {
        return u32(TCPI_DSACK_DUPS_OFFSET);
    }

    /** {@return reorderings seen} */
    public long reordSeen() {
        return u32(TCPI_REORD_SEEN_OFFSET);
    }

    /** {@return packets received out of order} */
    public long rcvOoopack() {
        return u32(TCPI_RCV_OOOPACK_OFFSET);
    }

    /** {@return the peer's window in bytes} */
    public long sndWnd() {
        return u32(TCPI_SND_WND_OFFSET);
    }

    private int u8(final int field) {
        return field + Byte.BYTES > length ? ABSENT : UnsafeApi.getByte(address + field) & 0xFF;
    }

    private long u32(final int field) {
        return field + Integer.BYTES > length ? ABSENT : UnsafeApi.getInt(address + field) & 0xFFFF_FFFFL;
    }

    private long u64(final int field) {
        return field + Long.BYTES > length ? ABSENT : UnsafeApi.getLong(address + field);
    }
}
