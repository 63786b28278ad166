package io.sockeye.collector.look;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/** Small files of a host that are read whole: settings of the kernel, and counters. Confined to one thread. */
public final class HostFiles {
    /** What is read of a file at most, in bytes. */
    static final int MAX_LENGTH = 1 << 20;

    private static final String BOOT_TIME = "btime ";

    private final ProcRoot root;
    private final SourceCounters counters = new SourceCounters();

    /**
     * The files of a host.
     *
     * @param root where its /proc is.
     */
    public HostFiles(final ProcRoot root) {
        this.root = root;
    }

    /** {@return where /proc is} */
    public ProcRoot root() {
        return root;
    }

    /** {@return the root of the host's file system: where a mounted /proc's process 1 sees it} */
    public Path fileSystem() {
        return root.isSystem() ? Path.of("/") : root.path().resolve("1/root");
    }

    /**
     * Read a setting.
     *
     * @param name as sysctl(8) has it, such as {@code net.ipv4.tcp_fin_timeout}.
     * @return the setting, known or not.
     */
    public Setting setting(final String name) {
        return read(root.directory() + "/sys/" + name.replace('.', '/'), name);
    }

    /**
     * Read a file about the network.
     *
     * @param name within {@code /proc/net}, such as {@code sockstat}.
     * @return its text, known or not; its name is the file's path.
     */
    public Setting netFile(final String name) {
        final String path = root.netFile(name);
        return read(path, path);
    }

    /**
     * A file of a process.
     *
     * @param pid  of the process.
     * @param name of the file, such as {@code limits}.
     * @return its text, known or not; its name is the file's path.
     */
    public Setting processFile(final long pid, final String name) {
        final String path = root.directory() + "/" + pid + "/" + name;
        return read(path, path);
    }

    /**
     * When the kernel was started, from which on it counts.
     *
     * @return in seconds since 1970, {@code btime} of proc_stat(5); {@link Setting#UNKNOWN} if that cannot be told.
     */
    public long bootSeconds() {
        for (final String line : read(root.directory() + "/stat", "stat").text().split("\n")) {
            if (line.startsWith(BOOT_TIME)) {
                return Setting.numberOf(line.substring(BOOT_TIME.length()).trim(), 10);
            }
        }
        return Setting.UNKNOWN;
    }

    /**
     * How many descriptors a process has.
     *
     * @param pid of the process.
     * @return their number.
     * @throws IOException if that cannot be told.
     */
    public long countDescriptors(final long pid) throws IOException {
        final Path directory = root.path().resolve(Long.toString(pid)).resolve("fd");
        // Since Linux 6.2 the size of the directory is their number, see proc_pid_fd(5).
        final long size = root.isSystem() ? Files.size(directory) : 0;
        if (size > 0) {
            return size;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Setting read(final String path, final String name) {
        try (TextFile file = TextFile.open(path, counters)) {
            if (file.isOpen()) {
                final String text = new String(file.readNBytes(MAX_LENGTH), StandardCharsets.ISO_8859_1);
                return new Setting(name, text.stripTrailing(), Setting.Status.KNOWN, "");
            }
            final boolean isMissing = file.outcome() == TextFile.Outcome.MISSING;
            return new Setting(name, "", isMissing ? Setting.Status.MISSING : Setting.Status.UNREADABLE, file.reason());
        } catch (final IOException e) {
            return new Setting(name, "", Setting.Status.UNREADABLE, e.getMessage());
        }
    }
}
