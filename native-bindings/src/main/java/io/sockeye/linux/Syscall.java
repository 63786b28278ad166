package io.sockeye.linux;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The C library's functions that are used, each answering with its result or, where C gives -1 and {@code errno}, with
 * the negated errno: no exception, no allocation.
 *
 * <p>All of them are called through one downcall shape, six longs to a long. Linking a shape costs 5 to 6 ms in a cold
 * process, so a shape for each function would be dearer than the dump it serves. On the 64-bit Linux ABIs integer and
 * pointer arguments travel in 64-bit registers, a narrower one sign-extended, and a callee ignores the registers that
 * it does not name; so one shape fits every function of up to six such arguments. {@code SyscallShapeTest} holds the
 * functions called here against their generated descriptors.
 *
 * <p>Memory is passed as an address and must stay allocated for the call. Threads: safe, with a {@link CallState} each.
 */
public final class Syscall {
    static final int MAX_ARGUMENTS = 6;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"));

    private static final MemorySegment SOCKET = symbol("socket");
    private static final MemorySegment BIND = symbol("bind");
    private static final MemorySegment SETSOCKOPT = symbol("setsockopt");
    private static final MemorySegment SEND = symbol("send");
    private static final MemorySegment RECV = symbol("recv");
    private static final MemorySegment OPEN = symbol("open");
    private static final MemorySegment READ = symbol("read");
    private static final MemorySegment WRITE = symbol("write");
    private static final MemorySegment CLOSE = symbol("close");
    private static final MemorySegment GETDENTS64 = symbol("getdents64");
    private static final MemorySegment READLINKAT = symbol("readlinkat");
    private static final MemorySegment SETNS = symbol("setns");

    private Syscall() {}

    /**
     * See socket(2).
     *
     * @param state    of the calling thread.
     * @param domain   address family, {@code AF_*}.
     * @param type     {@code SOCK_*}.
     * @param protocol within the domain.
     * @return a descriptor, or the negated errno.
     */
    public static int socket(final CallState state, final int domain, final int type, final int protocol) {
        return (int) call(SOCKET, state, domain, type, protocol, 0);
    }

    /**
     * See bind(2).
     *
     * @param state         of the calling thread.
     * @param fd            socket to bind.
     * @param address       of a {@code struct sockaddr}.
     * @param addressLength in bytes of that struct.
     * @return 0, or the negated errno.
     */
    public static int bind(final CallState state, final int fd, final long address, final int addressLength) {
        return (int) call(BIND, state, fd, address, addressLength, 0);
    }

    /**
     * See setsockopt(2).
     *
     * @param state  of the calling thread.
     * @param fd     socket to change.
     * @param level  {@code SOL_*}.
     * @param option at that level.
     * @param value  address of the option's value.
     * @param length in bytes of the value.
     * @return 0, or the negated errno.
     */
    public static int setsockopt(
            final CallState state,
            final int fd,
            final int level,
            final int option,
            final long value,
            final int length) {
        return (int) call(SETSOCKOPT, state, fd, level, option, value, length);
    }

    /**
     * See send(2).
     *
     * @param state   of the calling thread.
     * @param fd      socket to send on.
     * @param address of the bytes.
     * @param length  in bytes.
     * @param flags   {@code MSG_*}.
     * @return the number of bytes sent, or the negated errno.
     */
    public static int send(
            final CallState state, final int fd, final long address, final long length, final int flags) {
        return (int) call(SEND, state, fd, address, length, flags);
    }

    /**
     * See recv(2).
     *
     * @param state   of the calling thread.
     * @param fd      socket to receive from.
     * @param address of the memory to fill.
     * @param length  in bytes of that memory.
     * @param flags   {@code MSG_*}; with {@code MSG_TRUNC} a netlink socket answers the real length of a message that
     *                was cut off.
     * @return the number of bytes received, 0 at the end, or the negated errno.
     */
    public static int recv(
            final CallState state, final int fd, final long address, final long length, final int flags) {
        return (int) call(RECV, state, fd, address, length, flags);
    }

    /**
     * See open(2).
     *
     * @param state of the calling thread.
     * @param path  address of a path that ends with a NUL.
     * @param flags {@code O_*}, without {@code O_CREAT}.
     * @return a descriptor, or the negated errno.
     */
    public static int open(final CallState state, final long path, final int flags) {
        return (int) call(OPEN, state, path, flags, 0, 0);
    }

    /**
     * See read(2).
     *
     * @param state   of the calling thread.
     * @param fd      file to read.
     * @param address of the memory to fill.
     * @param length  in bytes of that memory.
     * @return the number of bytes read, 0 at the end of the file, or the negated errno.
     */
    public static int read(final CallState state, final int fd, final long address, final long length) {
        return (int) call(READ, state, fd, address, length, 0);
    }

    /**
     * See write(2).
     *
     * @param state   of the calling thread.
     * @param fd      file to write.
     * @param address of the bytes.
     * @param length  in bytes.
     * @return the number of bytes written, or the negated errno.
     */
    public static int write(final CallState state, final int fd, final long address, final long length) {
        return (int) call(WRITE, state, fd, address, length, 0);
    }

    /**
     * See close(2).
     *
     * @param state of the calling thread.
     * @param fd    to close.
     * @return 0, or the negated errno.
     */
    public static int close(final CallState state, final int fd) {
        return (int) call(CLOSE, state, fd, 0, 0, 0);
    }

    /**
     * See getdents64(2): the next entries of a directory, each a {@code struct dirent64}.
     *
     * @param state   of the calling thread.
     * @param fd      of the directory.
     * @param address of the memory to fill.
     * @param length  in bytes of that memory.
     * @return the number of bytes filled, 0 at the end, or the negated errno.
     */
    public static int getdents64(final CallState state, final int fd, final long address, final long length) {
        return (int) call(GETDENTS64, state, fd, address, length, 0);
    }

    /**
     * See readlinkat(2): what a symbolic link says, without a NUL.
     *
     * @param state   of the calling thread.
     * @param dirFd   directory that the path is relative to.
     * @param path    address of a path that ends with a NUL.
     * @param address of the memory to fill.
     * @param length  in bytes of that memory.
     * @return the number of bytes filled, or the negated errno.
     */
    public static int readlinkat(
            final CallState state, final int dirFd, final long path, final long address, final long length) {
        return (int) call(READLINKAT, state, dirFd, path, address, length);
    }

    /**
     * See setns(2): moves the calling thread, and no other, into a namespace.
     *
     * @param state of the calling thread.
     * @param fd    of the namespace's file.
     * @param type  {@code CLONE_NEW*}, or 0 for any.
     * @return 0, or the negated errno.
     */
    public static int setns(final CallState state, final int fd, final int type) {
        return (int) call(SETNS, state, fd, type, 0, 0);
    }

    private static long call(
            final MemorySegment function,
            final CallState state,
            final long a,
            final long b,
            final long c,
            final long d) {
        return call(function, state, a, b, c, d, 0);
    }

    private static long call(
            final MemorySegment function,
            final CallState state,
            final long a,
            final long b,
            final long c,
            final long d,
            final long e) {
        final long result;
        try {
            result = (long) CALL.invokeExact(function, state.segment(), a, b, c, d, e, 0L);
        } catch (final Throwable t) {
            throw new AssertionError(t);
        }
        // A function that returns an int leaves the upper half of the register undefined; ours return -1 or at most
        // Integer.MAX_VALUE, so the lower half alone tells.
        return (int) result == -1 ? -state.errno() : result;
    }

    private static MemorySegment symbol(final String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsatisfiedLinkError("not in the C library: function=" + name));
    }
}
