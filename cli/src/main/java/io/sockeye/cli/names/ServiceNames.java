package io.sockeye.cli.names;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.PrintableText;

/**
 * Names of ports, from /etc/services, and of IP protocols, which are the ports of raw sockets, from /etc/protocols.
 *
 * <p>As in netstat, TCP, UDP and raw sockets have names of their own kind and every other protocol has none; where a
 * number has several names, the last in the file is printed; aliases are not. A UDP-Lite socket has the names of UDP.
 * The files are read at the first look-up. Threads: confined to one.
 */
public final class ServiceNames {
    /** What netstat has room for in its buffer. */
    private static final int MAX_LENGTH = 63;

    private static final int TCP_WORD = 't' << 16 | 'c' << 8 | 'p';
    private static final int UDP_WORD = 'u' << 16 | 'd' << 8 | 'p';
    private static final int RAW_WORD = 'r' << 16 | 'a' << 8 | 'w';
    private static final byte[] NONE = {};
    /** htons(3) cuts what is too large for a port. */
    private static final int PORT_MASK = 0xFFFF;

    private static final int PAGE_BITS = 8;
    private static final int PAGE_LENGTH = 1 << PAGE_BITS;

    private final String servicesPath;
    private final String protocolsPath;
    private byte[][][] tcp;
    private byte[][][] udp;
    private byte[][][] raw;

    ServiceNames(final String servicesPath, final String protocolsPath) {
        this.servicesPath = servicesPath;
        this.protocolsPath = protocolsPath;
    }

    /**
     * The names in this host's files.
     *
     * @return names, not yet read.
     */
    public static ServiceNames ofThisHost() {
        return new ServiceNames("/etc/services", "/etc/protocols");
    }

    /** {@return names from the same files for another thread, not yet read} */
    ServiceNames sibling() {
        return new ServiceNames(servicesPath, protocolsPath);
    }

    /**
     * The name of a port.
     *
     * @param protocol of the socket, as {@link Protocol#code()}.
     * @param port     0 to 65535.
     * @return the name in bytes of its file, not to be changed, or null if it has none.
     */
    public byte[] name(final int protocol, final int port) {
        if (tcp == null) {
            read();
        }
        final byte[][][] pages;
        if (protocol == Protocol.TCP.code() || protocol == Protocol.MPTCP.code()) {
            pages = tcp;
        } else if (protocol == Protocol.UDP.code() || protocol == Protocol.UDPLITE.code()) {
            pages = udp;
        } else if (protocol == Protocol.RAW.code()) {
            pages = raw;
        } else {
            return null;
        }
        final byte[][] page = pages[port >>> PAGE_BITS];
        return page == null ? null : page[port & PAGE_LENGTH - 1];
    }

    /**
     * The port of a service, of TCP if it has one there, else of UDP. Unlike the names that are printed, every name of
     * the file counts, the second of a port and aliases too, as in getservbyname(3).
     *
     * @param name of the service, one char per byte.
     * @return 0 to 65535; -1 if there is none of that name.
     */
    public int port(final String name) {
        final byte[] wanted = name.getBytes(StandardCharsets.ISO_8859_1);
        final HostFile services = new HostFile(servicesPath, '#');
        final FieldCursor number = new FieldCursor();
        int ofUdp = -1;
        for (FieldCursor line = services.nextLine(); line != null; line = services.nextLine()) {
            final byte[] port = portOf(line, wanted);
            number.wrap(port, 0, port.length).fieldUpTo('/');
            final long found = HostFile.number(number);
            final int protocol = protocol(port, number.position());
            if (found >= 0 && protocol == TCP_WORD) {
                return (int) found & PORT_MASK;
            }
            if (found >= 0 && protocol == UDP_WORD && ofUdp < 0) {
                ofUdp = (int) found & PORT_MASK;
            }
        }
        return ofUdp;
    }

    /** The port and protocol of a line that has the name, be it as an alias; empty where it has not. */
    private static byte[] portOf(final FieldCursor line, final byte[] wanted) {
        line.nextField();
        boolean isWanted = Arrays.equals(line.fieldBytes(), wanted);
        line.nextField();
        final byte[] port = line.fieldBytes();
        while (!isWanted && line.nextField()) {
            isWanted = Arrays.equals(line.fieldBytes(), wanted);
        }
        return isWanted ? port : NONE;
    }

    private void read() {
        tcp = new byte[PAGE_LENGTH][][];
        udp = new byte[PAGE_LENGTH][][];
        raw = new byte[PAGE_LENGTH][][];
        final FieldCursor number = new FieldCursor();
        final HostFile services = new HostFile(servicesPath, '#');
        for (FieldCursor line = services.nextLine(); line != null; line = services.nextLine()) {
            line.nextField();
            final byte[] name = line.fieldBytes();
            line.nextField();
            final byte[] port = line.fieldBytes();
            number.wrap(port, 0, port.length).fieldUpTo('/');
            final byte[][][] pages = pagesOf(port, number.position());
            if (pages != null) {
                put(pages, HostFile.number(number), name);
            }
        }
        final HostFile protocols = new HostFile(protocolsPath, '#');
        for (FieldCursor line = protocols.nextLine(); line != null; line = protocols.nextLine()) {
            line.nextField();
            final byte[] name = line.fieldBytes();
            line.nextField();
            put(raw, HostFile.number(line), name);
        }
    }

    /** The table for {@code tcp}, {@code udp} or {@code raw} after the slash; null for another word. */
    private byte[][][] pagesOf(final byte[] text, final int start) {
        final int word = protocol(text, start);
        if (word == TCP_WORD) {
            return tcp;
        }
        if (word == UDP_WORD) {
            return udp;
        }
        return word == RAW_WORD ? raw : null;
    }

    /** The three letters behind the slash, in one number; 0 if there are not three. */
    private static int protocol(final byte[] text, final int start) {
        return text.length == start + 3 ? text[start] << 16 | text[start + 1] << 8 | text[start + 2] : 0;
    }

    private static void put(final byte[][][] pages, final long number, final byte[] name) {
        if (number < 0 || name.length == 0) {
            return;
        }
        final int port = (int) number & PORT_MASK;
        if (pages[port >>> PAGE_BITS] == null) {
            pages[port >>> PAGE_BITS] = new byte[PAGE_LENGTH][];
        }
        pages[port >>> PAGE_BITS][port & PAGE_LENGTH - 1] = PrintableText.of(name, MAX_LENGTH);
    }
}
