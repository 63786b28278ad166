package io.sockeye.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.sockeye.collector.process.Credentials;

/**
 * Runs a main class as a user whom file permissions bind: as ourselves, or, since nothing binds root, as nobody's user
 * through setpriv(1), with a copy of the class path that this user can read.
 */
public final class UnprivilegedJvm {
    /** Nobody's uid: nobody else has processes under it, whose sockets would change the answers. */
    private static final int NO_ONES_UID = 64_321;

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final boolean root = Credentials.effectiveUid() == 0;

    /** A JVM whose class path may be copied into a directory, which everybody will be able to read. */
    public UnprivilegedJvm(final Path directory) {
        this.directory = directory;
        assumeTrue(!root || Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
    }

    /** The user that the class runs as. */
    public int uid() {
        return root ? NO_ONES_UID : Credentials.effectiveUid();
    }

    /** The same with variables in its environment. */
    public UnprivilegedJvm with(final Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Run a class to its end, and answer with the lines that it printed on stdout and stderr. */
    public List<String> run(final Class<?> main, final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        String classPath = System.getProperty("java.class.path");
        if (root) {
            command.addAll(List.of("setpriv", "--reuid=" + uid(), "--regid=" + uid(), "--clear-groups"));
            classPath = publicCopy(classPath);
        }
        command.addAll(command(classPath, main, arguments));
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        final Process process = builder.start();
        process.getOutputStream().close();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList();
    }

    /** The command that runs a class in another JVM like this one. */
    public static List<String> command(final String classPath, final Class<?> main, final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "-cp", classPath));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** The class path without JUnit, where any user can read it. */
    private String publicCopy(final String classPath) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        final Path copyDirectory = Files.createDirectory(directory.resolve("class-path"));
        Files.setPosixFilePermissions(copyDirectory, PosixFilePermissions.fromString("rwxr-xr-x"));
        final List<String> copies = new ArrayList<>();
        for (final String entry : classPath.split(File.pathSeparator)) {
            final Path source = Path.of(entry);
            if (Files.isDirectory(source) || source.getFileName().toString().matches("(agrona|native-bindings).*")) {
                final Path target = copyDirectory.resolve(copies.size() + "-" + source.getFileName());
                copyTree(source, target);
                copies.add(target.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }

    private static void copyTree(final Path source, final Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (final Path file : files.toList()) {
                final Path copy = target.resolve(source.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(
                        copy, PosixFilePermissions.fromString(Files.isDirectory(copy) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
