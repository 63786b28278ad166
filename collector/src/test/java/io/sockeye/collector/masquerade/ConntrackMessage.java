package io.sockeye.collector.masquerade;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/** Writes a message of connection tracking: {@code struct nfgenmsg} and attributes, some within others. */
final class ConntrackMessage {
    private static final int NLA_F_NESTED = 0x8000;

    private final ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
    private final Deque<Integer> open = new ArrayDeque<>();

    ConntrackMessage(final int family) {
        bytes.put((byte) family).put((byte) 0).putShort((short) 0);
    }

    /** Begin an attribute of attributes. */
    ConntrackMessage begin(final int type) {
        open.push(bytes.position());
        bytes.putShort((short) 0).putShort((short) (type | NLA_F_NESTED));
        return this;
    }

    /** End the attribute that was begun last. */
    ConntrackMessage end() {
        final int start = open.pop();
        bytes.putShort(start, (short) (bytes.position() - start));
        return this;
    }

    /** An attribute of bytes in hexadecimal. */
    ConntrackMessage attribute(final int type, final String payload) {
        final byte[] content = HexFormat.of().parseHex(payload);
        bytes.putShort((short) (4 + content.length)).putShort((short) type).put(content);
        while (bytes.position() % 4 != 0) {
            bytes.put((byte) 0);
        }
        return this;
    }

    byte[] bytes() {
        final byte[] message = new byte[bytes.position()];
        bytes.get(0, message);
        return message;
    }
}
