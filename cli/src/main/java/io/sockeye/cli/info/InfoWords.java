package io.sockeye.cli.info;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.SocketFields;

/**
 * The words of a line, in ss's order, and behind them every other detail under its own name: so a field that is new in
 * the list is here too. Threads: stateless.
 */
final class InfoWords {
    /** A name in braces is a field. */
    private static final String[] TEMPLATES = {
        "fwmark:{mark}",
        "cgroup:{cgroup}",
        "v6only{v6only}",
        "tos:{tos}",
        "tclass:{tclass}",
        "class_id:{class_id}",
        "shutdown:{shutdown}",
        "skmem:(r{rmem_alloc},rb{rcvbuf},t{wmem_alloc},tb{sndbuf},f{fwd_alloc},w{wmem_queued},o{optmem},"
                + "bl{backlog_bytes})",
        "drops:{drops}",
        "{options}",
        "{congestion}",
        "wscale:{snd_wscale},{rcv_wscale}",
        "ca_state:{ca_state}",
        "rto:{rto_us}",
        "backoff:{backoff}",
        "rtt:{rtt_us}/{rtt_var_us}",
        "ato:{ato_us}",
        "mss:{snd_mss}",
        "pmtu:{pmtu}",
        "rcvmss:{rcv_mss}",
        "advmss:{advmss}",
        "cwnd:{cwnd}",
        "ssthresh:{ssthresh}",
        "bytes_sent:{bytes_sent}",
        "bytes_retrans:{bytes_retrans}",
        "bytes_acked:{bytes_acked}",
        "bytes_received:{bytes_received}",
        "segs_out:{segs_out}",
        "segs_in:{segs_in}",
        "data_segs_out:{data_segs_out}",
        "data_segs_in:{data_segs_in}",
        "vegas:(rtt:{vegas_rtt_us},minrtt:{vegas_min_rtt_us},rttcnt:{vegas_rttcnt})",
        "dctcp:(alpha:{dctcp_alpha},ce_state:{dctcp_ce_state},ab_ecn:{dctcp_ab_ecn},ab_tot:{dctcp_ab_tot})",
        "bbr:(bw:{bbr_bw},mrtt:{bbr_min_rtt_us},pacing_gain:{bbr_pacing_gain},cwnd_gain:{bbr_cwnd_gain})",
        "lastsnd:{last_send_ms}",
        "lastrcv:{last_recv_ms}",
        "lastack:{last_ack_recv_ms}",
        "pacing_rate:{pacing_rate}",
        "max_pacing_rate:{max_pacing_rate}",
        "delivery_rate:{delivery_rate}",
        "delivered:{delivered}",
        "delivered_ce:{delivered_ce}",
        "app_limited{delivery_rate_app_limited}",
        "busy:{busy_us}",
        "rwnd_limited:{rwnd_limited_us}",
        "sndbuf_limited:{sndbuf_limited_us}",
        "unacked:{unacked}",
        "retransmits:{retransmits}",
        "probes:{probes}",
        "retrans:{retrans}/{retrans_total}",
        "lost:{lost}",
        "sacked:{sacked}",
        "dsack_dups:{dsack_dups}",
        "reordering:{reordering}",
        "reord_seen:{reord_seen}",
        "rcv_rtt:{rcv_rtt_us}",
        "rcv_space:{rcv_space}",
        "rcv_ssthresh:{rcv_ssthresh}",
        "notsent:{notsent_bytes}",
        "minrtt:{min_rtt_us}",
        "rcv_ooopack:{rcv_ooopack}",
        "snd_wnd:{snd_wnd}",
        "rcv_wnd:{rcv_wnd}",
        "rehash:{rehash}",
        "total_rto:{total_rto}/{total_rto_recoveries}/{total_rto_time_ms}",
        "tcp-ulp-{ulp}",
        "tls:(version:{tls_version},cipher:{tls_cipher},rxconf:{tls_rxconf},txconf:{tls_txconf})",
        "subflow:(token:{subflow_token_rem}/{subflow_token_loc},id:{subflow_id_rem}/{subflow_id_loc})",
    };

    /** What other words say already, or what is the same of all sockets of a kind. */
    private static final Set<String> LEFT_OUT =
            Set.of("unit", "container", "cgroup_id", "sockopt", "vegas_enabled", "dctcp_enabled");

    private InfoWords() {}

    /** {@return the words, to be asked of one row after the other} */
    static Word[] bind(final Joins joins) {
        final List<Word> words = new ArrayList<>();
        final Set<String> done = new HashSet<>(LEFT_OUT);
        for (final String template : TEMPLATES) {
            words.add(word(template, joins, done));
        }
        for (final Field field : SocketFields.details()) {
            final String name = field.name();
            if (!done.contains(name)) {
                final String colon = field.kind() == FieldKind.BOOLEAN ? "" : ":";
                words.add(word(withoutTime(name) + colon + "{" + name + "}", joins, done));
            }
        }
        return words.toArray(new Word[0]);
    }

    /** A time has its unit behind it. */
    private static String withoutTime(final String name) {
        return name.endsWith("_us") || name.endsWith("_ms") ? name.substring(0, name.length() - 3) : name;
    }

    private static Word word(final String template, final Joins joins, final Set<String> done) {
        final List<String> texts = new ArrayList<>();
        final List<InfoValue> values = new ArrayList<>();
        int start = 0;
        int brace = template.indexOf('{');
        while (brace >= 0) {
            texts.add(template.substring(start, brace));
            start = template.indexOf('}', brace) + 1;
            final String name = template.substring(brace + 1, start - 1);
            values.add(new InfoValue(SocketFields.LIST.find(name), joins));
            done.add(name);
            brace = template.indexOf('{', start);
        }
        texts.add(template.substring(start));
        return new Word(texts.toArray(new String[0]), values.toArray(new InfoValue[0]));
    }
}
