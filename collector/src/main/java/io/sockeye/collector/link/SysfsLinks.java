package io.sockeye.collector.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.record.LinkRecord;
import io.sockeye.collector.text.BytePath;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.PrintableText;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * What sysfs tells of interfaces, a file each for index, MTU and so on: see {@code sysfs-class-net} among the kernel's
 * {@code Documentation/ABI/testing}. It does not tell where hardware is. Its flags are the kernel's own: promiscuous
 * and all-multicast also where a bridge asks for it, and without running, which is taken from {@code operstate} as the
 * kernel does. Confined to one thread at a time.
 */
final class SysfsLinks {
    private static final String NET = "sys/class/net";
    private static final int MAX_WORD = 128;
    private static final int HEX = 16;
    private static final int DECIMAL = 10;
    private static final byte[] NO_ADDRESS = {};

    private final String directory;
    private final SourceCounters counters;
    private final FieldCursor fields = new FieldCursor();
    private String failure;
    private int unknown;

    /**
     * Interfaces of the sysfs that lies beside a /proc.
     *
     * @param root     such as {@code /host/proc}, beside which {@code /host/sys} is.
     * @param counters to count what reading takes.
     */
    SysfsLinks(final ProcRoot root, final SourceCounters counters) {
        directory = BytePath.text(beside(root.path()));
        this.counters = counters;
    }

    /** Not by way of an absolute path, for which the JDK needs the bytes of the working directory and has its text. */
    static Path beside(final Path root) {
        final Path proc = root.normalize();
        final String name = proc.getFileName() == null ? "" : BytePath.text(proc.getFileName());
        return name.isEmpty() || name.equals("..") ? proc.resolve("../" + NET) : proc.resolveSibling(NET);
    }

    /** {@return the directory that has a directory for each interface} */
    String directory() {
        return directory;
    }

    /**
     * Read one interface, as far as it can be read.
     *
     * @param name    of the interface, without a slash, one char per byte.
     * @param traffic its counters, or null.
     * @param host    IPv4 addresses of all interfaces, or null.
     * @return the interface, without IPv6 addresses; what could not be read is unknown, and {@link #failure()} says
     *     why.
     */
    Link read(final String name, final LinkCounters traffic, final HostInet4 host) {
        failure = null;
        unknown = 0;
        final int index = (int) number(name, "ifindex", DECIMAL, LinkRecord.INDEX);
        int flags = (int) number(name, "flags", HEX, LinkRecord.FLAGS);
        final String state = word(name, "operstate");
        if ((flags & LinkFlags.UP) != 0 && ("up".equals(state) || "unknown".equals(state))) {
            flags |= LinkFlags.RUNNING;
        }
        final int type = (int) number(name, "type", DECIMAL, LinkRecord.HARDWARE_TYPE);
        final byte[] address = address(name);
        final int mtu = (int) number(name, "mtu", DECIMAL, LinkRecord.MTU);
        final int queue = (int) number(name, "tx_queue_len", DECIMAL, LinkRecord.TX_QUEUE_LENGTH);
        final List<LinkInet4> inet4 = host == null ? List.of() : host.of(index, name);
        return new Link(index, name, type, address, flags, mtu, queue, null, traffic, inet4, List.of(), unknown);
    }

    /** {@return why the last interface is not whole, a sentence about the first thing that is missing; or null} */
    String failure() {
        return failure;
    }

    /** Bytes with colons between them; nothing where the hardware has no address. */
    private byte[] address(final String name) {
        final String text = word(name, "address");
        if (text == null) {
            return NO_ADDRESS;
        }
        final byte[] bytes = new byte[(text.length() + 1) / 3];
        for (int i = 0; i < bytes.length; i++) {
            final int digits = i * 3;
            try {
                bytes[i] = (byte) Integer.parseInt(text, digits, digits + 2, HEX);
            } catch (final NumberFormatException | IndexOutOfBoundsException e) {
                fail(nonsense(name, "address"));
                return NO_ADDRESS;
            }
        }
        return bytes;
    }

    private long number(final String name, final String attribute, final int radix, final int what) {
        final String word = word(name, attribute);
        if (word != null) {
            try {
                return radix == HEX ? Long.decode(word) : Long.parseLong(word);
            } catch (final NumberFormatException e) {
                fail(nonsense(name, attribute));
            }
        }
        unknown |= what;
        return 0;
    }

    /** The first word of a file, or null. */
    private String word(final String name, final String attribute) {
        final String path = path(name, attribute);
        try (TextFile file = TextFile.open(path, counters)) {
            if (!file.isOpen()) {
                fail("interface " + PrintableText.of(name) + ": cannot read " + PrintableText.of(path) + ": "
                        + file.reason());
                return null;
            }
            final byte[] text = file.readAllBytes();
            final LineReader lines = new LineReader().wrap(text, 0, text.length);
            if (!lines.next()) {
                return "";
            }
            final int length = fields.wrap(lines).word(MAX_WORD);
            return new String(text, fields.position() - length, length, StandardCharsets.ISO_8859_1);
        } catch (final IOException e) {
            fail("interface " + PrintableText.of(name) + ": " + e.getMessage());
            return null;
        }
    }

    private String nonsense(final String name, final String attribute) {
        return PrintableText.of(path(name, attribute)) + " makes no sense";
    }

    private void fail(final String why) {
        if (failure == null) {
            failure = why;
        }
    }

    private String path(final String name, final String attribute) {
        return directory + "/" + name + "/" + attribute;
    }
}
