/** What gives rows to any sink: a mode's feed, its rounds, and what is joined to rows from this host. */
package io.sockeye.cli.feed;
