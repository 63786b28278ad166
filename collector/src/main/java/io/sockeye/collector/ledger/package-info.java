/** The sockets of the last look, so that the next one tells which came and which went. It knows no source. */
package io.sockeye.collector.ledger;
