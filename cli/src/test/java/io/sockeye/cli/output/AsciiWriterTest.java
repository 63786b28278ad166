package io.sockeye.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.parallel.Crew;

class AsciiWriterTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());
    private static final long[] EDGES = {
        0, 1, 9, 10, 99, 100, 999_999, 1_000_000, Long.MAX_VALUE, Long.MIN_VALUE, -1, -9, -10, Long.MIN_VALUE + 1
    };

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final AsciiWriter writer = new AsciiWriter(output);

    @Test
    void shouldWriteNumbersAsTheJdkDoes() throws IOException {
        final RandomGenerator random = new Random(SEED);
        final StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            final long value = i < EDGES.length ? EDGES[i] : random.nextLong() >> random.nextInt(64);
            final int width = random.nextInt(24);
            writer.decimal(value)
                    .put(' ')
                    .unsignedDecimal(value)
                    .put(' ')
                    .hex(value)
                    .put('|');
            writer.decimalRight(value, width).endRow();
            expected.append(value)
                    .append(' ')
                    .append(Long.toUnsignedString(value))
                    .append(' ');
            expected.append(Long.toHexString(value)).append('|');
            expected.append(" ".repeat(Math.max(0, width - Long.toString(value).length())));
            expected.append(value).append('\n');
        }
        writer.flush();
        assertEquals(expected.toString(), output.toString(StandardCharsets.US_ASCII), "seed=" + SEED);
    }

    @Test
    void shouldWriteSmallNumbersAsTheJdkDoes() {
        final byte[] target = new byte[5];
        for (int value = 0; value <= 99_999; value++) {
            final int end = AsciiWriter.smallDecimal(target, 0, value);
            assertEquals(Integer.toString(value), new String(target, 0, end, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void shouldPadFromTheStartOfTheColumn() throws IOException {
        writer.ascii("ab");
        final int start = writer.position();
        writer.ascii("cd").padTo(start, 5).put('|');
        writer.left("longer".getBytes(StandardCharsets.US_ASCII), 3).put('|').endRow();
        writer.flush();
        assertEquals("abcd   |longer|\n", output.toString(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldWriteWholeRowsOnly() throws IOException {
        final StringBuilder written = new StringBuilder();
        final int[] writes = {0};
        final AsciiWriter small = new AsciiWriter(
                new OutputStream() {
                    @Override
                    public void write(final int value) {
                        throw new AssertionError("one byte at a time: value=" + value);
                    }

                    @Override
                    public void write(final byte[] source, final int offset, final int length) {
                        final String text = new String(source, offset, length, StandardCharsets.US_ASCII);
                        assertTrue(text.endsWith("\n"), "ends within a row: text=" + text);
                        written.append(text);
                        writes[0]++;
                    }
                },
                AsciiWriter.MIN_CAPACITY + 1000);
        final StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            small.ascii("row ").decimal(i).endRow();
            expected.append("row ").append(i).append('\n');
        }
        small.flush();
        assertEquals(expected.toString(), written.toString());
        assertTrue(writes[0] > 20 && writes[0] < 200, "writes=" + writes[0]);
    }

    @Test
    void shouldTakeTextThatIsLongerThanTheBuffer() throws IOException {
        final byte[] text = "0123456789".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        writer.put('<').bytes(text).put('>').endRow();
        writer.flush();
        assertEquals(
                "<" + new String(text, StandardCharsets.US_ASCII) + ">\n", output.toString(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldKeepTheFirstFailureAndDropWhatFollows() {
        final IOException broken = new IOException("Broken pipe");
        final int[] writes = {0};
        final AsciiWriter failing = new AsciiWriter(
                new OutputStream() {
                    @Override
                    public void write(final int value) throws IOException {
                        writes[0]++;
                        throw broken;
                    }
                },
                AsciiWriter.MIN_CAPACITY);
        assertFalse(failing.hasFailed());
        for (int i = 0; i < 1000; i++) {
            failing.ascii("some row").endRow();
        }
        assertTrue(failing.hasFailed());
        assertSame(broken, assertThrows(IOException.class, failing::flush));
        assertSame(broken, assertThrows(IOException.class, failing::flush));
        assertEquals(1, writes[0], "writes after the failure");
    }

    @Test
    void shouldSurfaceAFailureOfFlushing() {
        final IOException full = new IOException("No space left on device");
        final AsciiWriter failing = new AsciiWriter(new OutputStream() {
            @Override
            public void write(final int value) {}

            @Override
            public void flush() throws IOException {
                throw full;
            }
        });
        failing.ascii("row").endRow();
        assertSame(full, assertThrows(IOException.class, failing::flush));
        assertTrue(failing.hasFailed());
    }

    @Test
    void shouldKeepRowsOfSiblingsWholeAndLoseNone() throws IOException {
        final ByteArrayOutputStream target = new ByteArrayOutputStream();
        final AsciiWriter first = new AsciiWriter(target, AsciiWriter.MIN_CAPACITY);
        final int rows = 20_000;
        Crew.run(4, member -> {
            final AsciiWriter writer = member == 0 ? first : first.sibling();
            for (int i = 0; i < rows; i++) {
                writer.decimal(member).put(' ').decimal(i).endRow();
            }
            writer.writeOut();
        });
        first.flush();
        final Set<String> lines =
                new HashSet<>(List.of(target.toString(StandardCharsets.US_ASCII).split("\n")));
        for (int member = 0; member < 4; member++) {
            for (int i = 0; i < rows; i++) {
                assertTrue(lines.remove(member + " " + i), "member=" + member + ", i=" + i);
            }
        }
        assertEquals(Set.of(), lines);
    }

    @Test
    void shouldFailWithItsSibling() {
        final AsciiWriter writer = new AsciiWriter(new OutputStream() {
            @Override
            public void write(final int b) throws IOException {
                throw new IOException("closed");
            }
        });
        writer.sibling().ascii("row\n").writeOut();
        assertTrue(writer.hasFailed());
        assertThrows(IOException.class, writer::flush);
    }

    @Test
    void shouldNotGrowForRowsOfOrdinaryLength() {
        final byte[] text = new byte[100];
        final byte[] before = writer.buffer();
        for (int i = 0; i < 10_000; i++) {
            writer.bytes(text).decimal(i).endRow();
        }
        assertSame(before, writer.buffer());
    }

    @Test
    void shouldRefuseABufferWithoutRoomForARow() {
        assertThrows(IllegalArgumentException.class, () -> new AsciiWriter(output, AsciiWriter.MIN_CAPACITY - 1));
    }
}
