package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import io.sockeye.linux.generated.libc.Libc;
import io.sockeye.linux.generated.libc.rusage;

class ResourceUsageTest {
    @Test
    void shouldReadTheKernelsStruct() {
        assertEquals(rusage.sizeof(), ResourceUsage.LENGTH);
        assertEquals(rusage.ru_utime$offset(), ResourceUsage.RU_UTIME_OFFSET);
        assertEquals(rusage.ru_stime$offset(), ResourceUsage.RU_STIME_OFFSET);
        assertEquals(rusage.ru_maxrss$offset(), ResourceUsage.RU_MAXRSS_OFFSET);
        assertEquals(Libc.RUSAGE_SELF(), ResourceUsage.RUSAGE_SELF);
    }

    @Test
    void shouldTellAThreadFromOthers() throws ErrnoException, InterruptedException {
        final ResourceUsage before = ResourceUsage.ofThisThread();
        final long[] sum = {0};
        final long started = System.nanoTime();
        final Thread other = new Thread(() -> {
            while (System.nanoTime() - started < 300_000_000) {
                sum[0]++;
            }
        });
        final ResourceUsage all = ResourceUsage.ofThisProcess();
        other.start();
        other.join();
        final ResourceUsage after = ResourceUsage.ofThisThread();
        final long own = after.userMicros() + after.systemMicros() - before.userMicros() - before.systemMicros();
        final ResourceUsage allAfter = ResourceUsage.ofThisProcess();
        final long whole = allAfter.userMicros() + allAfter.systemMicros() - all.userMicros() - all.systemMicros();
        assertTrue(own < whole, "thread=" + own + ", process=" + whole + ", sum=" + sum[0]);
    }

    @Test
    void shouldTellTimeThatHasPassedAndMemoryThatIsThere() throws ErrnoException, IOException {
        final ResourceUsage before = ResourceUsage.ofThisProcess();
        long sum = 0;
        final long started = System.nanoTime();
        while (System.nanoTime() - started < 50_000_000) {
            sum++;
        }
        final ResourceUsage after = ResourceUsage.ofThisProcess();
        assertTrue(
                after.userMicros() + after.systemMicros() > before.userMicros() + before.systemMicros(), "sum=" + sum);
        final long resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
        // Both are the same counter, read at two times; the kernel keeps parts of it for each CPU.
        assertTrue(Math.abs(resident - after.peakKib()) < 8192, "status=" + resident + ", rusage=" + after.peakKib());
    }
}
