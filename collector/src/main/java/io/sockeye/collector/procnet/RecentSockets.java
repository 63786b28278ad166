package io.sockeye.collector.procnet;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.AsciiWord;
import io.sockeye.collector.text.LineReader;

/**
 * Drops the lines of a file of {@link ProcNetFormat#INET} whose sockets were among the last ones before them.
 *
 * <p>The kernel makes the text of such a file a page at a time, and looks up anew for each where to go on: by how many
 * sockets came before, in the chain (TCP: {@code tcp_seek_last_pos()}) or in the whole table (UDP and raw, and TCP
 * behind the last socket: {@code tcp_get_idx()}). If sockets have come meanwhile it goes on too early, by as many rows
 * as there are new sockets, and gives the sockets there again. What it leaves out as sockets go cannot be known here.
 *
 * <p>A socket is known by its addresses, ports, inode and the address that it has in the kernel: several may share a
 * port, some have no inode, and the kernel may print all its addresses as 0. All that is one number of 64 bits here;
 * that one in a thousand neighbours has the same by chance happens once in 10<sup>16</sup> rows. Nothing is allocated.
 * Threads: confined to one at a time.
 */
final class RecentSockets {
    /** How many sockets back a repeat is recognised. */
    static final int CAPACITY = 1024;

    private static final int MASK = CAPACITY - 1;
    /** Leaves the uppermost 11 bits of a key, twice as many slots as there are sockets. */
    private static final int SLOT_SHIFT = Long.SIZE - 11;
    /** Length of the kernel's address of a socket, in hexadecimal digits. */
    private static final int POINTER_LENGTH = 2 * AsciiWord.LENGTH;
    /** What a line without columns as we know them has instead of a key. */
    private static final long NO_KEY = 0;

    /** By number of the socket, counted from 1, modulo capacity. */
    private final long[] keys = new long[CAPACITY];
    /** By number of the socket, modulo capacity: the number of the one before it in the same slot. */
    private final int[] previous = new int[CAPACITY];
    /** By slot: the number of the last socket in it, 0 if there was none. */
    private final int[] last = new int[1 << Long.SIZE - SLOT_SHIFT];

    private final int addressesLength;
    private final LineReader lines = new LineReader();
    private int count;
    private int dropped;

    /**
     * Of a file that nothing has been read of.
     *
     * @param family of its sockets.
     */
    RecentSockets(final Family family) {
        addressesLength = InetLine.addressesLength(family);
    }

    /**
     * Drop the repeats from some lines; the others move to the front.
     *
     * @param text  containing the lines from its beginning.
     * @param limit in bytes behind the last newline.
     * @return limit in bytes of the lines that are left.
     */
    int dropRepeats(final byte[] text, final int limit) {
        dropped = 0;
        int kept = 0;
        int keptFrom = 0;
        lines.wrap(text, 0, limit);
        while (lines.next()) {
            final int offset = lines.offset();
            final int next = lines.limit() + 1;
            final long key = keyOf(text, offset, next);
            if (key != NO_KEY && !add(key)) {
                kept = keep(text, kept, keptFrom, offset);
                keptFrom = next;
                dropped++;
            }
        }
        return keep(text, kept, keptFrom, limit);
    }

    /** {@return how many lines were dropped the last time} */
    int dropped() {
        return dropped;
    }

    private static int keep(final byte[] text, final int kept, final int from, final int to) {
        if (kept != from) {
            System.arraycopy(text, from, text, kept, to - from);
        }
        return kept + to - from;
    }

    /** Remember a socket; false if it is known already. */
    private boolean add(final long key) {
        final int slot = (int) (key >>> SLOT_SHIFT);
        final int latest = last[slot];
        final int forgotten = Math.max(0, count - CAPACITY);
        for (int i = latest; i > forgotten; i = previous[i & MASK]) {
            if (keys[i & MASK] == key) {
                return false;
            }
        }
        count++;
        keys[count & MASK] = key;
        previous[count & MASK] = latest;
        last[slot] = count;
        return true;
    }

    /** The key of a line's socket, {@link #NO_KEY} if its columns are not those that all kernels of today print. */
    private long keyOf(final byte[] text, final int offset, final int limit) {
        final int addresses = InetLine.addressesOffset(text, offset, limit);
        if (addresses == LineParser.MALFORMED) {
            return NO_KEY;
        }
        final int inode = InetLine.inodeOffset(text, addresses + addressesLength, limit);
        if (inode == LineParser.MALFORMED) {
            return NO_KEY;
        }
        final int inodeEnd = AsciiScan.skipDigits(text, inode, limit);
        final int pointer = AsciiScan.skipDigits(text, inodeEnd + 1, limit) + 1;
        if (inodeEnd == inode || limit - pointer <= POINTER_LENGTH) {
            return NO_KEY;
        }
        long key = AsciiScan.parseDecimal(text, inode, inodeEnd);
        for (int at = 0; at < POINTER_LENGTH; at += AsciiWord.LENGTH) {
            key = mix(key, AsciiWord.load(text, AsciiScan.address(pointer + at)));
        }
        final long end = AsciiScan.address(addresses + addressesLength - AsciiWord.LENGTH);
        for (long at = AsciiScan.address(addresses); at < end; at += AsciiWord.LENGTH) {
            key = mix(key, AsciiWord.load(text, at));
        }
        // The last word overlaps the one before it.
        key = mix(key, AsciiWord.load(text, end));
        key ^= key >>> 32;
        key *= 0x9E37_79B9_7F4A_7C15L;
        return key ^ key >>> 29;
    }

    /** Digits differ in a few bits only: they are spread before they meet those of other words. */
    private static long mix(final long key, final long word) {
        final long spread = Long.rotateLeft(word * 0x87C3_7B91_1142_53D5L, 31) * 0x4CF5_AD43_2745_937FL;
        return Long.rotateLeft(key ^ spread, 27) * 5 + 0x52DC_E729L;
    }
}
