/**
 * Sockets of the families that few kernels have left: IPX, AX.25, X.25, NET/ROM and ROSE. No netlink request knows
 * them, and hosts that have them have few, so they come from {@code /proc/net} as plain objects, one reader per family.
 *
 * <p>What a malformed line becomes is part of what netstat prints, and these lines are of fixed columns as well as of
 * fields, so the readers take them apart as its C code does: lines of at most 255 bytes in one buffer, columns cut out
 * of it, the rest scanned, and what a short line lacks left as the line before had it.
 *
 * <p>All but netstat's tables take rows, from {@link io.sockeye.collector.legacy.LegacySocketReader}, which reads the
 * same files by what the kernel means.
 */
package io.sockeye.collector.legacy;
