/**
 * Sockets of the families that few kernels have left: the tables that netstat prints of them, and their rows for other
 * formats. A cold path: plain formats.
 */
package io.sockeye.cli.legacy;
