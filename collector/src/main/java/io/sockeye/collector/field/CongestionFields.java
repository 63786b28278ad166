package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.CONGESTION_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.CONGESTION_OFFSET;
import static io.sockeye.collector.record.RowLayout.PARAMETERS_OFFSET;

import java.util.List;

import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.record.Told;
import io.sockeye.linux.sockdiag.CongestionInfo;

/** The fields of sockets that tell of their congestion control: its name, and what some tell of themselves. */
final class CongestionFields {
    static final List<Field> ALL = List.of(
            Field.text(
                            "congestion",
                            CONGESTION_LENGTH_OFFSET,
                            Width.U8,
                            CONGESTION_OFFSET,
                            SocketRecord.MAX_CONGESTION_LENGTH)
                    .when(Details.nonZero(CONGESTION_LENGTH_OFFSET))
                    .needing(Need.CONGESTION)
                    .says("Algorithm of congestion control."),
            of(Told.BBR, "bbr_bw", CongestionInfo.BBR_BW_LO_OFFSET, Width.U64)
                    .in(Unit.BYTES_PER_SECOND)
                    .says("Bandwidth of the path as BBR estimates it."),
            of(Told.BBR, "bbr_min_rtt_us", CongestionInfo.BBR_MIN_RTT_OFFSET, Width.U32)
                    .in(Unit.US)
                    .says("Smallest round-trip time that BBR takes for the path's."),
            of(Told.BBR, "bbr_pacing_gain", CongestionInfo.BBR_PACING_GAIN_OFFSET, Width.U32)
                    .says("Gain of BBR's pacing rate, in 256ths."),
            of(Told.BBR, "bbr_cwnd_gain", CongestionInfo.BBR_CWND_GAIN_OFFSET, Width.U32)
                    .says("Gain of BBR's congestion window, in 256ths."),
            flag(Told.VEGAS, "vegas_enabled", CongestionInfo.TCPV_ENABLED_OFFSET, Width.U32)
                    .says("Whether Vegas is at work."),
            of(Told.VEGAS, "vegas_rttcnt", CongestionInfo.TCPV_RTTCNT_OFFSET, Width.U32)
                    .says("Round-trip times that Vegas has measured in this round."),
            of(Told.VEGAS, "vegas_rtt_us", CongestionInfo.TCPV_RTT_OFFSET, Width.U32)
                    .in(Unit.US)
                    .says("Round-trip time as Vegas has it."),
            of(Told.VEGAS, "vegas_min_rtt_us", CongestionInfo.TCPV_MINRTT_OFFSET, Width.U32)
                    .in(Unit.US)
                    .says("Smallest round-trip time of this round of Vegas."),
            flag(Told.DCTCP, "dctcp_enabled", CongestionInfo.DCTCP_ENABLED_OFFSET, Width.U16)
                    .says("Whether DCTCP is at work."),
            of(Told.DCTCP, "dctcp_ce_state", CongestionInfo.DCTCP_CE_STATE_OFFSET, Width.U16)
                    .says("Whether the last packet that DCTCP saw was marked."),
            of(Told.DCTCP, "dctcp_alpha", CongestionInfo.DCTCP_ALPHA_OFFSET, Width.U32)
                    .says("Share of marked packets as DCTCP estimates it, in 1024ths."),
            of(Told.DCTCP, "dctcp_ab_ecn", CongestionInfo.DCTCP_AB_ECN_OFFSET, Width.U32)
                    .in(Unit.BYTES)
                    .says("Bytes acknowledged with marks in DCTCP's window."),
            of(Told.DCTCP, "dctcp_ab_tot", CongestionInfo.DCTCP_AB_TOT_OFFSET, Width.U32)
                    .in(Unit.BYTES)
                    .says("Bytes acknowledged in DCTCP's window."));

    private CongestionFields() {}

    private static Field of(final int kind, final String name, final int offset, final Width width) {
        return parameter(kind, Field.number(name, PARAMETERS_OFFSET + offset, width));
    }

    private static Field flag(final int kind, final String name, final int offset, final Width width) {
        return parameter(kind, Field.flag(name, PARAMETERS_OFFSET + offset, width, -1));
    }

    private static Field parameter(final int kind, final Field field) {
        return field.when(Details.parameters(kind)).needing(Need.PARAMETERS);
    }
}
