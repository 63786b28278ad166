/** How long it takes to read what the kernel tells of the connections that it tracks. */
package io.sockeye.collector.masquerade;
