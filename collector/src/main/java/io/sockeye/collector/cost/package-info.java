/** What collecting costs: system calls, bytes, messages, rows. */
package io.sockeye.collector.cost;
