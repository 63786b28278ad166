package io.sockeye.cli.cost;

import java.util.Locale;

/**
 * What a command cost.
 *
 * @param sockets        rows that the sources delivered, before the filter.
 * @param messages       netlink messages and lines of /proc that were read.
 * @param bytes          received from the kernel for them.
 * @param systemCalls    made for sources, processes and output; not those of the virtual machine itself.
 * @param retries        system calls that were made again, and sockets that came twice and were dropped.
 * @param threads        that dumped and printed at the same time.
 * @param userMicros     user CPU time of the whole process, in microseconds.
 * @param systemMicros   system CPU time of the whole process, in microseconds.
 * @param wallMicros     from the start of the virtual machine, in microseconds.
 * @param peakKib        greatest resident size of the process, in KiB.
 * @param allocatedBytes allocated on the heap by all threads.
 * @param link           that native calls took: {@code direct}, or {@code linker} for the JDK's, which starts slower.
 */
public record Cost(
        long sockets,
        long messages,
        long bytes,
        long systemCalls,
        long retries,
        int threads,
        long userMicros,
        long systemMicros,
        long wallMicros,
        long peakKib,
        long allocatedBytes,
        String link) {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double NANOS_PER_MICRO = 1000;
    private static final double KIB_PER_MIB = 1024;
    private static final double BYTES_PER_MIB = 1024 * 1024;

    /** {@return wall time for each socket in nanoseconds, 0 without sockets} */
    public long nanosPerSocket() {
        return sockets == 0 ? 0 : Math.round(wallMicros * NANOS_PER_MICRO / sockets);
    }

    /** {@return a block of lines, a figure on each} */
    public String text() {
        return String.format(
                Locale.ROOT,
                """
                cost:
                  sockets         %d
                  messages        %d
                  bytes           %d
                  system calls    %d
                  retries         %d
                  threads         %d
                  user CPU        %.3f s
                  system CPU      %.3f s
                  wall            %.3f s
                  per socket      %d ns
                  peak memory     %.1f MiB
                  heap allocated  %.1f MiB
                  native link     %s
                """,
                sockets,
                messages,
                bytes,
                systemCalls,
                retries,
                threads,
                userMicros / MICROS_PER_SECOND,
                systemMicros / MICROS_PER_SECOND,
                wallMicros / MICROS_PER_SECOND,
                nanosPerSocket(),
                peakKib / KIB_PER_MIB,
                allocatedBytes / BYTES_PER_MIB,
                link);
    }

    /** {@return a JSON object on one line; names end in their unit, and will not change} */
    public String json() {
        return String.format(
                Locale.ROOT,
                "{\"sockets\":%d,\"messages\":%d,\"bytes\":%d,\"system_calls\":%d,\"retries\":%d,\"threads\":%d,"
                        + "\"user_us\":%d,\"system_us\":%d,\"wall_us\":%d,\"ns_per_socket\":%d,\"peak_kib\":%d,"
                        + "\"heap_allocated_bytes\":%d,\"native_link\":\"%s\"}\n",
                sockets,
                messages,
                bytes,
                systemCalls,
                retries,
                threads,
                userMicros,
                systemMicros,
                wallMicros,
                nanosPerSocket(),
                peakKib,
                allocatedBytes,
                link);
    }
}
