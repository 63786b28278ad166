package io.sockeye.cli.serve.http.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code tls_server_config}: what stands there, known by name and shape but not yet by meaning. Threads: immutable.
 *
 * @param file   the configuration; paths in it are relative to its directory.
 * @param line   of the section, from 1.
 * @param values the settings of one value that are there and not empty, by name.
 * @param lists  the settings of several values that are there, by name.
 */
public record TlsSettings(Path file, int line, Map<String, Setting> values, Map<String, List<Setting>> lists) {
    /**
     * A setting of one value.
     *
     * @param name of its key.
     * @return null if it is not there.
     */
    public Setting value(final String name) {
        return values.get(name);
    }

    /**
     * A setting of several values.
     *
     * @param name of its key.
     * @return null if it is not there.
     */
    public List<Setting> list(final String name) {
        return lists.get(name);
    }

    /**
     * Where a file is that a setting names.
     *
     * @param setting whose value is a path.
     * @return absolute, or relative to the working directory as the configuration is.
     */
    public Path path(final Setting setting) {
        return file.resolveSibling(setting.value());
    }

    /**
     * Something is wrong with a setting.
     *
     * @param setting at fault.
     * @param what    is wrong.
     * @param cause   or null.
     * @return to be thrown.
     */
    public WebConfigException fault(final Setting setting, final String what, final Throwable cause) {
        return new WebConfigException(file, setting.line(), "tls_server_config." + setting.name() + ": " + what, cause);
    }

    /**
     * Something is wrong with the section.
     *
     * @param what is wrong.
     * @return to be thrown.
     */
    public WebConfigException fault(final String what) {
        return new WebConfigException(file, line, "tls_server_config: " + what, null);
    }
}
