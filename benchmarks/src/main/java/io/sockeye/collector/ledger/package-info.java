/** How long it takes to find the sockets of the last look again. */
package io.sockeye.collector.ledger;
