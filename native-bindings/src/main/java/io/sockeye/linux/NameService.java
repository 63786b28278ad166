package io.sockeye.linux;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.memory.OffHeap;

/**
 * Names from wherever /etc/nsswitch.conf says: files, DNS, LDAP, systemd. A call may take seconds. Threads: safe; every
 * call has its own memory.
 */
public final class NameService {
    /** Lengths and offsets of {@code <netinet/in.h>} and {@code <pwd.h>}; each family is in host byte order at 0. */
    static final int SOCKADDR_IN_LENGTH = 16;

    static final int SIN_ADDR_OFFSET = 4;
    static final int SOCKADDR_IN6_LENGTH = 28;
    static final int SIN6_ADDR_OFFSET = 8;
    static final int PASSWD_LENGTH = 48;
    static final int PW_NAME_OFFSET = 0;
    static final int PW_UID_OFFSET = 16;
    static final short AF_INET = 2;
    static final short AF_INET6 = 10;
    static final int ERANGE = 34;

    /** {@code NI_NAMEREQD} of netdb.h: an error rather than the number as text. */
    private static final int NI_NAMEREQD = 8;
    /** {@code NI_MAXHOST} of netdb.h: room for a host name in bytes. */
    private static final int MAX_HOST_LENGTH = 1025;

    private static final int IPV4_LENGTH = 4;
    private static final int IPV6_LENGTH = 16;
    private static final int HOST_OFFSET = 32;
    private static final int RESULT_OFFSET = PASSWD_LENGTH;
    private static final int TEXT_OFFSET = RESULT_OFFSET + Long.BYTES;
    private static final int INITIAL_ENTRY_LENGTH = 1024;
    /** Where to give up on an entry that never fits; the largest real ones are some KiB. */
    private static final int MAX_ENTRY_LENGTH = 1 << 20;

    /** Looked up one by one: who asks for users alone has no need of the other. */
    static final class Hosts {
        private static final CFunction GETNAMEINFO = NativeCall.function("getnameinfo");

        private Hosts() {}
    }

    static final class Users {
        private static final CFunction GETPWUID_R = NativeCall.function("getpwuid_r");

        private Users() {}
    }

    static final class UserIds {
        private static final CFunction GETPWNAM_R = NativeCall.function("getpwnam_r");

        private UserIds() {}
    }

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
        final boolean isIpv4 = address.length == IPV4_LENGTH;
        final UnsafeBuffer memory = OffHeap.allocate(HOST_OFFSET + MAX_HOST_LENGTH);
        memory.putShort(0, isIpv4 ? AF_INET : AF_INET6);
        ByteArrays.put(address, 0, memory, isIpv4 ? SIN_ADDR_OFFSET : SIN6_ADDR_OFFSET, address.length);
        final int error = (int) NativeCall.invoke(
                Hosts.GETNAMEINFO,
                new CallState(),
                memory.addressOffset(),
                isIpv4 ? SOCKADDR_IN_LENGTH : SOCKADDR_IN6_LENGTH,
                memory.addressOffset() + HOST_OFFSET,
                MAX_HOST_LENGTH,
                0,
                0,
                NI_NAMEREQD);
        return error == 0 ? string(memory, HOST_OFFSET) : null;
    }

    /**
     * The name of a user, see getpwuid_r(3).
     *
     * @param uid user id, the unsigned number's 32 bits.
     * @return the name as it came, in no known character set; null if there is none or no service answered.
     */
    public static byte[] userName(final int uid) {
        return userName(uid, INITIAL_ENTRY_LENGTH);
    }

    static byte[] userName(final int uid, final int initialLength) {
        final CallState state = new CallState();
        for (int length = initialLength; length <= MAX_ENTRY_LENGTH; length <<= 1) {
            final UnsafeBuffer memory = OffHeap.allocate(TEXT_OFFSET + length);
            final long entry = memory.addressOffset();
            final int error = (int) NativeCall.invoke(
                    Users.GETPWUID_R, state, uid, entry, entry + TEXT_OFFSET, length, entry + RESULT_OFFSET, 0, 0);
            if (error != ERANGE) {
                // Without an entry of that number the call succeeds and its result is a null pointer.
                return error == 0 && memory.getLong(RESULT_OFFSET) != 0
                        ? string(memory, (int) (memory.getLong(PW_NAME_OFFSET) - entry))
                        : null;
            }
        }
        return null;
    }

    /**
     * The id of a user, see getpwnam_r(3).
     *
     * @param name of the user, without a NUL in it.
     * @return the id, unsigned; -1 if there is none or no service answered.
     */
    public static long userId(final byte[] name) {
        final CallState state = new CallState();
        final UnsafeBuffer text = OffHeap.allocate(name.length + 1);
        ByteArrays.put(name, 0, text, 0, name.length);
        text.putByte(name.length, (byte) 0);
        for (int length = INITIAL_ENTRY_LENGTH; length <= MAX_ENTRY_LENGTH; length <<= 1) {
            final UnsafeBuffer memory = OffHeap.allocate(TEXT_OFFSET + length);
            final long entry = memory.addressOffset();
            final int error = (int) NativeCall.invoke(
                    UserIds.GETPWNAM_R,
                    state,
                    text.addressOffset(),
                    entry,
                    entry + TEXT_OFFSET,
                    length,
                    entry + RESULT_OFFSET,
                    0,
                    0);
            if (error != ERANGE) {
                return error == 0 && memory.getLong(RESULT_OFFSET) != 0
                        ? memory.getInt(PW_UID_OFFSET) & 0xFFFF_FFFFL
                        : -1;
            }
        }
        return -1;
    }

    /** A C string's bytes without its NUL, which must be inside the buffer. */
    private static byte[] string(final UnsafeBuffer memory, final int offset) {
        int end = offset;
        while (memory.getByte(end) != 0) {
            end++;
        }
        final byte[] bytes = new byte[end - offset];
        ByteArrays.get(memory, offset, bytes, 0, bytes.length);
        return bytes;
    }
}
