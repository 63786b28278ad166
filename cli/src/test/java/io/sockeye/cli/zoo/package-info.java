/**
 * Holds Sockeye against the installed netstat: both look at the same zoo (an {@link io.sockeye.cli.zoo.Exhibit} made by
 * {@code src/test/zoo}: sockets, or a network), under the same options, and must print the same.
 *
 * <p>The tests are skipped, with the reason, where netstat, python3 or namespaces are missing; with
 * {@code SOCKEYE_REQUIRE_ZOO=1} in the environment they fail instead. {@code -Dsockeye.image=DIR} names another image
 * than {@code target/sockeye}, {@code -Dsockeye.netstat=FILE} another netstat than the first on the path.
 */
package io.sockeye.cli.zoo;
