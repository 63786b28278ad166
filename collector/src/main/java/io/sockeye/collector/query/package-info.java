/**
 * What is asked of a source of sockets, and the source: inside of the library, below its facade.
 */
package io.sockeye.collector.query;
