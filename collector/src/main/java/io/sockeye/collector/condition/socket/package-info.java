/** The words that ss(8) has for conditions on sockets, with the meaning that they have there. */
package io.sockeye.collector.condition.socket;
