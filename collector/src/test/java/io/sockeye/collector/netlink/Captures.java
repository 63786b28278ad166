package io.sockeye.collector.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.linux.netlink.Netlink;

/** Recorded answers of a kernel, and what is in them; {@code captures/README} says how they were made. */
public final class Captures {
    private static final String DIRECTORY = "/captures/6.18-x86_64/";
    /** Where to write rows instead of comparing them, after a new recording; read them before they are committed. */
    private static final String WRITE_ROWS = System.getProperty("sockeye.captures.rows", "");

    /** In {@code struct nlmsghdr}. */
    private static final int SEQUENCE_OFFSET = 8;

    private Captures() {}

    /** The datagrams of a capture, in the order in which they came. */
    public static List<byte[]> datagrams(final String name) {
        final List<byte[]> datagrams = new ArrayList<>();
        final ByteBuffer file = ByteBuffer.wrap(bytes(name + ".bin")).order(ByteOrder.LITTLE_ENDIAN);
        while (file.hasRemaining()) {
            final byte[] datagram = new byte[file.getInt()];
            file.get(datagram);
            datagrams.add(datagram);
        }
        return datagrams;
    }

    /** The datagrams of a capture as the answer to another request than the first. */
    public static List<byte[]> datagrams(final String name, final int sequence) {
        final List<byte[]> datagrams = datagrams(name);
        for (final byte[] datagram : datagrams) {
            final ByteBuffer bytes = ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder());
            for (int offset = 0; offset < datagram.length; offset += Netlink.align(bytes.getInt(offset))) {
                bytes.putInt(offset + SEQUENCE_OFFSET, sequence);
            }
        }
        return datagrams;
    }

    /** A channel that gives the datagrams of a capture. */
    public static ScriptedChannel channel(final String name) {
        return new ScriptedChannel().then(datagrams(name));
    }

    /** What another program said at the same time. */
    public static String text(final String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** What the kernel showed in /proc at the same time. */
    public static Path procRoot() throws URISyntaxException {
        return Path.of(Captures.class.getResource(DIRECTORY + "proc").toURI());
    }

    /** Hold rows against those that were read by people. */
    public static void assertRows(final String name, final List<String> rows) throws IOException {
        final String text = String.join("\n", rows) + "\n";
        if (!WRITE_ROWS.isEmpty()) {
            Files.writeString(Path.of(WRITE_ROWS, name + ".rows"), text);
        }
        assertEquals(new String(bytes(name + ".rows"), StandardCharsets.UTF_8), text, name);
    }

    private static byte[] bytes(final String name) {
        try (InputStream resource = Captures.class.getResourceAsStream(DIRECTORY + name)) {
            if (resource == null) {
                throw new AssertionError("not recorded: " + name);
            }
            return resource.readAllBytes();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
