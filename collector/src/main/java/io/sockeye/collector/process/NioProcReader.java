package io.sockeye.collector.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads proc through {@code java.nio.file}, where native code cannot be called or is not worth linking. Allocates a few
 * objects a descriptor. Confined to one thread at a time.
 */
final class NioProcReader implements ProcReader {
    /** What reading a directory takes at the least: open, getdents64 until it answers 0, close. */
    private static final int DIRECTORY_CALLS = 4;
    /** What reading the beginning of a file takes: open, read, close. */
    private static final int FILE_CALLS = 3;

    private final Path procRoot;
    private final UnsafeBuffer link = new UnsafeBuffer(0, 0);
    private long systemCalls;

    /**
     * Create a reader.
     *
     * @param procRoot where proc is mounted.
     */
    NioProcReader(final Path procRoot) {
        this.procRoot = procRoot;
    }

    @Override
    public Outcome readProcesses(final IntConsumer handler) {
        return readNumbers(procRoot, handler);
    }

    @Override
    public Outcome readThreads(final int pid, final IntConsumer handler) {
        return readNumbers(procRoot.resolve(pid + "/task"), handler);
    }

    private Outcome readNumbers(final Path directory, final IntConsumer handler) {
        systemCalls += DIRECTORY_CALLS;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (final Path entry : entries) {
                final int number = number(entry);
                if (number >= 0) {
                    handler.accept(number);
                }
            }
            return Outcome.READ;
        } catch (final DirectoryIteratorException e) {
            return outcome(e.getCause(), directory);
        } catch (final IOException e) {
            return outcome(e, directory);
        }
    }

    @Override
    public Outcome readStatus(final int pid, final DirectoryStatus into) {
        final Path directory = procRoot.resolve(pid + "/fd");
        systemCalls++;
        try {
            final Map<String, Object> seen = Files.readAttributes(directory, "unix:ino,lastModifiedTime,size,uid");
            into.inode = (long) seen.get("ino");
            into.modifiedNanos = ((FileTime) seen.get("lastModifiedTime")).to(TimeUnit.NANOSECONDS);
            into.size = (long) seen.get("size");
            into.uid = (int) seen.get("uid");
            return Outcome.READ;
        } catch (final IOException e) {
            return outcome(e, directory);
        }
    }

    @Override
    public Outcome readDescriptors(final int pid, final long from, final DescriptorHandler handler) {
        if (from != 0) {
            throw new IllegalArgumentException("begins at the start only: pid=" + pid + ", from=" + from);
        }
        return readDescriptors(procRoot.resolve(pid + "/fd"), handler);
    }

    @Override
    public Outcome readThreadDescriptors(final int pid, final int thread, final DescriptorHandler handler) {
        return readDescriptors(procRoot.resolve(pid + "/task/" + thread + "/fd"), handler);
    }

    private Outcome readDescriptors(final Path directory, final DescriptorHandler handler) {
        systemCalls += DIRECTORY_CALLS;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (final Path entry : entries) {
                final int fd = number(entry);
                if (fd >= 0 && !readDescriptor(entry, fd, handler)) {
                    return Outcome.READ;
                }
            }
            return Outcome.READ;
        } catch (final DirectoryIteratorException e) {
            return outcome(e.getCause(), directory);
        } catch (final IOException e) {
            return outcome(e, directory);
        }
    }

    @Override
    public Comparison compareTables(final int one, final int other) {
        return Comparison.UNKNOWN;
    }

    @Override
    public int readFile(final int pid, final ProcFile file, final byte[] into) {
        final Path path = procRoot.resolve(pid + "/" + file.path());
        systemCalls += FILE_CALLS;
        try (InputStream stream = Files.newInputStream(path)) {
            return Math.max(0, stream.read(into));
        } catch (final IOException e) {
            return outcome(e, path) == Outcome.GONE ? FILE_GONE : FILE_UNREADABLE;
        }
    }

    @Override
    public long systemCalls() {
        return systemCalls;
    }

    @Override
    public void close() {
        link.wrap(0, 0);
    }

    private boolean readDescriptor(final Path entry, final int fd, final DescriptorHandler handler) {
        final byte[] text;
        systemCalls++;
        try {
            text = Files.readSymbolicLink(entry).toString().getBytes(StandardCharsets.UTF_8);
        } catch (final NotLinkException e) {
            return readTextOfLink(entry, fd, handler);
        } catch (final IOException e) {
            if (outcome(e, entry) != Outcome.GONE) {
                handler.onUnreadable();
            }
            return true;
        }
        link.wrap(text);
        return handler.onDescriptor(fd, SocketLink.inode(link, 0, text.length));
    }

    /** Of a copy without links: what the link said is in a file of its name. */
    private boolean readTextOfLink(final Path entry, final int fd, final DescriptorHandler handler) {
        systemCalls += FILE_CALLS;
        long inode = SocketLink.NOT_A_SOCKET;
        if (Files.isRegularFile(entry)) {
            try (InputStream stream = Files.newInputStream(entry)) {
                final byte[] text = stream.readNBytes(SocketLink.MAX_LENGTH);
                link.wrap(text);
                inode = SocketLink.inodeOfText(link, text.length);
            } catch (final IOException e) {
                handler.onUnreadable();
                return true;
            }
        }
        if (inode == SocketLink.NOT_A_SOCKET) {
            handler.onUnreadable();
            return true;
        }
        return handler.onDescriptor(fd, inode);
    }

    private static int number(final Path entry) {
        final String name = entry.getFileName().toString();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return -1;
            }
        }
        try {
            return Integer.parseInt(name);
        } catch (final NumberFormatException e) {
            // Only digits, but more than an int holds: no process and no descriptor has such a number.
            return -1;
        }
    }

    private static Outcome outcome(final IOException e, final Path path) {
        if (e instanceof AccessDeniedException) {
            return Outcome.DENIED;
        }
        // proc answers ESRCH for a process that has ended, which java.nio tells only in words of the system's language.
        return e instanceof NoSuchFileException || Files.notExists(path, LinkOption.NOFOLLOW_LINKS)
                ? Outcome.GONE
                : Outcome.FAILED;
    }
}
