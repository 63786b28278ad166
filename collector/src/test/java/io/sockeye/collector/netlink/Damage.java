package io.sockeye.collector.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.sockeye.linux.Errno;

/**
 * Damages captures at their offsets: once cut off there, once with a bit flipped. Of a long one each run takes other
 * offsets, evenly spread; {@code -Dsockeye.damage.offsets=N} takes more. Whatever comes out is a result or an
 * exception that is declared, and does not depend on what lies behind a datagram.
 */
public final class Damage {
    /** Reads damaged datagrams. */
    public interface Reading {
        /** Read all there is and tell what was in it. */
        Object read(ScriptedChannel channel) throws IOException;
    }

    private static final int MOST_OFFSETS = Integer.getInteger("sockeye.damage.offsets", 1_500);

    private Damage() {}

    /** Damage datagrams, the first {@code whole} of which are left as they are. */
    public static void everywhere(final List<byte[]> datagrams, final int whole, final Reading reading) {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        final Random random = new Random(seed);
        int total = 0;
        for (final byte[] datagram : datagrams.subList(whole, datagrams.size())) {
            total += datagram.length;
        }
        final int step = Math.max(1, total / MOST_OFFSETS);
        for (int number = whole; number < datagrams.size(); number++) {
            final byte[] original = datagrams.get(number);
            for (int offset = random.nextInt(step); offset < original.length; offset += step) {
                final List<byte[]> damaged = new ArrayList<>(datagrams);
                damaged.set(number, Arrays.copyOf(original, offset));
                final String where = "seed=" + seed + ", datagram=" + number + ", offset=" + offset;
                if (offset > 0) {
                    read(damaged, reading, where + ", cut off");
                }
                final byte[] flipped = original.clone();
                flipped[offset] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                damaged.set(number, flipped);
                read(damaged, reading, where + ", flipped to " + flipped[offset]);
            }
        }
    }

    private static void read(final List<byte[]> datagrams, final Reading reading, final String where) {
        final Object first = read(datagrams, reading, 0, where);
        assertEquals(first, read(datagrams, reading, 0xFF, where), where);
    }

    private static Object read(
            final List<byte[]> datagrams, final Reading reading, final int rest, final String where) {
        // What would wait for ever, as the end is not to be recognized, is told so.
        final ScriptedChannel channel =
                new ScriptedChannel().fillRest(rest).then(datagrams).thenError(Errno.EAGAIN);
        try {
            return reading.read(channel);
        } catch (final IOException e) {
            return e.getMessage();
        } catch (final RuntimeException | AssertionError e) {
            throw new AssertionError(where, e);
        }
    }
}
