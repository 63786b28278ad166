package io.sockeye.collector.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory laid out like proc, for tests: links may say anything. */
final class ProcFixture {
    private final Path root;

    ProcFixture(final Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** A process with a command line, in which a bar stands for NUL, and no descriptors. */
    ProcFixture process(final int pid, final String commandLine) throws IOException {
        Files.createDirectories(directory(pid).resolve("fd"));
        Files.write(directory(pid).resolve("cmdline"), bytes(commandLine));
        return this;
    }

    /** A descriptor. */
    ProcFixture link(final int pid, final String name, final String link) throws IOException {
        Files.createDirectories(directory(pid).resolve("fd"));
        Files.createSymbolicLink(directory(pid).resolve("fd").resolve(name), Path.of(link));
        return this;
    }

    /** A descriptor of a socket. */
    ProcFixture socket(final int pid, final int fd, final long inode) throws IOException {
        return link(pid, Integer.toString(fd), "socket:[" + inode + "]");
    }

    /** A descriptor of a socket in the table of one thread; a thread that is the main one is only listed. */
    ProcFixture threadSocket(final int pid, final int thread, final int fd, final long inode) throws IOException {
        Files.createDirectories(directory(pid).resolve("task/" + pid + "/fd"));
        final Path descriptors = Files.createDirectories(directory(pid).resolve("task/" + thread + "/fd"));
        Files.createSymbolicLink(descriptors.resolve(Integer.toString(fd)), Path.of("socket:[" + inode + "]"));
        return this;
    }

    /** A file of a process, in which a bar stands for NUL. */
    ProcFixture file(final int pid, final String name, final String content) throws IOException {
        Files.createDirectories(directory(pid).resolve("fd"));
        Files.write(directory(pid).resolve(name), bytes(content));
        return this;
    }

    /** In place of a file of a process a pipe that nobody writes to: to open it takes forever. */
    ProcFixture pipe(final int pid, final String name) throws IOException {
        final Path path = directory(pid).resolve(name);
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path);
        try {
            final Process mkfifo =
                    new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
            if (mkfifo.waitFor() != 0) {
                throw new IOException("mkfifo failed: path=" + path);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return this;
    }

    /** A security context. */
    ProcFixture context(final int pid, final String context) throws IOException {
        Files.createDirectories(directory(pid).resolve("attr"));
        Files.write(directory(pid).resolve("attr/current"), bytes(context));
        return this;
    }

    Path directory(final int pid) {
        return root.resolve(Integer.toString(pid));
    }

    private static byte[] bytes(final String text) {
        return text.replace('|', '\0').getBytes(StandardCharsets.UTF_8);
    }
}
