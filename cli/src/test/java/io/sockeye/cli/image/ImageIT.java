package io.sockeye.cli.image;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the image to starting everywhere, for everybody, and without a word of the JVM's. */
class ImageIT {
    private static final Path IMAGE =
            Path.of(System.getProperty("sockeye.image")).toAbsolutePath();
    private static final String NOBODY = "65534";

    /** The first line of what {@code --version} prints: no run may print another. */
    private static String version;

    private Path directory;

    @BeforeAll
    static void askVersion() throws Exception {
        final Finished finished = start(Path.of("/"), Map.of(), IMAGE + "/bin/sockeye", "--version");
        version = finished.firstLine();
        assertFalse(version.isBlank(), () -> "no version: " + finished);
    }

    @BeforeEach
    void makeDirectory() throws IOException {
        // Not @TempDir: nobody has to get in, too.
        directory = Files.createTempDirectory("sockeye image");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeDirectory() throws Exception {
        start(Path.of("/"), Map.of(), "rm", "-rf", "--", directory.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sockeye", "netstat"})
    void shouldStartFromAnyDirectory(final String name) throws Exception {
        final String program = IMAGE + "/bin/" + name;
        final Path bin = IMAGE.resolve("bin");
        assertAll(
                () -> assertStarts(start(directory, Map.of(), program, "--version")),
                () -> assertStarts(start(Path.of("/"), Map.of(), program, "--version")),
                () -> assertStarts(start(bin, Map.of(), "./" + name, "--version")),
                () -> assertStarts(start(bin, Map.of(), "sh", name, "--version")),
                () -> assertStarts(start(IMAGE.getParent(), Map.of(), "sockeye/bin/" + name, "--version")));
    }

    @Test
    void shouldStartThroughLinks() throws Exception {
        final Path links = Files.createDirectory(directory.resolve("with blanks"));
        final Path other = Files.createDirectory(directory.resolve("other"));
        final Path absolute = Files.createSymbolicLink(links.resolve("netstat"), IMAGE.resolve("bin/sockeye"));
        final Path relative = Files.createSymbolicLink(
                links.resolve("relative"), links.toRealPath().relativize(IMAGE.resolve("bin/sockeye")));
        final Path toLink = Files.createSymbolicLink(other.resolve("netstat"), Path.of("../with blanks/relative"));
        final Path dashed = Files.createSymbolicLink(other.resolve("-n"), Path.of("netstat"));
        final Path linkedDirectory = Files.createSymbolicLink(directory.resolve("image"), IMAGE);
        for (final Path link : List.of(absolute, relative, toLink, dashed, linkedDirectory.resolve("bin/netstat"))) {
            assertStarts(start(Path.of("/"), Map.of(), link.toString(), "--version"));
        }
        assertStarts(start(other, Map.of(), "./netstat", "--version"));
        assertStarts(start(other, Map.of(), "sh", "netstat", "--version"));
        assertStarts(start(Path.of("/"), Map.of("PATH", links + ":/usr/bin:/bin"), "env", "netstat", "--version"));
        assertStarts(start(Path.of("/"), Map.of("PATH", "/nonexistent"), toLink.toString(), "--version"));
    }

    @Test
    void shouldKnowTheNameItIsCalledBy() throws Exception {
        final Path netstat = Files.createSymbolicLink(directory.resolve("netstat"), IMAGE.resolve("bin/sockeye"));
        assertComplains("netstat", start(directory, Map.of(), IMAGE + "/bin/netstat", "--no-such-option"));
        assertComplains("sockeye", start(directory, Map.of(), IMAGE + "/bin/sockeye", "--no-such-option"));
        assertComplains("netstat", start(directory, Map.of(), netstat.toString(), "--no-such-option"));
    }

    @Test
    void shouldTakeArgumentsAsBytesInEveryLocale() throws Exception {
        final String option = "--no-such-\u00e9\u4e2d";
        // The shell makes the bytes: where these tests run in an ASCII locale, Java could not pass them on.
        final Finished finished = start(
                directory,
                Map.of("LC_ALL", "C", "LANG", "C"),
                "sh",
                "-c",
                "exec \"$0\" \"$(printf -- '--no-such-\\303\\251\\344\\270\\255')\"",
                IMAGE + "/bin/netstat");
        assertTrue(finished.err().contains(option), finished::toString);
    }

    @Test
    void shouldStartWithoutJavaOrAnyEnvironment() throws Exception {
        final Path link = Files.createSymbolicLink(directory.resolve("netstat"), IMAGE.resolve("bin/netstat"));
        assertStarts(start(directory, Map.of(), "env", "-i", IMAGE + "/bin/netstat", "--version"));
        assertStarts(start(directory, Map.of(), "env", "-i", link.toString(), "--version"));
    }

    @Test
    void shouldTellWhatChanged() throws Exception {
        final String version = start(directory, Map.of(), IMAGE + "/bin/sockeye", "--version")
                .out()
                .lines()
                .filter(line -> line.startsWith("sockeye "))
                .findFirst()
                .orElseThrow()
                .split(" ")[1];
        final List<String> changes = Files.readAllLines(IMAGE.resolve("CHANGELOG.md"));
        assertTrue(changes.contains("## " + version), changes::toString);
    }

    @Test
    void shouldNotHeedWhatIsMeantForOtherJavaPrograms() throws Exception {
        Files.writeString(directory.resolve(".hotspotrc"), "+PrintFlagsFinal\n");
        Files.writeString(directory.resolve(".hotspot_compiler"), "quiet\n");
        final Map<String, String> environment = Map.of(
                "JAVA_TOOL_OPTIONS", "-Xmx1m",
                "_JAVA_OPTIONS", "-XX:NoSuchOption",
                "JDK_JAVA_OPTIONS", "-version",
                "JAVA_HOME", "/nonexistent",
                "CLASSPATH", "/nonexistent");
        assertStarts(start(directory, environment, IMAGE + "/bin/netstat", "--version"));
    }

    @Test
    void shouldStartFromACopyWithBlanksAsAnOrdinaryUser() throws Exception {
        final Path copy = copyImage();
        final List<String> command = new ArrayList<>();
        if ("0\n".equals(start(directory, Map.of(), "id", "-u").out())) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.addAll(List.of(copy + "/bin/netstat", "--version"));
        assertStarts(start(Path.of("/"), Map.of(), command.toArray(String[]::new)));
    }

    @Test
    void shouldLetEverybodyReadEveryFile() throws IOException {
        try (Stream<Path> files = Files.walk(IMAGE)) {
            for (final Path file : files.toList()) {
                final String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                final String wanted =
                        Files.isDirectory(file) || file.getParent().endsWith("bin") ? "r-x" : "r";
                assertTrue(mode.endsWith(wanted) || mode.startsWith(wanted, 6), file + ": mode=" + mode);
            }
        }
    }

    @Test
    void shouldStartFromItsCache() throws Exception {
        final Finished finished = startWithCache(IMAGE, IMAGE.resolve("lib/sockeye.aot"), "on");
        assertEquals(0, finished.code(), finished::toString);
        assertTrue(finished.out().contains("io.sockeye.cli.Main source: shared objects file"), finished::toString);
    }

    /** Every class of a cache is loaded at every start: netstat's tables must not load what only the formats need. */
    @Test
    void shouldKeepFormatsInACacheOfTheirOwn() throws Exception {
        for (final String cache : List.of("sockets.aot", "sockeye.aot")) {
            final Finished tables = startWithCache(IMAGE, IMAGE.resolve("lib").resolve(cache), "on");
            assertFalse(tables.out().contains("io.sockeye.cli.format."), tables::toString);
            assertFalse(tables.out().contains("io.sockeye.cli.feed."), tables::toString);
            assertFalse(tables.out().contains("io.sockeye.collector.field."), tables::toString);
        }
        final Finished formats = startWithCache(IMAGE, IMAGE.resolve("lib/formats.aot"), "on");
        assertEquals(0, formats.code(), formats::toString);
        assertTrue(
                formats.out().contains("io.sockeye.cli.format.JsonLines source: shared objects file"),
                formats::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "-tan, sockets.aot",
        "-tulnp --source=netlink, sockets.aot",
        "--tcp --numeric --all, sockets.aot",
        "-tan --form=jsonl, sockets.aot",
        "-rn, sockeye.aot",
        "-tn --statistics, sockeye.aot",
        "-A inet -n, filters.aot",
        "-tan dport = 443, filters.aot",
        "-tan --format=jsonl dport = 443, filters.aot",
        "-i 5 --version, sockeye.aot",
        "--help, sockeye.aot",
        "-tan --format=jsonl, formats.aot",
        "-rn --format=jsonl, formats.aot",
        "count --by=state, counts.aot",
        "count -t --by=remote_address --format=jsonl, counts.aot",
        "--fields=state --format=csv -tan, formats.aot"
    })
    void shouldChooseTheCacheByTheOptions(final String options, final String cache) throws Exception {
        final List<String> command =
                new ArrayList<>(List.of("sh", "-x", IMAGE.resolve("bin/sockeye").toString()));
        command.addAll(List.of(options.split(" ")));
        final Finished finished = start(Path.of("/"), Map.of(), command.toArray(String[]::new));
        assertEquals(0, finished.code(), finished::toString);
        assertTrue(finished.err().contains("-XX:AOTCache=" + IMAGE.resolve("bin/../lib/" + cache)), finished::toString);
    }

    /** To fill in pages one by one would cost more than it gives. */
    @Test
    void shouldFillInPagesOnlyByTheKernel() throws Exception {
        final Finished finished = start(
                Path.of("/"), Map.of(), "sh", "-x", IMAGE.resolve("bin/sockeye").toString(), "--version");
        final String hugePages = Files.readString(Path.of("/sys/kernel/mm/transparent_hugepage/enabled"));
        final String[] release =
                Files.readString(Path.of("/proc/sys/kernel/osrelease")).split("[.-]");
        final int version = Integer.parseInt(release[0]) * 100 + Integer.parseInt(release[1]);
        final boolean byCall = !hugePages.contains("[never]") && version >= 514;
        assertTrue(finished.err().contains("-XX:" + (byCall ? '+' : '-') + "AlwaysPreTouch"), finished::toString);
    }

    @Test
    void shouldStartServicesFromTheSameCache() throws Exception {
        final Finished finished = startWithCache(IMAGE, IMAGE.resolve("lib/sockeye.aot"), "on", "service.options");
        assertEquals(0, finished.code(), finished::toString);
        assertTrue(finished.out().contains("io.sockeye.cli.Main source: shared objects file"), finished::toString);
    }

    @Test
    void shouldGiveServicesTheJvmOfAService() throws Exception {
        final Map<String, String> expected =
                Map.of("TieredStopAtLevel", "4", "ReduceSignalUsage", "false", "UseSerialGC", "true");
        final Path java = IMAGE.resolve("runtime/bin/java");
        final String options = "@" + IMAGE.resolve("lib/service.options");
        final Finished finished =
                start(directory, Map.of(), java.toString(), options, "-XX:+PrintFlagsFinal", "-version");
        final Map<String, String> flags = new TreeMap<>();
        finished.err().lines().map(line -> line.trim().split("\\s+")).forEach(words -> {
            if (words.length > 3 && expected.containsKey(words[1])) {
                flags.put(words[1], words[3]);
            }
        });
        assertEquals(new TreeMap<>(expected), flags);
    }

    /** There need not be such a command yet: a launcher is told of one, and is asked what it would start. */
    @Test
    void shouldStartServicesWithTheirOptions() throws Exception {
        final Path copy = copyImage();
        final Path launcher = copy.resolve("bin/sockeye");
        final String script = Files.readString(launcher);
        final String told = script.replaceFirst("\nservices=' ", "$0made-up other ");
        assertNotEquals(script, told);
        Files.writeString(launcher, told);
        final Path netstat = Files.createSymbolicLink(directory.resolve("netstat"), launcher);

        // To the program a made-up command is but an operand.
        assertStarts(start(directory, Map.of(), launcher.toString(), "made-up", "--version"));

        for (final String java : List.of("sockeye", "netstat")) {
            Files.writeString(copy.resolve("runtime/bin").resolve(java), "#!/bin/sh\necho \"${1##*/}\"\n");
        }
        final String service = "service.options";
        final String listing = "jvm.options";
        assertAll(
                () -> assertEquals(service, optionsOf(launcher, "made-up")),
                () -> assertEquals(service, optionsOf(launcher, "other", "-t")),
                () -> assertEquals(listing, optionsOf(launcher)),
                () -> assertEquals(listing, optionsOf(launcher, "")),
                () -> assertEquals(listing, optionsOf(launcher, " ")),
                () -> assertEquals(listing, optionsOf(launcher, "*")),
                () -> assertEquals(listing, optionsOf(launcher, "made")),
                () -> assertEquals(listing, optionsOf(launcher, "-t", "made-up")),
                () -> assertEquals(listing, optionsOf(netstat, "made-up")));
    }

    /** The file of options for the JVM, without its directory. */
    private String optionsOf(final Path launcher, final String... arguments) throws Exception {
        final List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return start(directory, Map.of(), command.toArray(String[]::new)).firstLine();
    }

    @Test
    void shouldStartFromItsCacheWhenCopied() throws Exception {
        final Path copy = copyImage();
        final Finished finished = startWithCache(copy, copy.resolve("lib/sockeye.aot"), "on");
        assertEquals(0, finished.code(), finished::toString);
        assertTrue(finished.out().contains("io.sockeye.cli.Main source: shared objects file"), finished::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "empty", "truncated", "foreign", "directory"})
    void shouldStartWithoutAWordWhenTheCacheDoesNotFit(final String damage) throws Exception {
        final Path copy = copyImage();
        final Path cache = copy.resolve("lib/sockeye.aot");
        final byte[] bytes = Files.readAllBytes(cache);
        Files.delete(cache);
        switch (damage) {
            case "empty" -> Files.write(cache, new byte[0]);
            case "truncated" -> Files.write(cache, Arrays.copyOf(bytes, bytes.length / 2));
            case "foreign" -> Files.write(cache, new byte[bytes.length]);
            case "directory" -> Files.createDirectory(cache);
            default -> assertFalse(Files.exists(cache));
        }
        assertNotEquals(0, startWithCache(copy, cache, "on").code(), "the cache still fits: " + damage);
        assertStarts(start(directory, Map.of(), copy + "/bin/netstat", "--version"));
    }

    @Test
    void shouldWriteNothing() throws Exception {
        final Map<Path, String> before = snapshot();
        for (final String option : List.of("--version", "-tan", "-tulnp", "--no-such-option")) {
            start(directory, Map.of("HOME", directory.toString()), IMAGE + "/bin/netstat", option);
        }
        assertEquals(before, snapshot());
        try (Stream<Path> written = Files.list(directory)) {
            assertEquals(List.of(), written.toList());
        }
    }

    @Test
    void shouldEndAtOnceOnInterrupt() throws Exception {
        // Whoever runs the tests in the background has them ignore SIGINT.
        final Process process = new ProcessBuilder("env", "--default-signal=INT", IMAGE + "/bin/netstat", "-tan", "-c")
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            assertNotEquals(-1, out.read());
            final long begin = System.nanoTime();
            start(directory, Map.of(), "kill", "-INT", Long.toString(process.pid()));
            assertTrue(process.waitFor(10, TimeUnit.SECONDS), "still runs");
            final long tookMs = (System.nanoTime() - begin) / 1_000_000;
            assertEquals(130, process.exitValue());
            assertTrue(tookMs < 900, "tookMs=" + tookMs);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldHoldNothingButItsJars() throws IOException {
        try (Stream<Path> files = Files.list(IMAGE.resolve("lib"))) {
            final List<String> jars = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
            assertEquals(List.of("serve.jar", "sockeye.jar"), jars);
        }
    }

    private static void assertStarts(final Finished finished) {
        assertAll(
                () -> assertEquals(0, finished.code(), finished::toString),
                () -> assertEquals("", finished.err(), finished::toString),
                () -> assertEquals(version, finished.firstLine(), finished::toString));
    }

    private static void assertComplains(final String name, final Finished finished) {
        assertEquals(3, finished.code(), finished::toString);
        assertTrue(finished.err().startsWith(name + ": unrecognized option"), finished::toString);
    }

    /** Copied as careless users do, so that no file keeps its time. */
    private Path copyImage() throws Exception {
        final Path copy = directory.resolve("a copy");
        final Finished finished = start(Path.of("/"), Map.of(), "cp", "-r", "--", IMAGE.toString(), copy.toString());
        assertEquals(0, finished.code(), finished::toString);
        return copy;
    }

    /** With {@code mode} "on" the JVM does not start unless the cache fits. */
    private static Finished startWithCache(final Path image, final Path cache, final String mode) throws Exception {
        return startWithCache(image, cache, mode, "jvm.options");
    }

    private static Finished startWithCache(final Path image, final Path cache, final String mode, final String options)
            throws Exception {
        final Path lib = image.resolve("lib");
        return start(
                Path.of("/"),
                Map.of(),
                image + "/runtime/bin/sockeye",
                "@" + lib.resolve(options),
                "-Xlog:class+load=info:stdout",
                "-XX:AOTMode=" + mode,
                "-XX:AOTCache=" + cache,
                "-cp",
                lib.resolve("sockeye.jar").toString(),
                "io.sockeye.cli.Main",
                "--version");
    }

    private static Map<Path, String> snapshot() throws IOException {
        final Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(IMAGE)) {
            for (final Path file : walk.toList()) {
                files.put(file, Files.size(file) + " bytes, " + Files.getLastModifiedTime(file));
            }
        }
        return files;
    }

    private static Finished start(final Path directory, final Map<String, String> environment, final String... command)
            throws IOException, InterruptedException {
        final Path out = Files.createTempFile("sockeye", ".out");
        final Path err = Files.createTempFile("sockeye", ".err");
        final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        final Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "still runs: " + List.of(command));
            return new Finished(
                    List.of(command),
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
            Files.delete(out);
            Files.delete(err);
        }
    }

    private record Finished(List<String> command, int code, String out, String err) {
        String firstLine() {
            return out.lines().findFirst().orElse("");
        }
    }
}
