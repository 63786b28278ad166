/**
 * The words that users have for what the kernel numbers: states, types, timers, flags. netstat's tables use them too.
 */
package io.sockeye.collector.vocabulary;
