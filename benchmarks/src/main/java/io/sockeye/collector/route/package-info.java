/** How long it takes to read the text of the kernel's routes. */
package io.sockeye.collector.route;
