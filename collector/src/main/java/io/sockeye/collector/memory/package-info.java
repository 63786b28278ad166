/** What plain memory looks like to {@link org.agrona.UnsafeApi}. */
package io.sockeye.collector.memory;
