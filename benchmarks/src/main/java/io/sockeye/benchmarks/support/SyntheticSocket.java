package io.sockeye.benchmarks.support;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.SocketRecord;

/**
 * A made-up TCP socket of a busy server. Equal numbers give equal sockets.
 *
 * @param family        {@link Family#INET} or {@link Family#INET6}.
 * @param state         {@code TCP_*}.
 * @param timer         which timer runs, 0 for none.
 * @param timerMs       time until it fires, in milliseconds; whole ticks of a hundredth of a second, as /proc has it.
 * @param retransmits   retransmissions.
 * @param localAddress  four or sixteen bytes in network byte order.
 * @param localPort     0 to 65535.
 * @param remoteAddress four or sixteen bytes in network byte order.
 * @param remotePort    0 to 65535.
 * @param recvQueue     bytes to read, or connections to accept.
 * @param sendQueue     bytes not acknowledged.
 * @param uid           of the owner.
 * @param inode         of the socket.
 */
public record SyntheticSocket(
        Family family,
        int state,
        int timer,
        long timerMs,
        int retransmits,
        byte[] localAddress,
        int localPort,
        byte[] remoteAddress,
        int remotePort,
        long recvQueue,
        long sendQueue,
        long uid,
        long inode) {
    private static final int TCP_ESTABLISHED = 1;
    private static final int TCP_TIME_WAIT = 6;
    private static final int TCP_CLOSE_WAIT = 8;
    private static final int TCP_LISTEN = 10;
    private static final int TIMER_RETRANSMIT = 1;
    private static final int TIMER_KEEPALIVE = 2;
    private static final int TIMER_TIME_WAIT = 3;
    private static final int MS_PER_TICK = 10;
    private static final int FIRST_INODE = 21_000;
    private static final int FIRST_EPHEMERAL_PORT = 32_768;
    private static final int EPHEMERAL_PORTS = 28_232;
    private static final int[] SERVICES = {22, 80, 443, 3306, 5432, 6379, 8080, 9092};
    private static final int INET_LENGTH = 4;
    private static final int INET6_LENGTH = 16;

    /**
     * The socket of a number.
     *
     * @param family of the socket.
     * @param number from 0.
     * @return the socket.
     */
    public static SyntheticSocket of(final Family family, final int number) {
        final SplittableRandom random = new SplittableRandom(number);
        final int state = state(random.nextInt(64));
        final boolean isListener = state == TCP_LISTEN;
        final int timer = timer(state, random.nextInt(8));
        final byte[] local = address(family, random, false);
        final byte[] remote = isListener ? new byte[local.length] : address(family, random, true);
        return new SyntheticSocket(
                family,
                state,
                timer,
                timer == 0 ? 0 : (long) MS_PER_TICK * (1 + random.nextInt(6000)),
                timer == TIMER_RETRANSMIT ? random.nextInt(4) : 0,
                local,
                SERVICES[random.nextInt(SERVICES.length)],
                remote,
                isListener ? 0 : FIRST_EPHEMERAL_PORT + random.nextInt(EPHEMERAL_PORTS),
                random.nextInt(16) == 0 ? random.nextInt(100_000) : 0,
                timer == TIMER_RETRANSMIT ? 1 + random.nextInt(200_000) : 0,
                state == TCP_TIME_WAIT ? 0 : random.nextInt(4) * 500L,
                state == TCP_TIME_WAIT ? 0 : FIRST_INODE + number);
    }

    /**
     * Whether a row says the same of this socket as both the kernel's message and its line of text do.
     *
     * @param row to look at.
     * @return true if so.
     */
    public boolean isIn(final SocketRecord row) {
        return row.family() == family.number()
                && row.state() == state
                && row.timer() == timer
                && row.timerMs() == timerMs
                && row.retransmits() == retransmits
                && row.localPort() == localPort
                && row.remotePort() == remotePort
                && row.recvQueue() == recvQueue
                && row.sendQueue() == sendQueue
                && row.uid() == uid
                && row.inode() == inode
                && hasAddresses(row);
    }

    /**
     * Fill a row as a source would.
     *
     * @param row all zero.
     */
    public void fill(final SocketRecord row) {
        row.family(family.number())
                .state(state)
                .timer(timer)
                .timerMs(timerMs)
                .retransmits(retransmits)
                .localPort(localPort)
                .remotePort(remotePort)
                .recvQueue(recvQueue)
                .sendQueue(sendQueue)
                .uid(uid)
                .inode(inode);
        for (int word = 0; word < localAddress.length / Integer.BYTES; word++) {
            row.localAddressWord(word, hostWord(localAddress, word));
            row.remoteAddressWord(word, hostWord(remoteAddress, word));
        }
    }

    /**
     * Four bytes of an address as a number of this host.
     *
     * @param address in network byte order.
     * @param word    which four, from 0.
     * @return the number that they are when they are loaded from memory.
     */
    static int hostWord(final byte[] address, final int word) {
        return ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getInt(word * Integer.BYTES);
    }

    private boolean hasAddresses(final SocketRecord row) {
        for (int i = 0; i < localAddress.length; i++) {
            if (row.localAddressByte(i) != (localAddress[i] & 0xFF)
                    || row.remoteAddressByte(i) != (remoteAddress[i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static int state(final int dice) {
        if (dice == 0) {
            return TCP_LISTEN;
        }
        if (dice < 8) {
            return TCP_TIME_WAIT;
        }
        return dice < 10 ? TCP_CLOSE_WAIT : TCP_ESTABLISHED;
    }

    private static int timer(final int state, final int dice) {
        return switch (state) {
            case TCP_TIME_WAIT -> TIMER_TIME_WAIT;
            case TCP_ESTABLISHED -> dice > TIMER_KEEPALIVE ? 0 : dice;
            default -> 0;
        };
    }

    private static byte[] address(final Family family, final SplittableRandom random, final boolean isRemote) {
        final byte[] address = new byte[family == Family.INET6 ? INET6_LENGTH : INET_LENGTH];
        random.nextBytes(address);
        if (family == Family.INET6) {
            mould6(address, random.nextInt(4));
        } else if (!isRemote) {
            address[0] = 10;
        }
        return address;
    }

    /** A global address, with its hole in different places, or a v4-mapped one. */
    private static void mould6(final byte[] address, final int dice) {
        if (dice == 0) {
            Arrays.fill(address, 0, 10, (byte) 0);
            address[10] = (byte) 0xFF;
            address[11] = (byte) 0xFF;
            return;
        }
        address[0] = 0x20;
        address[1] = 0x01;
        if (dice < 3) {
            Arrays.fill(address, 4 + dice, 15, (byte) 0);
        }
    }
}
