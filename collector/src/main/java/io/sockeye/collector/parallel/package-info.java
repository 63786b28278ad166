/** Work that several threads do at the same time for one caller. */
package io.sockeye.collector.parallel;
