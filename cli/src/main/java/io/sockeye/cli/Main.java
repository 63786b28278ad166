package io.sockeye.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** The program: parses nothing yet, prints the kernel's own table of TCP sockets. */
public final class Main {
    private static final int BUFFER_LENGTH = 32 * 1024;

    private Main() {}

    /**
     * Run one command.
     *
     * @param name of the program as it was called, {@code sockeye} or {@code netstat}.
     * @param args of the command line, without that name.
     * @param out  for data.
     * @param err  for words.
     * @return the exit code.
     */
    public static int run(final String name, final String[] args, final OutputStream out, final PrintStream err) {
        final byte[] buffer = new byte[BUFFER_LENGTH];
        try (InputStream table = new FileInputStream("/proc/net/tcp")) {
            for (int length = table.read(buffer); length >= 0; length = table.read(buffer)) {
                out.write(buffer, 0, length);
            }
            out.flush();
            return 0;
        } catch (final IOException e) {
            err.println(name + ": " + e.getMessage());
            return 1;
        }
    }

    /**
     * The program's entry.
     *
     * @param args of the command line.
     */
    public static void main(final String[] args) {
        final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        final int code = run(System.getProperty("sockeye.name", "sockeye"), args, out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }
}
