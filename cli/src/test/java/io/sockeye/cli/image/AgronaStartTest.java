package io.sockeye.cli.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

import org.agrona.SystemUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgronaStartTest {
    @Test
    void shouldLeaveOutTheProcessIdAndNothingElse(@TempDir final Path directory) throws Exception {
        final Path agrona = Path.of(SystemUtil.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        AgronaStart.main(new String[] {agrona.toString(), directory.toString()});
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL(), agrona.toUri().toURL()}, null)) {
            final Class<?> changed = loader.loadClass(SystemUtil.class.getName());
            assertEquals(SystemUtil.PID_NOT_FOUND, changed.getMethod("getPid").invoke(null));
            for (final String method : new String[] {"osName", "osArch", "tmpDirName", "isLinux"}) {
                assertEquals(
                        SystemUtil.class.getMethod(method).invoke(null),
                        changed.getMethod(method).invoke(null),
                        method);
            }
        }
    }
}
