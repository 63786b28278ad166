/**
 * The rows that a command line wants: its filter, what the names in it mean on this host, and the order, with their
 * place before every sink.
 */
package io.sockeye.cli.filter;
