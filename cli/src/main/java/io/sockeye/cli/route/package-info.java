/**
 * Routes as {@code netstat -r} prints them. {@link io.sockeye.cli.route.RouteListing} goes over the address families;
 * each table takes batches of rows and prints them. Nothing on the way from a row to the buffer allocates.
 */
package io.sockeye.cli.route;
