/** How long it takes to read the text files of /proc/net. */
package io.sockeye.collector.procnet;
