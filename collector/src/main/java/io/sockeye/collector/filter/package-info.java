/** Which rows of a source are wanted. */
package io.sockeye.collector.filter;
