/**
 * The way into native code: system calls that answer with a result or a negated errno, and sockets of the kernel's
 * netlink family. This package and the generated bindings below it are the only code that uses
 * {@code java.lang.foreign}; callers pass addresses of off-heap memory, as
 * {@link org.agrona.DirectBuffer#addressOffset()} gives them.
 */
package io.sockeye.linux;
