package io.sockeye.collector.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Gives changed files and datagrams to every parser: rows, counted malformed entries or a declared exception may come
 * of it, and nothing else. Run by the Maven profile {@code fuzz}, with Agrona's bounds checks on and then as the image
 * runs, over the same inputs: both must see the same.
 *
 * <p>{@code -Dsockeye.fuzz.inputs=N} is how many, {@code -Dsockeye.fuzz.seed=N} repeats a run,
 * {@code -Dsockeye.fuzz.commit=HASH} is what the log says was tested.
 */
class FuzzRun {
    private static final long INPUTS = Long.getLong("sockeye.fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("sockeye.fuzz.seed", System.nanoTime());
    /** An input that takes longer is a fault too: none has more than 64 KiB. */
    private static final long MAX_MS = 10_000;

    /** Where the first run leaves what it saw, for the second to compare; null for neither. */
    private static final String DIGESTS = System.getProperty("sockeye.fuzz.digests");

    /** Where files are written in memory, if there is such a place: on a disk each takes milliseconds. */
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.isWritable(SHARED_MEMORY)
                ? Files.createTempDirectory(SHARED_MEMORY, "sockeye-fuzz")
                : Files.createTempDirectory("sockeye-fuzz");
    }

    @AfterEach
    void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void shouldEndAsDeclaredWhateverIsRead() throws IOException {
        final List<FuzzTarget> targets = new ArrayList<>(FileTargets.in(directory));
        targets.addAll(DatagramTargets.all());
        System.out.println("fuzz: commit=" + System.getProperty("sockeye.fuzz.commit", "unknown") + ", seed=" + SEED
                + ", inputs=" + INPUTS + ", targets=" + targets.size() + ", boundsChecks="
                + !Boolean.getBoolean("agrona.disable.bounds.checks"));
        for (final FuzzTarget target : targets) {
            // Some readers want two files.
            target.read(target.seeds().get(0), new Seen(directory));
        }
        final List<String> log = new ArrayList<>();
        final long shares = targets.stream().mapToInt(FuzzTarget::share).sum();
        for (int i = 0; i < targets.size(); i++) {
            final FuzzTarget target = targets.get(i);
            final long inputs = Math.max(1, INPUTS * target.share() / shares);
            final Seen seen = new Seen(directory);
            final long refused = fuzz(target, new Random(SEED + i), inputs, seen);
            log.add(target.name() + ": inputs=" + inputs + ", refused=" + refused + ", " + seen);
            System.out.println("fuzz: " + log.get(i));
            assertTrue(refused < inputs, target.name() + " refuses even good input");
            target.read(target.seeds().get(0), new Seen(directory));
        }
        compare(log);
    }

    private static void compare(final List<String> log) throws IOException {
        if (DIGESTS == null) {
            return;
        }
        final Path file = Path.of(DIGESTS);
        if (Boolean.getBoolean("sockeye.fuzz.compare")) {
            assertEquals(Files.readAllLines(file), log, "with bounds checks, and as the image runs");
        } else {
            Files.write(file, log);
        }
    }

    private long fuzz(final FuzzTarget target, final Random random, final long inputs, final Seen seen)
            throws IOException {
        final Mutator mutator = new Mutator(random);
        final List<byte[]> seeds = target.seeds();
        long refused = 0;
        for (long i = 0; i < inputs; i++) {
            final byte[] input = mutator.next(seeds);
            final long start = System.nanoTime();
            try {
                target.read(input, seen);
            } catch (final IOException e) {
                seen.refused();
                refused++;
            } catch (final RuntimeException | Error e) {
                fail(
                        target.name() + ": seed=" + SEED + ", number=" + i + ", input="
                                + HexFormat.of().formatHex(input),
                        e);
            }
            final long took = (System.nanoTime() - start) / 1_000_000;
            assertTrue(took < MAX_MS, target.name() + ": seed=" + SEED + ", number=" + i + ", took ms=" + took);
        }
        return refused;
    }
}
