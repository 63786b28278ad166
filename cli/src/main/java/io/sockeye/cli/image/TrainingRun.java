package io.sockeye.cli.image;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.Main;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.process.ScanWay;
import io.sockeye.collector.text.BytePath;

/**
 * What the JVM watches while the build records the AOT cache: the classes that are loaded here start from the cache,
 * and the methods that get hot here bring their profile along. So this runs what users run, in one JVM, each command a
 * few times. Nothing depends on what the host of the build has: exit codes do not matter, and the tables are also read
 * from files that have a row of every kind.
 */
public final class TrainingRun {
    private static final int ROUNDS = 3;

    private TrainingRun() {}

    /** Of no socket, so that its owner is looked for among threads too. */
    private static final long NOBODYS_INODE = -1;

    /**
     * Run the training.
     *
     * @param args the directory that holds the files of command lines and {@code proc}, which stands for /proc where a
     *             command line says {@code @proc@}; and the names of the files in it whose command lines are run.
     * @throws IOException if the command lines cannot be read.
     */
    public static void main(final String[] args) throws IOException {
        final Path directory = Path.of(args[0]);
        final List<String> commands = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            commands.addAll(Files.readAllLines(directory.resolve(args[i]), StandardCharsets.UTF_8));
        }
        final PrintStream err = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.ISO_8859_1);
        for (int round = 0; round < ROUNDS; round++) {
            for (final String command : commands) {
                if (!command.isEmpty() && command.charAt(0) != '#') {
                    run(command, BytePath.text(directory.resolve("proc")), err);
                }
            }
        }
        // The ways that only a host with many open files takes by itself.
        for (final ScanWay way : List.of(ScanWay.NATIVE, ScanWay.BPF)) {
            try (ProcessIndex processes = ProcessIndex.scan(Path.of("/proc"), false, way, 2)) {
                processes.firstOwner(NOBODYS_INODE);
            }
        }
        // A table of more than a page, which the build's host may not have, takes one class more.
        try {
            Class.forName("io.sockeye.collector.procnet.RecentSockets");
        } catch (final ClassNotFoundException e) {
            throw new IllegalStateException("not to be trained: class=" + e.getMessage(), e);
        }
        // Last, the entry itself, as it knows classes that nothing else does.
        Main.main(new String[] {"-tan"});
    }

    private static void run(final String command, final String procRoot, final PrintStream err) {
        final String[] words = command.split(" ");
        final String[] arguments = new String[words.length - 1];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = words[i + 1].replace("@proc@", procRoot);
        }
        Main.run(words[0], arguments, OutputStream.nullOutputStream(), err);
    }
}
