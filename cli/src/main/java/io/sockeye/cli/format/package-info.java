/** Rows for other programs: JSON Lines, JSON, CSV and TSV over the fields of any kind of row, and their schema. */
package io.sockeye.cli.format;
