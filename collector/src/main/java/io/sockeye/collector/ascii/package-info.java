/** Text written into arrays of bytes, several characters at a time: what rows, tables and formats share. */
package io.sockeye.collector.ascii;
