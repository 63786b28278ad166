# Sourced by the scripts beside this file, which set $here to their directory.
# Sets $java to a Java 25 or newer: that of $JAVA_HOME, else the one that the build has used, else that on the PATH.

# Prints the feature version of the JDK whose home is $1, nothing if there is none.
feature_version() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

java=
path_java=$(command -v java 2>/dev/null || true)
for home in \
    "${JAVA_HOME:-}" \
    "$(cat "$here/target/java-home" 2>/dev/null || true)" \
    "$([ -z "$path_java" ] || dirname "$(dirname "$(readlink -f "$path_java")")")"
do
    if [ -n "$home" ] && [ -x "$home/bin/java" ] && [ "$(feature_version "$home" || true)" -ge 25 ] 2>/dev/null; then
        java=$home/bin/java
        break
    fi
done
if [ -z "$java" ]; then
    echo "$(basename "$0"): no Java 25 found: build first (mvn -DskipTests package), or set JAVA_HOME" >&2
    exit 1
fi
