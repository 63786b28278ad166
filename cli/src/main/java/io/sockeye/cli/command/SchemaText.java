package io.sockeye.cli.command;

import java.util.List;

/** The schemas that {@code sockeye schema} prints. */
public interface SchemaText {
    /**
     * The schema of a mode's rows.
     *
     * @param mode by its name.
     * @return a JSON Schema 2020-12, whole lines; null if there is no mode of that name.
     */
    String schema(String mode);

    /** {@return the names of the modes, at least one; the first is that of a command line that names none} */
    List<String> modes();
}
