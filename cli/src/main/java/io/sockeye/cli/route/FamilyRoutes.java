package io.sockeye.cli.route;

import java.io.IOException;

/** The routes of an address family. */
@FunctionalInterface
interface FamilyRoutes {
    /**
     * Print them.
     *
     * @param family by netstat's name for it, such as {@code ipx}.
     * @return the exit code.
     * @throws IOException if they cannot be read.
     */
    int print(String family) throws IOException;
}
