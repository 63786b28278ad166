/** Multicast group memberships as netstat prints them. */
package io.sockeye.cli.group;
