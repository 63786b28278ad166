/** How long it takes to read what the kernel's netlink dumps bring. */
package io.sockeye.collector.sockdiag;
