package io.sockeye.collector.sockdiag;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.CallState;
import io.sockeye.linux.Errno;
import io.sockeye.linux.Syscall;
import io.sockeye.linux.memory.OffHeap;

/** A socket of the calling thread's network, with what Java's own do not offer. Confined to that thread. */
final class KernelSocket implements AutoCloseable {
    static final int SOCK_STREAM = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int SOCK_NONBLOCK = 0x800;

    static final int SOL_SOCKET = 1;
    static final int SO_MARK = 36;
    static final int IPPROTO_TCP = 6;
    static final int TCP_DEFER_ACCEPT = 9;

    private static final int SO_BINDTODEVICE = 25;
    private static final int EADDRINUSE = 98;
    private static final int EINPROGRESS = 115;
    private static final int ADDRESS_CAPACITY = 28;
    private static final int LINK_ADDRESS_LENGTH = 20;
    private static final int NETLINK_ADDRESS_LENGTH = 12;
    private static final boolean IS_X86 = System.getProperty("os.arch").equals("amd64");
    private static final int CONNECT = IS_X86 ? 42 : 203;
    private static final int ACCEPT = IS_X86 ? 43 : 202;
    private static final int LISTEN = IS_X86 ? 50 : 201;
    private static final int GETSOCKNAME = IS_X86 ? 51 : 204;

    private final CallState state = new CallState();
    private final UnsafeBuffer memory = OffHeap.allocate(2 * ADDRESS_CAPACITY);
    private final int family;
    private final int fd;
    private boolean isPortAsked;

    private KernelSocket(final int family, final int fd) {
        this.family = family;
        this.fd = fd;
    }

    static KernelSocket open(final int family, final int type, final int protocol) {
        final int fd = Syscall.socket(new CallState(), family, type, protocol);
        return new KernelSocket(family, succeed("socket", fd));
    }

    KernelSocket set(final int level, final int option, final int value) {
        memory.putInt(0, value);
        succeed("setsockopt", Syscall.setsockopt(state, fd, level, option, memory.addressOffset(), Integer.BYTES));
        return this;
    }

    KernelSocket bindToDevice(final String name) {
        final byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        memory.putBytes(0, bytes);
        succeed(
                "setsockopt",
                Syscall.setsockopt(state, fd, SOL_SOCKET, SO_BINDTODEVICE, memory.addressOffset(), bytes.length));
        return this;
    }

    KernelSocket bind(final byte[] address, final int port) {
        succeed("bind", Syscall.bind(state, fd, memory.addressOffset(), put(address, port)));
        isPortAsked = port != 0;
        return this;
    }

    /** Bind to the first port from one on that nobody has, and answer with it. */
    int bindFrom(final byte[] address, final int first) {
        int port = first;
        int result = Syscall.bind(state, fd, memory.addressOffset(), put(address, port));
        while (result == -EADDRINUSE) {
            port++;
            result = Syscall.bind(state, fd, memory.addressOffset(), put(address, port));
        }
        succeed("bind", result);
        isPortAsked = true;
        return port;
    }

    /** Bind a UNIX socket to an abstract name that the kernel chooses. */
    KernelSocket bindUnix() {
        memory.putShort(0, (short) family);
        succeed("bind", Syscall.bind(state, fd, memory.addressOffset(), Short.BYTES));
        return this;
    }

    /** Bind a packet socket to a protocol, {@code ETH_P_*}, and an interface. */
    KernelSocket bindLink(final int protocol, final int device) {
        memory.setMemory(0, ADDRESS_CAPACITY, (byte) 0);
        memory.putShort(0, (short) family);
        memory.putShort(2, (short) protocol, ByteOrder.BIG_ENDIAN);
        memory.putInt(4, device);
        succeed("bind", Syscall.bind(state, fd, memory.addressOffset(), LINK_ADDRESS_LENGTH));
        return this;
    }

    /** Bind a netlink socket to a port id. */
    KernelSocket bindNetlink(final int portId) {
        succeed("bind", Syscall.bind(state, fd, memory.addressOffset(), putNetlink(portId)));
        return this;
    }

    /** Connect a netlink socket to a port id. */
    KernelSocket connectNetlink(final int portId) {
        succeed("connect", Syscall.syscall(state, CONNECT, fd, memory.addressOffset(), putNetlink(portId)));
        return this;
    }

    private int putNetlink(final int portId) {
        memory.setMemory(0, ADDRESS_CAPACITY, (byte) 0);
        memory.putShort(0, (short) family);
        memory.putInt(4, portId);
        return NETLINK_ADDRESS_LENGTH;
    }

    KernelSocket listen(final int backlog) {
        succeed("listen", Syscall.syscall(state, LISTEN, fd, backlog, 0));
        return this;
    }

    KernelSocket connect(final byte[] address, final int port) {
        final int length = put(address, port);
        final int result = Syscall.syscall(state, CONNECT, fd, memory.addressOffset(), length);
        if (result != -EINPROGRESS) {
            succeed("connect", result);
        }
        return this;
    }

    KernelSocket accept() {
        return new KernelSocket(family, succeed("accept", Syscall.syscall(state, ACCEPT, fd, 0, 0)));
    }

    int port() {
        memory.putInt(ADDRESS_CAPACITY, ADDRESS_CAPACITY);
        final long address = memory.addressOffset();
        succeed("getsockname", Syscall.syscall(state, GETSOCKNAME, fd, address, address + ADDRESS_CAPACITY));
        return memory.getShort(2, ByteOrder.BIG_ENDIAN) & 0xFFFF;
    }

    /** Whether a port was asked for by bind(2). */
    boolean isPortAsked() {
        return isPortAsked;
    }

    int family() {
        return family;
    }

    long inode() throws IOException {
        final String link =
                Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
        return Long.parseLong(link.substring("socket:[".length(), link.length() - 1));
    }

    private int put(final byte[] address, final int port) {
        final boolean isInet = family == KernelEntry.AF_INET;
        memory.setMemory(0, ADDRESS_CAPACITY, (byte) 0);
        memory.putShort(0, (short) family);
        memory.putShort(2, (short) port, ByteOrder.BIG_ENDIAN);
        memory.putBytes(isInet ? 4 : 8, address);
        return isInet ? 16 : ADDRESS_CAPACITY;
    }

    private static int succeed(final String call, final int result) {
        if (result < 0) {
            throw new AssertionError(call + ": " + Errno.name(-result));
        }
        return result;
    }

    @Override
    public void close() {
        Syscall.close(state, fd);
    }
}
