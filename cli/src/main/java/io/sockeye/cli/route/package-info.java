/** Routing tables as netstat prints them. */
package io.sockeye.cli.route;
