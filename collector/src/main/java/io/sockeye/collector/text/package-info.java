/**
 * Text files of /proc and of copies of it: where they are, why one does not open, their lines, the fields of a line,
 * and scans over bytes. Knows nothing of what is in the files.
 */
package io.sockeye.collector.text;
