/**
 * Control groups, version 2: their paths by the kernel's ids, and what the paths say of units and containers. Nothing
 * is read before somebody asks for a path.
 */
package io.sockeye.collector.cgroup;
