package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.TextFile;

/** Whatever several threads make of files, together it must be what one thread makes of one after the other. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ParallelReaderTest {
    private static final int ROUNDS = 60;
    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt\n";
    private static final Family[] FAMILIES = {Family.INET, Family.INET6};

    private final ParallelReader reader = new ParallelReader();

    private static byte[] randomText(final Random random, final Family family) {
        final StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "" : HEADER);
        final int lines = random.nextInt(1 << random.nextInt(13));
        for (int i = 0; i < lines; i++) {
            switch (random.nextInt(40)) {
                case 0 -> text.append("odd\n");
                case 1 -> text.append('\n');
                case 2 ->
                    text.append("x".repeat(random.nextInt(1 << random.nextInt(18))))
                            .append('\n');
                default -> appendLine(text, random, family);
            }
        }
        if (text.length() > 0 && random.nextBoolean()) {
            text.setLength(text.length() - 1);
        }
        return RowText.bytes(text.toString());
    }

    private static void appendLine(final StringBuilder text, final Random random, final Family family) {
        final String zeros = family == Family.INET6 ? "0".repeat(24) : "";
        final String line =
                "%4d: %s0100007F:%04X %s0200007F:%04X 01 00000000:00000000 00:00000000 00000000  1000        0 %d 1"
                        .formatted(
                                random.nextInt(1 << 20),
                                zeros,
                                random.nextInt(1 << 16),
                                zeros,
                                random.nextInt(1 << 16),
                                random.nextInt(1 << 30));
        text.append(line).append(" ".repeat(Math.max(0, 149 - line.length()))).append('\n');
    }

    private static LineFile file(final InputStream input, final Family family) {
        final TextFile file = TextFile.of(input, "/proc/net/tcp", new SourceCounters());
        return new LineFile(file, Protocol.TCP, family, false);
    }

    private static String usualText(final int lines) {
        final StringBuilder text = new StringBuilder(HEADER);
        final Random random = Seeds.random();
        for (int i = 0; i < lines; i++) {
            appendLine(text, random, Family.INET);
        }
        return text.toString();
    }

    @Test
    void shouldReadWhatOneThreadReads() throws IOException {
        final Random random = Seeds.random();
        for (int round = 0; round < ROUNDS; round++) {
            final RowText expected = new RowText();
            final List<LineFile> files = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                final Family family = FAMILIES[random.nextInt(FAMILIES.length)];
                final byte[] text = randomText(random, family);
                expected.add(RowText.read(ProcNetFormat.INET, Protocol.TCP, family, text));
                files.add(file(new Dribble(text, random.nextLong()), family));
            }
            final List<RowText> handlers = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                handlers.add(new RowText());
            }
            reader.read(files, handlers);
            final RowText found = new RowText();
            handlers.forEach(found::add);
            assertEquals(expected.sorted(), found.sorted(), "round=" + round);
        }
    }

    @Test
    void shouldReadALineOfAnyLengthButSkipOneBeyondTheLimit() throws IOException {
        final String line = usualText(1).substring(HEADER.length()).trim();
        final String longLine = line + " ".repeat(ProcNetReader.MAX_LINE_LENGTH - line.length() - 1) + '\n';
        final String tooLong = longLine.replace("\n", " \n");
        final String text = HEADER + longLine + tooLong + line + '\n' + longLine + tooLong + tooLong.trim();
        for (final String end : new String[] {"", "\n", " ".repeat(ProcNetReader.MAX_LINE_LENGTH)}) {
            final RowText found = new RowText();
            reader.read(
                    List.of(file(new ByteArrayInputStream(RowText.bytes(text + end)), Family.INET)), List.of(found));
            final boolean isLastTooLong = end.length() > 1;
            assertEquals(isLastTooLong ? 3 : 4, found.rows().size());
            assertEquals(isLastTooLong ? List.of(3L, 6L, 7L) : List.of(3L, 6L), found.malformed());
        }
    }

    @Test
    void shouldCallEachHandlerOnOneThreadAndTheFirstOnTheCallers() throws IOException {
        final byte[] text = RowText.bytes(usualText(20_000));
        final List<ThreadCheck> handlers = List.of(new ThreadCheck(), new ThreadCheck(), new ThreadCheck());
        long rows = 0;
        // Which thread gets rows is up to the scheduler; after some files each will have got one.
        for (int i = 0; i < 1_000 && handlers.stream().anyMatch(handler -> handler.thread == null); i++) {
            reader.read(List.of(file(new ByteArrayInputStream(text), Family.INET)), handlers);
            rows += 20_000;
            for (final ThreadCheck handler : handlers) {
                assertTrue(handler.isOneThread, "called by several threads");
                if (handler == handlers.get(0) && handler.thread != null) {
                    assertSame(Thread.currentThread(), handler.thread);
                }
                handler.forgetThreadOfThisRound();
            }
        }
        assertEquals(rows, handlers.stream().mapToLong(handler -> handler.rows).sum());
        handlers.forEach(handler -> assertNotNull(handler.thread));
    }

    @Test
    void shouldGoOnForTheOthersWhenAHandlerHasEnough() throws IOException {
        final byte[] text = RowText.bytes(usualText(20_000));
        final RowText stopping = new RowText(1);
        final RowText other = new RowText();
        reader.read(List.of(file(new ByteArrayInputStream(text), Family.INET)), List.of(stopping, other));
        assertTrue(stopping.rows().size() <= 264, "rows=" + stopping.rows().size());
        // At most one chunk, of 437 lines, is taken by the one who then stops.
        assertTrue(other.rows().size() >= 20_000 - 600, "rows=" + other.rows().size());
    }

    @Test
    void shouldEndWhenAllHandlersHaveEnough() throws IOException {
        final byte[] text = RowText.bytes(usualText(50_000));
        final List<RowText> handlers = List.of(new RowText(1), new RowText(1), new RowText(1));
        reader.read(List.of(file(new ByteArrayInputStream(text), Family.INET)), handlers);
        handlers.forEach(handler -> assertTrue(
                handler.rows().size() <= 264, "rows=" + handler.rows().size()));
    }

    @Test
    void shouldTellOfAReadThatFailsAndServeTheNextCaller() throws IOException {
        final byte[] text = RowText.bytes(usualText(20_000));
        final InputStream failing = new InputStream() {
            private final InputStream start = new ByteArrayInputStream(text, 0, text.length / 2);

            @Override
            public int read() {
                throw new AssertionError("read one by one");
            }

            @Override
            public int read(final byte[] bytes, final int offset, final int length) throws IOException {
                final int count = start.read(bytes, offset, length);
                if (count < 0) {
                    throw new IOException("Input/output error");
                }
                return count;
            }
        };
        final List<RowText> handlers = List.of(new RowText(), new RowText());
        final List<LineFile> files =
                List.of(file(failing, Family.INET), file(new ByteArrayInputStream(text, 0, text.length), Family.INET));
        final IOException failure = assertThrows(IOException.class, () -> reader.read(files, handlers));
        assertEquals("cannot read /proc/net/tcp: Input/output error", failure.getMessage());
        final RowText next = new RowText();
        reader.read(List.of(file(new ByteArrayInputStream(text), Family.INET)), List.of(next));
        assertEquals(20_000, next.rows().size());
    }

    @Test
    void shouldThrowWhatAHandlerThrows() {
        final byte[] text = RowText.bytes(usualText(20_000));
        final RowSink failing = new RowText() {
            @Override
            public boolean onRows(final RowBatch batch) {
                throw new IllegalStateException("as a handler would");
            }
        };
        final List<RowSink> handlers = List.of(failing, failing, failing);
        assertThrows(
                IllegalStateException.class,
                () -> reader.read(List.of(file(new ByteArrayInputStream(text), Family.INET)), handlers));
    }

    @Test
    void shouldKeepAnInterruptForTheCaller() throws IOException {
        final byte[] text = RowText.bytes(usualText(20_000));
        final List<RowText> handlers = List.of(new RowText(), new RowText());
        Thread.currentThread().interrupt();
        reader.read(List.of(file(new ByteArrayInputStream(text), Family.INET)), handlers);
        assertTrue(Thread.interrupted(), "the interrupt is lost");
        assertEquals(
                20_000, handlers.get(0).rows().size() + handlers.get(1).rows().size());
    }

    /** Gives a text in pieces of random length. */
    private static final class Dribble extends InputStream {
        private final byte[] text;
        private final Random random;
        private int position;

        Dribble(final byte[] text, final long seed) {
            this.text = text;
            this.random = new Random(seed);
        }

        @Override
        public int read() {
            throw new AssertionError("read one by one");
        }

        @Override
        public int read(final byte[] bytes, final int offset, final int length) {
            if (position == text.length) {
                return -1;
            }
            final int wanted = 1 + random.nextInt(1 << 4 + random.nextInt(12));
            final int count = Math.min(Math.min(wanted, length), text.length - position);
            System.arraycopy(text, position, bytes, offset, count);
            position += count;
            return count;
        }
    }

    /** Counts rows and sees who brings them. */
    private static final class ThreadCheck implements RowSink {
        private long rows;
        private Thread thread;
        private Thread threadOfThisRound;
        private boolean isOneThread = true;

        @Override
        public boolean onRows(final RowBatch batch) {
            rows += batch.count();
            thread = Thread.currentThread();
            isOneThread &= threadOfThisRound == null || threadOfThisRound == thread;
            threadOfThisRound = thread;
            return true;
        }

        void forgetThreadOfThisRound() {
            threadOfThisRound = null;
        }

        @Override
        public void onMalformed(final String what, final long position) {
            throw new AssertionError("position=" + position);
        }
    }
}
