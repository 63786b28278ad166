/**
 * Bindings made by jextract from the C library's headers: the functions called, errno values, and structs passed to them.
 *
 * <p>Everything here but this file is generated and committed unedited. {@code src/main/jextract/regenerate.sh} makes it
 * anew; the command it runs is:
 *
 * <pre>
 * jextract --output src/main/java -t io.sockeye.linux.generated.libc --header-class-name Libc \
 *     @src/main/jextract/libc.includes src/main/jextract/libc.h
 * </pre>
 *
 * GENERATED.properties says with which versions. The bindings hold for 64-bit Linux with glibc.
 */
package io.sockeye.linux.generated.libc;
