/** The tables that netstat prints for the families that few kernels have left. A cold path: plain formats. */
package io.sockeye.cli.legacy;
