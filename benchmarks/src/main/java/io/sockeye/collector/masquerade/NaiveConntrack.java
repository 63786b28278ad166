package io.sockeye.collector.masquerade;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.linux.netfilter.Conntrack;

/** Connections read the usual way: with maps of attributes, or strings and {@code split}, and an object for each. */
final class NaiveConntrack {
    private static final int HEADER_LENGTH = 16;
    private static final int FAMILY_LENGTH = 4;
    private static final int TYPE_MASK = 0x3FFF;
    private static final int ALIGNMENT = 4;

    private NaiveConntrack() {}

    /** A connection, with names as in {@code ConnectionRecord}; the ends are in its order. */
    record Connection(
            int protocol, String state, long timeout, long mark, boolean assured, List<InetSocketAddress> ends) {}

    /**
     * Read the messages of a datagram.
     *
     * @param datagram    from 0 to the limit.
     * @param connections to add to.
     */
    static void readMessages(final ByteBuffer datagram, final List<Connection> connections) {
        final ByteBuffer buffer = datagram.duplicate().order(ByteOrder.nativeOrder());
        int offset = 0;
        while (offset < datagram.limit()) {
            final int length = buffer.getInt(offset);
            final int fixedLength = HEADER_LENGTH + FAMILY_LENGTH;
            connections.add(connection(attributes(datagram.slice(offset + fixedLength, length - fixedLength))));
            offset += length;
        }
    }

    /**
     * Read the lines of a text.
     *
     * @param text        of whole lines.
     * @param connections to add to.
     */
    static void readLines(final byte[] text, final List<Connection> connections) {
        for (final String line : new String(text, US_ASCII).split("\n")) {
            final String[] words = line.split("\\s+");
            final Map<String, String> values = new HashMap<>();
            for (final String word : words) {
                final String[] pair = word.split("=");
                if (pair.length == 2) {
                    values.put(values.containsKey(pair[0]) ? "reply-" + pair[0] : pair[0], pair[1]);
                }
            }
            connections.add(new Connection(
                    Integer.parseInt(words[3]),
                    words[5],
                    Long.parseLong(words[4]),
                    Long.parseLong(values.get("mark")),
                    line.contains("[ASSURED]"),
                    List.of(
                            end(values.get("src"), values.get("sport")),
                            end(values.get("dst"), values.get("dport")),
                            end(values.get("reply-src"), values.get("reply-sport")),
                            end(values.get("reply-dst"), values.get("reply-dport")))));
        }
    }

    private static InetSocketAddress end(final String address, final String port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), Integer.parseInt(port));
        } catch (final UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection(final Map<Integer, ByteBuffer> all) {
        final Map<Integer, ByteBuffer> original = attributes(all.get(Conntrack.CTA_TUPLE_ORIG));
        final List<InetSocketAddress> ends = new ArrayList<>();
        addEnds(original, ends);
        addEnds(attributes(all.get(Conntrack.CTA_TUPLE_REPLY)), ends);
        final Map<Integer, ByteBuffer> tcp =
                attributes(attributes(all.get(Conntrack.CTA_PROTOINFO)).get(Conntrack.CTA_PROTOINFO_TCP));
        final ByteBuffer mark = all.get(Conntrack.CTA_MARK);
        return new Connection(
                attributes(original.get(Conntrack.CTA_TUPLE_PROTO))
                        .get(Conntrack.CTA_PROTO_NUM)
                        .get(0),
                SyntheticConnection.stateName(
                        tcp.get(Conntrack.CTA_PROTOINFO_TCP_STATE).get(0)),
                Integer.toUnsignedLong(all.get(Conntrack.CTA_TIMEOUT).getInt(0)),
                mark == null ? 0 : Integer.toUnsignedLong(mark.getInt(0)),
                (all.get(Conntrack.CTA_STATUS).getInt(0) & Conntrack.IPS_ASSURED) != 0,
                ends);
    }

    private static void addEnds(final Map<Integer, ByteBuffer> tuple, final List<InetSocketAddress> ends) {
        final Map<Integer, ByteBuffer> addresses = attributes(tuple.get(Conntrack.CTA_TUPLE_IP));
        final Map<Integer, ByteBuffer> protocol = attributes(tuple.get(Conntrack.CTA_TUPLE_PROTO));
        ends.add(end(addresses.get(Conntrack.CTA_IP_V4_SRC), protocol.get(Conntrack.CTA_PROTO_SRC_PORT)));
        ends.add(end(addresses.get(Conntrack.CTA_IP_V4_DST), protocol.get(Conntrack.CTA_PROTO_DST_PORT)));
    }

    private static InetSocketAddress end(final ByteBuffer address, final ByteBuffer port) {
        final byte[] bytes = new byte[Integer.BYTES];
        address.get(0, bytes);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port.getShort(0) & 0xFFFF);
        } catch (final UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Integer, ByteBuffer> attributes(final ByteBuffer bytes) {
        final ByteBuffer headers = bytes.duplicate().order(ByteOrder.nativeOrder());
        final Map<Integer, ByteBuffer> attributes = new HashMap<>();
        int offset = 0;
        while (offset < bytes.limit()) {
            final int length = headers.getShort(offset) & 0xFFFF;
            final int type = headers.getShort(offset + Short.BYTES) & TYPE_MASK;
            attributes.put(type, bytes.slice(offset + Integer.BYTES, length - Integer.BYTES));
            offset += (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
        return attributes;
    }
}
