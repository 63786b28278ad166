/**
 * A survey of all sockets of one look: how many there are by protocol, family and state, what each listening port has,
 * and how values such as round trips are distributed. Arrays of fixed size: a look allocates nothing for a socket.
 */
package io.sockeye.collector.survey;
