#!/bin/sh
# Makes the bindings in io.sockeye.linux.generated anew. It is the only way in which they change: their output is
# committed as jextract wrote it, and an ordinary build needs neither jextract nor the headers.
#
# usage: regenerate.sh [--check]
#
# Needs jextract 25 on the PATH or in $JEXTRACT, and the headers of the C library and of the kernel
# (Debian: libc6-dev, linux-libc-dev). With --check nothing is written: it fails if the output would change.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
java=$here/../java
package=io.sockeye.linux.generated
jextract=${JEXTRACT:-jextract}

version=$("$jextract" --version 2>&1 | sed -n 's/^jextract //p')
[ "${version%%.*}" = 25 ] || { echo "regenerate.sh: jextract 25 is needed, found: ${version:-none}" >&2; exit 1; }

staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT

generate() { # NAME HEADER_CLASS
    "$jextract" --output "$staging" -t "$package.$1" --header-class-name "$2" \
        "@$here/$1.includes" "$here/$1.h" 2> "$staging/warnings" || { cat "$staging/warnings" >&2; exit 1; }
    grep -v 'bitfields are not supported' "$staging/warnings" >&2 || true
    rm "$staging/warnings"
    {
        echo "jextract=$version"
        echo "os=$(uname -sm)"
        echo "libc6-dev=$(dpkg-query -W -f '${Version}' libc6-dev)"
        echo "linux-libc-dev=$(dpkg-query -W -f '${Version}' linux-libc-dev)"
    } > "$staging/io/sockeye/linux/generated/$1/GENERATED.properties"
}
cd "$here" # headers are named without a path in the output
generate uapi Uapi
generate libc Libc

for name in uapi libc; do
    new=$staging/io/sockeye/linux/generated/$name
    old=$java/io/sockeye/linux/generated/$name
    if [ "${1:-}" = --check ]; then
        diff -r -x package-info.java "$old" "$new"
    else
        cp "$old/package-info.java" "$new/"
        rm -rf "$old"
        mv "$new" "$old"
    fi
done
