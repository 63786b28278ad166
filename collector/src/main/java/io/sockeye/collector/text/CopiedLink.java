package io.sockeye.collector.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Symbolic links of a directory that was copied to where there are none: a version control or an archiver then leaves,
 * in the place of each, a short file with the link's target in it. Threads: stateless.
 */
final class CopiedLink {
    /** The kernel's limit of a target, in bytes. */
    private static final int MAX_TARGET_LENGTH = 4095;
    /** How many links lie on a way at most. */
    private static final int MAX_LINKS = 8;

    private static final Path UPWARDS = Path.of("..");

    private CopiedLink() {}

    /**
     * Where a path within the copy leads, if short files on its way are links. Only targets within the copy count.
     *
     * @param root of the copy.
     * @param path relative to it.
     * @return what it leads to, which need not be there; null if it leads nowhere.
     */
    static Path follow(final Path root, final Path path) {
        final Deque<Path> names = new ArrayDeque<>();
        push(names, path);
        Path place = root;
        int links = 0;
        while (!names.isEmpty()) {
            final Path next = place.resolve(names.pop());
            if (!Files.isRegularFile(next, LinkOption.NOFOLLOW_LINKS)) {
                place = next;
                continue;
            }
            links++;
            final Path target = links > MAX_LINKS ? null : target(next);
            if (target == null) {
                return null;
            }
            push(names, target);
        }
        return place;
    }

    private static void push(final Deque<Path> names, final Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            names.push(path.getName(i));
        }
    }

    /** A link's target, neither absolute nor leading upwards; null if there is none. */
    private static Path target(final Path file) {
        if (file.toFile().length() > MAX_TARGET_LENGTH) {
            return null;
        }
        final String text = new String(TextFile.bytesIfAny(file.toString()), StandardCharsets.UTF_8).strip();
        try {
            final Path target = Path.of(text);
            for (final Path name : target) {
                if (name.equals(UPWARDS)) {
                    return null;
                }
            }
            return text.isEmpty() || target.isAbsolute() ? null : target;
        } catch (final InvalidPathException e) {
            return null;
        }
    }
}
