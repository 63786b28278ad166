package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the house holds, and fails where it is broken. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sockeye");

    static List<HouseRules.House> rules() {
        return HouseRules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldHold(final HouseRules.House house) {
        house.rule().check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldFailWhereItIsBroken(final HouseRules.House house, @TempDir final Path directory) throws IOException {
        final String name = house.brokenByName();
        final String packageName = name.substring(0, name.lastIndexOf('.'));
        final List<String> files = new ArrayList<>();
        files.add(write(directory, packageName, "package " + packageName + "; " + house.brokenBy()));
        if (!house.andBy().isEmpty()) {
            final String text = house.andBy();
            files.add(write(directory, text.substring("package ".length(), text.indexOf(';')), text));
        }
        compile(directory, files);
        final JavaClasses broken = new ClassFileImporter().importPath(directory.resolve("classes"));
        assertTrue(house.rule().evaluate(broken).hasViolation(), "holds for what breaks it: " + house.name());
    }

    private static String write(final Path directory, final String packageName, final String source)
            throws IOException {
        final String type = source.replaceFirst(".*?\\bclass (\\w+).*", "$1");
        final Path file = directory
                .resolve("sources")
                .resolve(packageName.replace('.', '/'))
                .resolve(type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        return file.toString();
    }

    private static void compile(final Path directory, final List<String> files) throws IOException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        final List<String> options = List.of(
                "-proc:none",
                "-d",
                Files.createDirectory(directory.resolve("classes")).toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            final boolean isCompiled = compiler.getTask(
                            messages,
                            manager,
                            null,
                            options,
                            null,
                            manager.getJavaFileObjects(files.toArray(new String[0])))
                    .call();
            assertEquals("", isCompiled ? "" : messages.toString());
        }
    }
}
