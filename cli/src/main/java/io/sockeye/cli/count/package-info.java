/** Rows counted by groups of fields: {@code sockeye count}. */
package io.sockeye.cli.count;
