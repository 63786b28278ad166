package io.sockeye.collector.text;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Where the files of {@code /proc} are. Threads: immutable.
 */
public final class ProcRoot {
    private static final String SYSTEM = "/proc";
    private static final String SYSTEM_NET = SYSTEM + "/net/";
    private static final String SYSTEM_OWN_NET = SYSTEM + "/self/net/";

    /** One char per byte. */
    private final String directory;
    /** With a slash at its end, one char per byte. */
    private final String net;

    private final boolean isLive;

    private ProcRoot(final String directory, final String net, final boolean isLive) {
        this.directory = directory;
        this.net = net;
        this.isLive = isLive;
    }

    /**
     * This system's own {@code /proc}, with the sockets of our own network namespace. Whether it is there is not
     * checked, as some sources do without it. Mounted with {@code subset=pid} it has no {@code net}, which is but a
     * link to {@code self/net}; then that is taken.
     *
     * @return the root.
     */
    public static ProcRoot system() {
        final boolean isLinked = new File(SYSTEM_NET).exists() || !new File(SYSTEM_OWN_NET).exists();
        return new ProcRoot(SYSTEM, isLinked ? SYSTEM_NET : SYSTEM_OWN_NET, true);
    }

    /**
     * Another {@code /proc}: a copy in files, or that of a host mounted into a container. Of a mounted one,
     * {@code net} leads to {@code self/net}, the network of whoever looks; what is wanted is the host's, so that of its
     * first process is taken, {@code 1/net}. A copy without that process has what its {@code net} leads to, or its
     * {@code self/net}.
     *
     * @param directory where it is; {@code /proc} itself, by whatever name, is {@link #system()}.
     * @return the root.
     * @throws IOException if the directory, or the place of the network files in it, is not there or cannot be read;
     *     the message says which and why.
     */
    public static ProcRoot of(final String directory) throws IOException {
        if (SYSTEM.equals(directory)) {
            return system();
        }
        try {
            return of(Path.of(directory));
        } catch (final InvalidPathException e) {
            throw new IOException("cannot read " + e.getInput() + ": " + e.getReason(), e);
        }
    }

    /**
     * The same of a path, which may have any bytes in it: see {@link BytePath#of}.
     *
     * @param directory where it is; {@code /proc} itself, by whatever name, is {@link #system()}.
     * @return the root.
     * @throws IOException if the directory, or the place of the network files in it, is not there or cannot be read;
     *     the message says which and why, one char per byte.
     */
    public static ProcRoot of(final Path directory) throws IOException {
        if (SYSTEM.equals(directory.toString())) {
            return system();
        }
        final Path root = BytePath.reachable(directory);
        requireDirectory(root);
        if (isSystem(root)) {
            return system();
        }
        final Path own = root.resolve("net");
        if (Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
            requireDirectory(own);
            return new ProcRoot(BytePath.text(root), BytePath.text(own) + "/", false);
        }
        final Path first = root.resolve("1/net");
        final boolean isLink = Files.isSymbolicLink(own);
        final boolean isMounted = isMounted(root);
        if (isMounted || Files.isDirectory(first)) {
            // Where else a mounted one leads to is our own network, not the host's.
            requireDirectory(first);
            return new ProcRoot(BytePath.text(root), BytePath.text(first) + "/", isMounted || isLink);
        }
        return new ProcRoot(BytePath.text(root), BytePath.text(netOfCopy(root, isLink ? first : own)) + "/", false);
    }

    private static boolean isSystem(final Path root) throws IOException {
        try {
            return root.toRealPath().equals(Path.of(SYSTEM));
        } catch (final FileSystemException e) {
            final String text = BytePath.text(root);
            throw new IOException("cannot read " + text + ": " + FileFailure.reasonOf(e, text), e);
        }
    }

    /** Whether it is the kernel's; what nobody can tell of is not taken for a copy. */
    private static boolean isMounted(final Path root) {
        try {
            return "proc".equals(Files.getFileStore(root).type());
        } catch (final IOException e) {
            return true;
        }
    }

    /** Where {@code net} of a copy leads, or its {@code self/net}; if to nowhere, what is wanted is not there. */
    private static Path netOfCopy(final Path root, final Path wanted) throws IOException {
        for (final Path way : new Path[] {Path.of("net"), Path.of("self/net")}) {
            final Path place = CopiedLink.follow(root, way);
            if (place != null && Files.isDirectory(place)) {
                requireDirectory(place);
                return place;
            }
        }
        requireDirectory(wanted);
        throw new IOException("cannot read " + BytePath.text(wanted) + ": Not a directory");
    }

    private static void requireDirectory(final Path path) throws IOException {
        try {
            path.getFileSystem().provider().checkAccess(path);
            if (!Files.isDirectory(path)) {
                throw new NotDirectoryException(path.toString());
            }
            path.getFileSystem().provider().checkAccess(path, AccessMode.READ, AccessMode.EXECUTE);
        } catch (final FileSystemException e) {
            final String text = BytePath.text(path);
            throw new IOException("cannot read " + text + ": " + FileFailure.reasonOf(e, text), e);
        }
    }

    /** {@return whether this is the /proc of the system that we run on} */
    public boolean isSystem() {
        return SYSTEM.equals(directory);
    }

    /**
     * Whether the kernel makes the network's files as they are read: in the system's own {@code /proc} and in a mounted
     * one, which is known by its {@code net} being a symbolic link. Of a copy that has this link as well, and regular
     * files behind it, a short read is the last all the same.
     *
     * @return false for a copy.
     */
    public boolean isLive() {
        return isLive;
    }

    /**
     * {@return the directory, one char per byte; as it was given, but absolute if the JDK could not have reached it by
     * that; the processes are in it}
     */
    public String directory() {
        return directory;
    }

    /** {@return {@link #directory()} as a path} */
    public Path path() {
        return BytePath.of(directory);
    }

    /** {@return the directory that {@link #netFile} is about, as a path} */
    public Path netPath() {
        return BytePath.of(net);
    }

    /**
     * A file about the network.
     *
     * @param name of the file within {@code net}, such as {@code tcp6}.
     * @return its path, one char per byte.
     */
    public String netFile(final String name) {
        return net.concat(name);
    }

    /** {@return the directory} */
    @Override
    public String toString() {
        return directory;
    }
}
