package io.sockeye.collector.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.sockeye.collector.cost.SourceCounters;
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

    private final String directory;
    private final SourceCounters counters;
    private final FieldCursor fields = new FieldCursor();

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
     * Read one interface.
     *
     * @param name     of the interface, without a slash, one char per byte.
     * @param traffic  its counters.
     * @param host     IPv4 addresses of all interfaces, or null.
     * @param inet6    all IPv6 addresses, or null.
     * @return the interface.
     * @throws IOException if something is not there; the message says what.
     */
    Link read(final String name, final LinkCounters traffic, final HostInet4 host, final AddressTable inet6)
            throws IOException {
        final int index = (int) number(name, "ifindex", DECIMAL);
        int flags = (int) number(name, "flags", HEX);
        final String state = word(name, "operstate");
        if ((flags & LinkFlags.UP) != 0 && (state.equals("up") || state.equals("unknown"))) {
            flags |= LinkFlags.RUNNING;
        }
        return new Link(
                index,
                name,
                (int) number(name, "type", DECIMAL),
                address(name),
                flags,
                (int) number(name, "mtu", DECIMAL),
                (int) number(name, "tx_queue_len", DECIMAL),
                null,
                traffic,
                host == null ? List.of() : host.of(index, name),
                inet6 == null ? List.of() : inet6.inet6(index));
    }

    /** Bytes with colons between them; nothing where the hardware has no address. */
    private byte[] address(final String name) throws IOException {
        final String text = word(name, "address");
        final byte[] bytes = new byte[(text.length() + 1) / 3];
        for (int i = 0; i < bytes.length; i++) {
            final int digits = i * 3;
            try {
                bytes[i] = (byte) Integer.parseInt(text, digits, digits + 2, HEX);
            } catch (final NumberFormatException | IndexOutOfBoundsException e) {
                throw nonsense(name, "address", e);
            }
        }
        return bytes;
    }

    private long number(final String name, final String attribute, final int radix) throws IOException {
        final String word = word(name, attribute);
        try {
            return radix == HEX ? Long.decode(word) : Long.parseLong(word);
        } catch (final NumberFormatException e) {
            throw nonsense(name, attribute, e);
        }
    }

    private String word(final String name, final String attribute) throws IOException {
        final String path = path(name, attribute);
        try (TextFile file = TextFile.open(path, counters)) {
            if (!file.isOpen()) {
                throw new IOException("interface " + PrintableText.of(name) + ": cannot read " + PrintableText.of(path)
                        + ": " + file.reason());
            }
            final byte[] text = file.readAllBytes();
            final LineReader lines = new LineReader().wrap(text, 0, text.length);
            if (!lines.next()) {
                return "";
            }
            final int length = fields.wrap(lines).word(MAX_WORD);
            return new String(text, fields.position() - length, length, StandardCharsets.ISO_8859_1);
        }
    }

    private IOException nonsense(final String name, final String attribute, final Exception cause) {
        return new IOException(PrintableText.of(path(name, attribute)) + " makes no sense", cause);
    }

    private String path(final String name, final String attribute) {
        return directory + "/" + name + "/" + attribute;
    }
}
