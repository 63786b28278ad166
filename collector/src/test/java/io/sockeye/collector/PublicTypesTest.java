package io.sockeye.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What a user of the library sees stays small: public types in packages that the module exports to all. */
class PublicTypesTest {
    private static final int MOST = 45;
    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void shouldShowFewTypes() throws IOException, ClassNotFoundException {
        final Set<String> types = new TreeSet<>();
        for (final String exported : exported()) {
            final Path directory = CLASSES.resolve(exported.replace('.', '/'));
            try (Stream<Path> files = Files.list(directory)) {
                for (final Path file : files.toList()) {
                    final String name = file.getFileName().toString();
                    if (name.endsWith(".class") && !name.equals("package-info.class")) {
                        addVisible(types, exported + "." + name.substring(0, name.length() - ".class".length()));
                    }
                }
            }
        }
        assertTrue(types.contains(Sockets.class.getName()), types::toString);
        assertTrue(types.size() <= MOST, () -> types.size() + " public types: " + String.join(", ", types));
    }

    @Test
    void shouldExportWhatTheFacadeNeeds() throws IOException {
        assertEquals(
                List.of(
                        "io.sockeye.collector",
                        "io.sockeye.collector.cost",
                        "io.sockeye.collector.dump",
                        "io.sockeye.collector.record"),
                exported());
    }

    private static List<String> exported() throws IOException {
        try (InputStream descriptor = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            return ModuleDescriptor.read(descriptor).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .sorted()
                    .toList();
        }
    }

    private static void addVisible(final Set<String> types, final String name) throws ClassNotFoundException {
        Class<?> type = Class.forName(name, false, PublicTypesTest.class.getClassLoader());
        boolean isVisible = true;
        while (type != null) {
            isVisible &= Modifier.isPublic(type.getModifiers());
            type = type.getEnclosingClass();
        }
        if (isVisible) {
            types.add(name);
        }
    }
}
