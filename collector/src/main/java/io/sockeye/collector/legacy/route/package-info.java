/**
 * Routing tables of the families that few kernels have left: AX.25, IPX, AppleTalk, NET/ROM, ROSE and X.25. They are
 * small and come from {@code /proc/net} as plain objects, one class per family. Lines are taken apart as netstat's C
 * code does, so that a short or damaged one becomes what it is for netstat.
 *
 * <p>{@link io.sockeye.collector.legacy.route.LegacyRouteReader} reads the same files as rows for all but netstat's
 * tables.
 */
package io.sockeye.collector.legacy.route;
