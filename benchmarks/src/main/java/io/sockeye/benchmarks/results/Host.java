package io.sockeye.benchmarks.results;

/**
 * What figures hold for.
 *
 * @param name      of the host.
 * @param kernel    release.
 * @param cpus      that are online.
 * @param cpu       model.
 * @param memoryMib in MiB.
 * @param load      average of the minute before the run.
 * @param openFiles descriptors that other processes held before the run: commands with {@code -p} look at them too.
 * @param java      version of the JVM in the image and of the baselines.
 */
public record Host(
        String name, String kernel, int cpus, String cpu, long memoryMib, double load, long openFiles, String java) {}
