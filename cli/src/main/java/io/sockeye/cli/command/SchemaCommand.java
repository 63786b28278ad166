package io.sockeye.cli.command;

import java.util.List;

/** {@code sockeye schema [MODE]}: prints the JSON Schema of a mode's rows, of sockets where no mode is named. */
public final class SchemaCommand implements Command {
    private final SchemaText schemas;

    /**
     * Prepare to print.
     *
     * @param schemas to choose from.
     */
    public SchemaCommand(final SchemaText schemas) {
        this.schemas = schemas;
    }

    @Override
    public int run(final String[] arguments, final CommandOutput output) {
        final List<String> modes = schemas.modes();
        if (arguments.length > 1) {
            return output.usageError("schema: too many arguments; usage: sockeye schema [MODE]");
        }
        final String mode = arguments.length == 0 ? modes.getFirst() : arguments[0];
        final String schema = schemas.schema(mode);
        if (schema == null) {
            return output.usageError(
                    "schema: no mode '" + mode + "'; possibilities: '" + String.join("' '", modes) + "'");
        }
        return output.print(schema, 0);
    }
}
