package io.sockeye.collector.look;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files from which sysctl(8) and systemd-sysctl(8) take settings when a host starts, in the order of their effect,
 * see sysctl.d(5). Confined to one thread.
 */
public final class SysctlFiles {
    private static final List<String> DIRECTORIES =
            List.of("etc/sysctl.d", "run/sysctl.d", "usr/local/lib/sysctl.d", "usr/lib/sysctl.d", "lib/sysctl.d");
    private static final String LAST = "etc/sysctl.conf";

    private final Path root;
    private final List<String> unreadable = new ArrayList<>();

    /**
     * The files of a host.
     *
     * @param root of its file system.
     */
    public SysctlFiles(final Path root) {
        this.root = root;
    }

    /**
     * A line of a file that sets something.
     *
     * @param file  it is in.
     * @param line  its number, from 1.
     * @param value as it stands there, one char per byte.
     */
    public record Line(Path file, int line, String value) {}

    /**
     * The lines that set something.
     *
     * @param names of settings, such as {@code net.ipv4.tcp_tw_reuse}.
     * @return of each that is there its lines, the one that takes effect last.
     */
    public TreeMap<String, List<Line>> read(final Set<String> names) {
        final TreeMap<String, List<Line>> found = new TreeMap<>();
        for (final Path file : files().values()) {
            read(file, names, found);
        }
        final Path last = root.resolve(LAST);
        if (Files.exists(last)) {
            read(last, names, found);
        }
        return found;
    }

    /** {@return what could not be read, and why, a few words each} */
    public List<String> unreadable() {
        return unreadable;
    }

    /** By their names, of which the first directory's counts. */
    private TreeMap<String, Path> files() {
        final TreeMap<String, Path> files = new TreeMap<>();
        for (final String name : DIRECTORIES) {
            final Path directory = root.resolve(name);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.conf")) {
                for (final Path file : entries) {
                    files.putIfAbsent(file.getFileName().toString(), file);
                }
            } catch (final NoSuchFileException | NotDirectoryException e) {
                continue; // few hosts have all of them
            } catch (final IOException e) {
                unreadable.add(directory + ": " + e.getClass().getSimpleName());
            }
        }
        return files;
    }

    private void read(final Path file, final Set<String> names, final TreeMap<String, List<Line>> found) {
        if (!Files.isRegularFile(file)) {
            return; // a link to /dev/null is how such a file is switched off
        }
        try {
            final String[] lines =
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                final String line = lines[i].strip();
                final int sign = line.indexOf('=');
                if (sign < 0 || line.startsWith("#") || line.startsWith(";")) {
                    continue;
                }
                final String key = line.substring(line.startsWith("-") ? 1 : 0, sign)
                        .strip()
                        .replace('/', '.');
                if (names.contains(key)) {
                    found.computeIfAbsent(key, name -> new ArrayList<>())
                            .add(new Line(file, i + 1, line.substring(sign + 1).strip()));
                }
            }
        } catch (final IOException e) {
            unreadable.add(file + ": " + e.getClass().getSimpleName());
        }
    }
}
