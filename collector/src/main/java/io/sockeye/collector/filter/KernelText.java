package io.sockeye.collector.filter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.vocabulary.TcpStates;

/** Writes a kernel's condition in the words of a filter. Threads: stateless. */
public final class KernelText {
    private static final int MAX_ADDRESS = 64;

    private KernelText() {}

    /**
     * The words of a condition.
     *
     * @param condition to write.
     * @return the words; empty where every socket meets it.
     */
    public static String of(final KernelCondition condition) {
        final StringBuilder text = new StringBuilder();
        if (condition != KernelCondition.ALWAYS) {
            append(condition, false, text);
        }
        return text.toString();
    }

    private static void append(final KernelCondition condition, final boolean isInside, final StringBuilder text) {
        switch (condition) {
            case KernelCondition.AllOf all -> join(all.parts(), " and ", isInside, text);
            case KernelCondition.AnyOf any -> join(any.parts(), " or ", isInside, text);
            case KernelCondition.Not not -> {
                text.append("not ");
                append(not.part(), true, text);
            }
            case KernelCondition.States states -> states(states.states(), isInside, text);
            case KernelCondition.Ports ports -> ports(ports, text);
            case KernelCondition.Network network -> network(network, text);
            case KernelCondition.Device device ->
                text.append("interface number ").append(device.index());
            case KernelCondition.Mark mark ->
                text.append("fwmark = 0x")
                        .append(Integer.toHexString(mark.value()))
                        .append("/0x")
                        .append(Integer.toHexString(mark.mask()));
            case KernelCondition.Cgroup cgroup ->
                text.append("cgroup number ").append(Long.toUnsignedString(cgroup.id()));
            case KernelCondition.Autobound autobound -> text.append("autobound");
        }
    }

    private static void join(
            final List<KernelCondition> parts, final String word, final boolean isInside, final StringBuilder text) {
        if (parts.isEmpty()) {
            text.append(word.equals(" and ") ? "every socket" : "no socket");
            return;
        }
        text.append(isInside ? "(" : "");
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : word);
            append(parts.get(i), true, text);
        }
        text.append(isInside ? ")" : "");
    }

    private static void states(final int states, final boolean isInside, final StringBuilder text) {
        final int begin = text.length();
        int count = 0;
        for (int state = 0; state < TcpStates.WORDS.limit(); state++) {
            if ((states >>> state & 1) != 0 && TcpStates.WORDS.word(state) != null) {
                text.append(count == 0 ? "state in (" : ", ").append(TcpStates.WORDS.word(state));
                count++;
            }
        }
        text.append(count == 0 ? "no state" : ")");
        if (count == 1) {
            final String word = text.substring(begin + "state in (".length(), text.length() - 1);
            text.setLength(begin);
            text.append("state = ").append(word);
        }
    }

    private static void ports(final KernelCondition.Ports ports, final StringBuilder text) {
        text.append(ports.isLocal() ? "sport" : "dport");
        if (ports.first() == ports.last()) {
            text.append(" = ").append(ports.first());
        } else {
            text.append(" in (")
                    .append(ports.first())
                    .append('-')
                    .append(ports.last())
                    .append(')');
        }
    }

    private static void network(final KernelCondition.Network network, final StringBuilder text) {
        final byte[] address = new byte[MAX_ADDRESS];
        final int length = network.family() == Family.INET
                ? AddressText.ipv4(address, 0, firstWord(network.firstHalf()))
                : AddressText.ipv6(address, 0, network.firstHalf(), network.secondHalf());
        text.append(network.isLocal() ? "src " : "dst ")
                .append(new String(address, 0, length, StandardCharsets.US_ASCII))
                .append('/')
                .append(network.length());
    }

    /** The first four bytes of eight as they lie in memory. */
    private static int firstWord(final long half) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(0, half)
                .getInt(0);
    }
}
