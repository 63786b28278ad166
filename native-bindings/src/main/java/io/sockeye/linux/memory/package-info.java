/** Memory outside the Java heap, checked once and then read by address. */
package io.sockeye.linux.memory;
