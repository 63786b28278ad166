package io.sockeye.cli.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.PrintableText;
import io.sockeye.linux.NameService;
import io.sockeye.linux.NativeAccess;

/**
 * Names of addresses, as netstat prints them without {@code -n}.
 *
 * <p>A name server may take seconds for an answer, and a listing has many addresses. So the addresses of a whole batch
 * of rows are gathered with {@link #want} first; {@link #lookUpWanted} asks for all that are not known yet at the same
 * time, as {@link Questions} does, and returns when all are answered or patience ends; then {@link #name} has them.
 * Each address is asked for once, whether it has a name or not.
 *
 * <p>Threads: confined to one; the resolver is called on others.
 */
public final class HostNames {
    /** What netstat has room for in its buffer: a longer name is cut for IPv4 and not used for IPv6. */
    private static final int MAX_LENGTH = 127;

    private static final int INITIAL_CAPACITY = 256;
    private static final int KEY_LENGTH = 3;
    private static final int INET6 = Family.INET6.number();
    private static final byte[] ANY = "[::]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NONE = {};

    private final AddressResolver resolver;
    private final Questions questions;
    /** Open addressing, {@link #KEY_LENGTH} longs a slot: the address's halves and its family; family 0 is free. */
    private long[] keys = new long[INITIAL_CAPACITY * KEY_LENGTH];
    /** Of a slot's address: null is to be looked up, {@link #NONE} has no name. */
    private byte[][] names = new byte[INITIAL_CAPACITY][];

    private long[] wanted = new long[INITIAL_CAPACITY * KEY_LENGTH];
    private int wantedCount;
    private int count;

    /**
     * Names from a resolver, whose answers are waited for as long as it takes.
     *
     * @param resolver to ask; called on several threads at the same time.
     */
    public HostNames(final AddressResolver resolver) {
        this(resolver, Questions.untilAnswered());
    }

    HostNames(final AddressResolver resolver, final Questions questions) {
        this.resolver = resolver;
        this.questions = questions;
    }

    /**
     * The names that this host's name services give: as getnameinfo(3), or as the JDK has them where native access is
     * denied; the JDK gives no name where the name does not lead back to the address.
     *
     * @param questions how it is asked, and how long waited.
     * @return names, none asked for yet.
     */
    static HostNames ofThisHost(final Questions questions) {
        return new HostNames(
                address -> NativeAccess.isAvailable() ? NameService.hostName(address) : jdkHostName(address),
                questions);
    }

    /** {@return names from the same services for another thread, none asked for yet} */
    HostNames sibling() {
        return new HostNames(resolver, questions);
    }

    /** {@return how the services are asked} */
    Questions questions() {
        return questions;
    }

    /**
     * Note both addresses of a row for {@link #lookUpWanted()}, as far as they are not known yet.
     *
     * @param socket of an Internet family.
     */
    public void want(final SocketRecord socket) {
        final int family = socket.family();
        want(family, socket.localAddressHalf(0), socket.localAddressHalf(1));
        want(family, socket.remoteAddressHalf(0), socket.remoteAddressHalf(1));
    }

    /** Ask for all addresses that are wanted, at the same time, and wait for the answers. */
    public void lookUpWanted() {
        if (wantedCount == 0) {
            return;
        }
        final byte[][] answers = questions.ask(wantedCount, this::resolve);
        for (int i = 0; i < answers.length; i++) {
            final int key = i * KEY_LENGTH;
            names[slot(wanted[key], wanted[key + 1], (int) wanted[key + 2])] = answers[i] == null ? NONE : answers[i];
        }
        wantedCount = 0;
    }

    /**
     * The name of an address.
     *
     * @param family {@code AF_INET} or {@code AF_INET6}.
     * @param first  the first eight bytes as they lie in memory, in host order of a long; of IPv4 the upper four are 0.
     * @param last   the last eight bytes; 0 for IPv4.
     * @return the name, not to be changed, or null if the address is to be printed as a number.
     */
    public byte[] name(final int family, final long first, final long last) {
        if (!mayHaveName(family, first, last)) {
            return family == INET6 ? ANY : null;
        }
        final byte[] name = names[slot(first, last, family)];
        return name == NONE ? null : name;
    }

    /**
     * Note an address for {@link #lookUpWanted()}, unless it is known already.
     *
     * @param family {@code AF_INET} or {@code AF_INET6}.
     * @param first  the first eight bytes, as for {@link #name}.
     * @param last   the last eight bytes.
     */
    public void want(final int family, final long first, final long last) {
        if (!mayHaveName(family, first, last)) {
            return;
        }
        int slot = slot(first, last, family);
        if (keys[slot * KEY_LENGTH + 2] != 0) {
            return;
        }
        if (count * 2 >= names.length) {
            grow();
            slot = slot(first, last, family);
        }
        putKey(keys, slot, family, first, last);
        count++;
        if (wantedCount * KEY_LENGTH == wanted.length) {
            wanted = Arrays.copyOf(wanted, wanted.length * 2);
        }
        putKey(wanted, wantedCount, family, first, last);
        wantedCount++;
    }

    /** netstat takes an IPv4 address of network 0 for a network's, and networks have no names today. */
    private static boolean mayHaveName(final int family, final long first, final long last) {
        if (family == INET6) {
            return (first | last) != 0;
        }
        final boolean littleEndian = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
        return (littleEndian ? first & 0xFF : first >>> 56) != 0;
    }

    private byte[] resolve(final int index) {
        final int key = index * KEY_LENGTH;
        final boolean isIpv6 = wanted[key + 2] == INET6;
        final byte[] address = new byte[isIpv6 ? 16 : 4];
        final ByteBuffer whole = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        whole.putLong(wanted[key]).putLong(wanted[key + 1]).flip();
        whole.get(address);
        final byte[] name = resolver.resolve(address);
        if (name == null || name.length == 0 || isIpv6 && name.length > MAX_LENGTH) {
            return NONE;
        }
        return PrintableText.of(name, MAX_LENGTH);
    }

    private int slot(final long first, final long last, final int family) {
        final int mask = names.length - 1;
        final long mixed = (first * 31 + last + family) * 0x9E37_79B9_7F4A_7C15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (true) {
            final int key = slot * KEY_LENGTH;
            if (keys[key + 2] == 0 || keys[key] == first && keys[key + 1] == last && keys[key + 2] == family) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
    }

    private void grow() {
        final long[] oldKeys = keys;
        final byte[][] oldNames = names;
        keys = new long[oldKeys.length * 2];
        names = new byte[oldNames.length * 2][];
        for (int i = 0; i < oldNames.length; i++) {
            final int key = i * KEY_LENGTH;
            if (oldKeys[key + 2] != 0) {
                final int slot = slot(oldKeys[key], oldKeys[key + 1], (int) oldKeys[key + 2]);
                putKey(keys, slot, (int) oldKeys[key + 2], oldKeys[key], oldKeys[key + 1]);
                names[slot] = oldNames[i];
            }
        }
    }

    private static void putKey(
            final long[] target, final int index, final int family, final long first, final long last) {
        target[index * KEY_LENGTH] = first;
        target[index * KEY_LENGTH + 1] = last;
        target[index * KEY_LENGTH + 2] = family;
    }

    private static byte[] jdkHostName(final byte[] address) {
        try {
            final InetAddress asked = InetAddress.getByAddress(address);
            final String name = asked.getCanonicalHostName();
            return name.equals(asked.getHostAddress()) ? null : name.getBytes(StandardCharsets.UTF_8);
        } catch (final UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address: length=" + address.length, e);
        }
    }
}
