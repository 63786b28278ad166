package io.sockeye.collector.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes bad inputs of good ones: some of the changes that a broken kernel, a cut copy or an attacker would make. */
final class Mutator {
    private static final int MAX_CHANGES = 6;
    private static final int MAX_LENGTH = 1 << 16;
    private static final byte[] BYTES = {0, 1, 4, '\n', '\r', '\t', ' ', '0', '-', '+', ':', '/', 0x7F, (byte) 0x80, -1
    };
    private static final String[] WORDS = {
        "0", "-1", "4294967295", "18446744073709551616", "FFFFFFFFFFFFFFFFF", "0x", "(null)", "\n\n", ":", "sl", "%s"
    };

    private final Random random;

    /**
     * A mutator.
     *
     * @param random to choose by.
     */
    Mutator(final Random random) {
        this.random = random;
    }

    /**
     * Make one input.
     *
     * @param seeds good inputs, at least one.
     * @return a changed copy of one of them, or one of them as it is.
     */
    byte[] next(final List<byte[]> seeds) {
        byte[] input = seeds.get(random.nextInt(seeds.size())).clone();
        for (int changes = random.nextInt(MAX_CHANGES + 1); changes > 0; changes--) {
            input = change(input, seeds.get(random.nextInt(seeds.size())));
        }
        return input;
    }

    private byte[] change(final byte[] input, final byte[] other) {
        if (input.length == 0) {
            return other.clone();
        }
        final int at = random.nextInt(input.length);
        switch (random.nextInt(10)) {
            case 0:
                input[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                return input;
            case 1:
                input[at] = BYTES[random.nextInt(BYTES.length)];
                return input;
            case 2:
                input[at] = (byte) random.nextInt();
                return input;
            case 3:
                return Arrays.copyOf(input, at);
            case 4:
                return without(input, at, random.nextInt(64));
            case 5:
                return with(input, at, other, random.nextInt(256));
            case 6:
                return with(input, at, WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.US_ASCII), 64);
            case 7:
                return repeated(input, at, 1 + random.nextInt(64), random.nextInt(32));
            case 8:
                lengthAt(input, at);
                return input;
            default:
                return swapped(input, at, random.nextInt(input.length), random.nextInt(64));
        }
    }

    private static byte[] without(final byte[] input, final int at, final int count) {
        final int end = Math.min(input.length, at + count);
        final byte[] result = new byte[input.length - (end - at)];
        System.arraycopy(input, 0, result, 0, at);
        System.arraycopy(input, end, result, at, input.length - end);
        return result;
    }

    private byte[] with(final byte[] input, final int at, final byte[] other, final int most) {
        final int from = other.length == 0 ? 0 : random.nextInt(other.length);
        final int count = Math.min(most, other.length - from);
        if (input.length + count > MAX_LENGTH) {
            return input;
        }
        final byte[] result = new byte[input.length + count];
        System.arraycopy(input, 0, result, 0, at);
        System.arraycopy(other, from, result, at, count);
        System.arraycopy(input, at, result, at + count, input.length - at);
        return result;
    }

    private byte[] repeated(final byte[] input, final int at, final int length, final int times) {
        final byte[] part = Arrays.copyOfRange(input, at, Math.min(input.length, at + length));
        byte[] result = input;
        for (int i = 0; i < times; i++) {
            result = with(result, at, part, part.length);
        }
        return result;
    }

    /** A number of two or four bytes, in either byte order: lengths of messages and attributes are such. */
    private void lengthAt(final byte[] input, final int at) {
        final int value = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(32);
            case 1 -> input.length - at;
            case 2 -> -random.nextInt(16);
            default -> random.nextInt();
        };
        final boolean isBig = random.nextBoolean();
        final int width = random.nextBoolean() ? Short.BYTES : Integer.BYTES;
        for (int i = 0; i < width && at + i < input.length; i++) {
            input[at + i] = (byte) (value >> Byte.SIZE * (isBig ? width - 1 - i : i));
        }
    }

    private static byte[] swapped(final byte[] input, final int first, final int second, final int most) {
        final int length = Math.min(most, input.length - Math.max(first, second));
        for (int i = 0; i < length; i++) {
            final byte kept = input[first + i];
            input[first + i] = input[second + i];
            input[second + i] = kept;
        }
        return input;
    }
}
