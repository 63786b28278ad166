package io.sockeye.cli.serve.metrics;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.survey.SocketMemory;
import io.sockeye.collector.survey.SocketSurvey;
import io.sockeye.collector.survey.StateCounts;
import io.sockeye.collector.vocabulary.SocketStates;
import io.sockeye.collector.vocabulary.SocketWords;
import io.sockeye.collector.vocabulary.TcpStates;
import io.sockeye.linux.sockdiag.TcpState;

/** All sockets by protocol, family and state, their memory, and what came and went. Confined to one thread. */
public final class SocketMetrics {
    /** Protocols whose states are told though no socket has them. */
    private static final Set<Protocol> ALWAYS = EnumSet.of(Protocol.TCP, Protocol.UDP, Protocol.RAW, Protocol.UNIX);

    /** Of each protocol what its sockets were once seen in, by family and state: it is told from then on. */
    private final boolean[] seen = new boolean[Protocol.values().length * 2 * StateCounts.STATES];

    /** Nothing told yet. */
    public SocketMetrics() {}

    /**
     * Tell of a survey.
     *
     * @param survey of one look.
     * @param target to add to.
     */
    public void add(final SocketSurvey survey, final List<MetricSnapshot> target) {
        target.add(states(survey.states()));
        final Metric memory = Metric.gauge(
                "sockeye_socket_memory_bytes",
                "Memory that sockets take, SK_MEMINFO of the kernel.",
                "protocol",
                "kind");
        final Metric drops = Metric.gauge(
                "sockeye_socket_drops", "Packets that the sockets which are there now have dropped.", "protocol");
        final Metric opened =
                Metric.total("sockeye_sockets_opened", "Full sockets that came between two looks.", "protocol");
        final Metric closed =
                Metric.total("sockeye_sockets_closed", "Full sockets that went between two looks.", "protocol");
        for (final Protocol protocol : Protocol.values()) {
            if (!ALWAYS.contains(protocol) && survey.opened(protocol) == 0 && !isSeen(protocol)) {
                continue;
            }
            opened.add(survey.opened(protocol), protocol.word());
            closed.add(survey.closed(protocol), protocol.word());
            drops.add(survey.memory().drops(protocol), protocol.word());
            for (final SocketMemory.Kind kind : SocketMemory.Kind.values()) {
                memory.add(survey.memory().bytes(protocol, kind), protocol.word(), kind.word());
            }
        }
        target.add(memory.build());
        target.add(drops.build());
        target.add(opened.build());
        target.add(closed.build());
    }

    private MetricSnapshot states(final StateCounts counts) {
        final Metric gauge = Metric.gauge(
                "sockeye_sockets",
                "Sockets by protocol, family and state; the state is empty where there is none.",
                "protocol",
                "family",
                "state");
        for (final Protocol protocol : Protocol.values()) {
            if (protocol.family() == Family.UNSPEC) {
                addStates(counts, protocol, Family.INET, gauge);
                addStates(counts, protocol, Family.INET6, gauge);
            } else {
                addStates(counts, protocol, protocol.family(), gauge);
            }
        }
        return gauge.build();
    }

    private void addStates(final StateCounts counts, final Protocol protocol, final Family family, final Metric gauge) {
        for (int state = 0; state < StateCounts.STATES; state++) {
            final long count = counts.count(protocol, family, state);
            final int at = (protocol.code() * 2 + (family == Family.INET6 ? 1 : 0)) * StateCounts.STATES + state;
            seen[at] |= count > 0;
            if (seen[at] || isAlways(protocol, state)) {
                final String word = SocketStates.WORDS.word(state);
                gauge.add(count, protocol.word(), SocketWords.FAMILIES.word(family.number()), word == null ? "" : word);
            }
        }
    }

    /** Whether a state is told though no socket is in it: whoever adds up must find a 0, not nothing. */
    private static boolean isAlways(final Protocol protocol, final int state) {
        final int firstUnix = TcpStates.WORDS.limit();
        return switch (protocol) {
            case TCP -> state > 0 && state < firstUnix;
            case UDP, RAW -> state <= TcpState.TCP_ESTABLISHED;
            case UNIX -> state == 0 || state >= firstUnix && SocketStates.WORDS.word(state) != null;
            default -> false;
        };
    }

    private boolean isSeen(final Protocol protocol) {
        final int first = protocol.code() * 2 * StateCounts.STATES;
        for (int i = first; i < first + 2 * StateCounts.STATES; i++) {
            if (seen[i]) {
                return true;
            }
        }
        return false;
    }
}
