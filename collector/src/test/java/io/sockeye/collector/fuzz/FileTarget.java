package io.sockeye.collector.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of /proc/net: the input is written where its reader looks for it. */
final class FileTarget implements FuzzTarget {
    /** Reads the file with the parser that is meant. */
    interface Reader {
        /**
         * Read.
         *
         * @param directory of the made-up /proc.
         * @param seen      to tell what came out to.
         * @throws IOException as the parser declares it.
         */
        void read(Path directory, Seen seen) throws IOException;
    }

    private final Path directory;
    private final String file;
    private final String resource;
    private final Reader reader;

    /**
     * A target.
     *
     * @param directory of the made-up /proc.
     * @param file      within its net.
     * @param resource  the good input, a class path resource.
     * @param reader    of it.
     */
    FileTarget(final Path directory, final String file, final String resource, final Reader reader) {
        this.directory = directory;
        this.file = file;
        this.resource = resource;
        this.reader = reader;
    }

    @Override
    public String name() {
        return "net/" + file;
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        try (InputStream in = FileTarget.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no resource: " + resource);
            }
            return List.of(in.readAllBytes());
        }
    }

    @Override
    public void read(final byte[] input, final Seen seen) throws IOException {
        final Path path = directory.resolve("net").resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, input);
        reader.read(directory, seen);
    }
}
