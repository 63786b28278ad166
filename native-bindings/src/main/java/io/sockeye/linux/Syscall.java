package io.sockeye.linux;

/**
 * The C library's functions that are used, each answering with its result or, where C gives -1 and {@code errno}, with
 * the negated errno: no exception, no allocation.
 *
 * <p>All of them are called through the one shape of {@link NativeCall}; {@code SyscallShapeTest} holds them against
 * their generated descriptors.
 *
 * <p>Memory is passed as an address and must stay allocated for the call. Threads: safe, with a {@link CallState} each.
 */
public final class Syscall {
    private static final int PROT_READ = 1;
    private static final int MAP_PRIVATE = 2;

    private static final CFunction SOCKET = NativeCall.function("socket");
    private static final CFunction SEND = NativeCall.function("send");
    private static final CFunction RECVFROM = NativeCall.function("recvfrom");
    private static final CFunction CLOSE = NativeCall.function("close");

    /** What a dump does without, looked up when it is first needed: each costs a cold process some microseconds. */
    static final class Further {
        private static final CFunction BIND = NativeCall.function("bind");
        private static final CFunction SETSOCKOPT = NativeCall.function("setsockopt");
        private static final CFunction OPEN = NativeCall.function("open");
        private static final CFunction READ = NativeCall.function("read");
        private static final CFunction WRITE = NativeCall.function("write");
        private static final CFunction GETDENTS64 = NativeCall.function("getdents64");
        private static final CFunction READLINKAT = NativeCall.function("readlinkat");
        private static final CFunction SETNS = NativeCall.function("setns");
        private static final CFunction LSEEK = NativeCall.function("lseek");
        private static final CFunction MMAP = NativeCall.function("mmap");
        private static final CFunction MUNMAP = NativeCall.function("munmap");
        private static final CFunction SYSCALL = NativeCall.function("syscall");
        private static final CFunction GETRUSAGE = NativeCall.function("getrusage");

        private Further() {}
    }

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
        return (int) call(Further.BIND, state, fd, address, addressLength, 0);
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
        return (int) call(Further.SETSOCKOPT, state, fd, level, option, value, length);
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
     * See recvfrom(2).
     *
     * @param state         of the calling thread.
     * @param fd            socket to receive from.
     * @param address       of the memory to fill.
     * @param length        in bytes of that memory.
     * @param flags         {@code MSG_*}; with {@code MSG_TRUNC} a netlink socket answers the real length of a message
     *                      that was cut off.
     * @param sender        address of the memory for the sender's {@code struct sockaddr}.
     * @param senderLength  of a {@code socklen_t}: the length of that memory in bytes, and then of what was written
     *     there.
     * @return the number of bytes received, 0 at the end, or the negated errno.
     */
    public static int recvfrom(
            final CallState state,
            final int fd,
            final long address,
            final long length,
            final int flags,
            final long sender,
            final long senderLength) {
        return (int) call(RECVFROM, state, fd, address, length, flags, sender, senderLength);
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
        return (int) call(Further.OPEN, state, path, flags, 0, 0);
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
        return (int) call(Further.READ, state, fd, address, length, 0);
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
        return (int) call(Further.WRITE, state, fd, address, length, 0);
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
        return (int) call(Further.GETDENTS64, state, fd, address, length, 0);
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
        return (int) call(Further.READLINKAT, state, dirFd, path, address, length);
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
        return (int) call(Further.SETNS, state, fd, type, 0, 0);
    }

    /**
     * See lseek(2), always from the beginning of the file.
     *
     * @param state    of the calling thread.
     * @param fd       file or directory.
     * @param position to move to; in a directory one that {@code d_off} of an entry named.
     * @return 0, or the negated errno. The position itself, which may be any 64-bit number, is not answered.
     */
    public static int lseek(final CallState state, final int fd, final long position) {
        return NativeCall.invoke(Further.LSEEK, state, fd, position, 0, 0, 0, 0, 0) == -1L ? -state.errno() : 0;
    }

    /**
     * See mmap(2): maps a whole file, privately and only for reading.
     *
     * @param state  of the calling thread.
     * @param fd     file to map.
     * @param length in bytes of the mapping.
     * @return its address, or the negated errno.
     */
    public static long mmap(final CallState state, final int fd, final long length) {
        return call(Further.MMAP, state, 0, length, PROT_READ, MAP_PRIVATE, fd);
    }

    /**
     * See munmap(2).
     *
     * @param state   of the calling thread.
     * @param address of the mapping.
     * @param length  in bytes of it.
     * @return 0, or the negated errno.
     */
    public static int munmap(final CallState state, final long address, final long length) {
        return (int) call(Further.MUNMAP, state, address, length, 0, 0);
    }

    /**
     * See syscall(2): a system call that the C library has no function for.
     *
     * @param state  of the calling thread.
     * @param number of the system call on this architecture.
     * @param a      its first argument.
     * @param b      its second argument.
     * @param c      its third argument.
     * @return its result, at most {@link Integer#MAX_VALUE}, or the negated errno.
     */
    public static int syscall(final CallState state, final int number, final long a, final long b, final long c) {
        return (int) call(Further.SYSCALL, state, number, a, b, c);
    }

    /**
     * See syscall(2): a system call that the C library of an older system has no function for.
     *
     * @param state  of the calling thread.
     * @param number of the system call on this architecture.
     * @param a      its first argument.
     * @param b      its second argument.
     * @param c      its third argument.
     * @param d      its fourth argument.
     * @param e      its fifth argument.
     * @return its result, at most {@link Integer#MAX_VALUE}, or the negated errno.
     */
    public static int syscall(
            final CallState state,
            final int number,
            final long a,
            final long b,
            final long c,
            final long d,
            final long e) {
        return (int) call(Further.SYSCALL, state, number, a, b, c, d, e);
    }

    /**
     * See getrusage(2).
     *
     * @param state   of the calling thread.
     * @param who     {@code RUSAGE_*}.
     * @param address of a {@code struct rusage} to fill.
     * @return 0, or the negated errno.
     */
    public static int getrusage(final CallState state, final int who, final long address) {
        return (int) call(Further.GETRUSAGE, state, who, address, 0, 0);
    }

    private static long call(
            final CFunction function, final CallState state, final long a, final long b, final long c, final long d) {
        return call(function, state, a, b, c, d, 0, 0);
    }

    private static long call(
            final CFunction function,
            final CallState state,
            final long a,
            final long b,
            final long c,
            final long d,
            final long e) {
        return call(function, state, a, b, c, d, e, 0);
    }

    private static long call(
            final CFunction function,
            final CallState state,
            final long a,
            final long b,
            final long c,
            final long d,
            final long e,
            final long f) {
        final long result = NativeCall.invoke(function, state, a, b, c, d, e, f, 0);
        // A function that returns an int leaves the upper half of the register undefined; ours return -1, at most
        // Integer.MAX_VALUE or the address of a page, so the lower half alone tells.
        return (int) result == -1 ? -state.errno() : result;
    }
}
