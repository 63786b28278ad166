package io.sockeye.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import io.sockeye.linux.generated.libc.Libc;
import io.sockeye.linux.generated.libc.passwd;
import io.sockeye.linux.generated.libc.sockaddr_in;
import io.sockeye.linux.generated.libc.sockaddr_in6;

/**
 * Names from wherever /etc/nsswitch.conf says: files, DNS, LDAP, systemd. A call may take seconds.
 *
 * <p>These go through the generated bindings: getnameinfo(3) has more arguments than the shape that {@link Syscall}
 * shares. Threads: safe; every call has its own memory.
 */
public final class NameService {
    /** {@code NI_NAMEREQD} of netdb.h: an error rather than the number as text. */
    private static final int NI_NAMEREQD = 8;
    /** {@code NI_MAXHOST} of netdb.h: room for a host name in bytes. */
    private static final int MAX_HOST_LENGTH = 1025;

    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;
    private static final int INITIAL_ENTRY_LENGTH = 1024;
    /** Where to give up on an entry that never fits; the largest real ones are some KiB. */
    private static final int MAX_ENTRY_LENGTH = 1 << 20;

    private NameService() {}

    /**
     * The name of a host, see getnameinfo(3).
     *
     * @param address 4 bytes for IPv4 or 16 for IPv6, in network byte order.
     * @return the name as it came, in no known character set; null if there is none or no service answered.
     */
    public static byte[] hostName(final byte[] address) {
        if (address.length != IPV4_LENGTH && address.length != IPV6_LENGTH) {
            throw new IllegalArgumentException("not an IP address: length=" + address.length);
        }
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment host = arena.allocate(MAX_HOST_LENGTH);
            final MemorySegment socketAddress;
            if (address.length == IPV4_LENGTH) {
                socketAddress = sockaddr_in.allocate(arena);
                sockaddr_in.sin_family(socketAddress, (short) Libc.AF_INET());
                MemorySegment.copy(
                        address, 0, sockaddr_in.sin_addr(socketAddress), ValueLayout.JAVA_BYTE, 0, IPV4_LENGTH);
            } else {
                socketAddress = sockaddr_in6.allocate(arena);
                sockaddr_in6.sin6_family(socketAddress, (short) Libc.AF_INET6());
                MemorySegment.copy(
                        address, 0, sockaddr_in6.sin6_addr(socketAddress), ValueLayout.JAVA_BYTE, 0, IPV6_LENGTH);
            }
            final int error = Libc.getnameinfo(
                    socketAddress,
                    (int) socketAddress.byteSize(),
                    host,
                    MAX_HOST_LENGTH,
                    MemorySegment.NULL,
                    0,
                    NI_NAMEREQD);
            return error == 0 ? bytes(host) : null;
        }
    }

    /**
     * The name of a user, see getpwuid_r(3).
     *
     * @param uid user id, the unsigned number's 32 bits.
     * @return the name as it came, in no known character set; null if there is none or no service answered.
     */
    public static byte[] userName(final int uid) {
        try (Arena arena = Arena.ofConfined()) {
            final MemorySegment entry = passwd.allocate(arena);
            final MemorySegment result = arena.allocate(ValueLayout.ADDRESS);
            int error = Libc.ERANGE();
            int length = INITIAL_ENTRY_LENGTH;
            while (error == Libc.ERANGE() && length <= MAX_ENTRY_LENGTH) {
                error = Libc.getpwuid_r(uid, entry, arena.allocate(length), length, result);
                length <<= 1;
            }
            if (error != 0 || result.get(ValueLayout.ADDRESS, 0).equals(MemorySegment.NULL)) {
                return null;
            }
            return bytes(passwd.pw_name(entry).reinterpret(length));
        }
    }

    /** A C string's bytes without its NUL. */
    private static byte[] bytes(final MemorySegment string) {
        int length = 0;
        while (string.get(ValueLayout.JAVA_BYTE, length) != 0) {
            length++;
        }
        return string.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }
}
