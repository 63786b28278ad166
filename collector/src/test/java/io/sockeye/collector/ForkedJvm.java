package io.sockeye.collector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM like this one, with other options, run to its end. */
final class ForkedJvm {
    static final String MEMORY = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";
    static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

    private ForkedJvm() {}

    /**
     * What it prints on both streams, and how it ends.
     *
     * @param code   exit code.
     * @param output of both streams.
     */
    record End(int code, String output) {}

    /** The command of a JVM with some arguments; what stands before is run with it. */
    static List<String> command(final List<String> before, final List<String> arguments) {
        final List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(arguments);
        return command;
    }

    static End run(final List<String> command) throws IOException, InterruptedException {
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), output);
    }
}
