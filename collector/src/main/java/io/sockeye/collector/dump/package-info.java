/**
 * What is asked of a dump, and how it ended: the protocol, family and selection of sockets, the wanted source, and the
 * one result that every source gives. Everything above leans on it; it leans on no row and no source.
 */
package io.sockeye.collector.dump;
