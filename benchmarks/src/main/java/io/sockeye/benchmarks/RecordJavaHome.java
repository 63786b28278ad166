package io.sockeye.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run by the build with the JDK that it has found, for the scripts that need the same one later. */
public final class RecordJavaHome {
    private RecordJavaHome() {}

    /**
     * Write the home of this JVM to a file.
     *
     * @param args the file.
     * @throws IOException if it cannot be written.
     */
    public static void main(final String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), System.getProperty("java.home") + "\n");
    }
}
