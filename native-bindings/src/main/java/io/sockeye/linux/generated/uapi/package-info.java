/**
 * Bindings made by jextract from the kernel's uapi headers: netlink, sock_diag, inet_diag, unix_diag, tcp, bpf, rtnetlink
 * and what goes with it, netfilter.
 *
 * <p>Everything here but this file is generated and committed unedited. {@code src/main/jextract/regenerate.sh} makes it
 * anew; the command it runs is:
 *
 * <pre>
 * jextract --output src/main/java -t io.sockeye.linux.generated.uapi --header-class-name Uapi \
 *     @src/main/jextract/uapi.includes src/main/jextract/uapi.h
 * </pre>
 *
 * GENERATED.properties says with which versions. The bindings hold for 64-bit Linux with glibc.
 */
package io.sockeye.linux.generated.uapi;
