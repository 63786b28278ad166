#!/bin/sh
# Starts Sockeye from the image that this file is part of, wherever that lies and however it was called.
# Only what the shell itself can do is used, as a process costs a millisecond; readlink runs only where $0 is a link.

self=$0
name=${0##*/}
case $self in
    */*) ;;
    *) self=./$self ;;
esac
while [ -h "$self" ]; do
    target=$(command -p readlink -- "$self") || exit
    case $target in
        /*) self=$target ;;
        *) self=${self%/*}/$target ;;
    esac
done
home=${self%/*}/..
lib=$home/lib
case $home in
    *:*)
        echo "$name: cannot run from a directory with a colon in its name: $home" >&2
        exit 1
        ;;
esac

# The commands that run until they are stopped, each word between blanks. A test holds them against the table of commands.
services=' serve '

# Every class of a cache is loaded at every start, so there are six: of listings of sockets, of rows for other programs,
# of filters and orders, of counts, of the doctor, and of all of netstat's tables. Whatever a word of the command line
# says, each serves: the others are only slower.
cache=sockets
for word do
    case $word in
        count)
            cache=counts
            break
            ;;
        doctor)
            cache=doctor
            break
            ;;
        --sor* | --lim*) cache=filters ;;
        --format=* | --fields=*) [ $cache = filters ] || cache=formats ;;
        --[ghimr]* | --st* | --vers* | [0-9.]*) [ $cache != sockets ] || cache=sockeye ;;
        --*) ;;
        -*[IMVghirs]*) [ $cache != sockets ] || cache=sockeye ;;
        -*) ;;
        *) [ "$name" = netstat ] && cache=sockeye || cache=filters ;;
    esac
done

# The process goes by the name it was called by, in ps and killall too. netstat knows no commands.
java=$home/runtime/bin/sockeye
options=$lib/jvm.options
more=
if [ "$name" = netstat ]; then
    java=$home/runtime/bin/netstat
else
    case $services in
        *" ${1:--} "*)
            options=$lib/service.options
            more=:$lib/$1.jar
            ;;
    esac
fi

# A long command line, such as a filter with thousands of ports, is more than the young generation of a listing can take
# before the JVM has come up.
words=$*
[ ${#words} -le 65536 ] || options=$lib/service.options

# Java would say on stderr that it picked these up, and they are meant for other programs.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
# Java reads arguments and file names in the locale's encoding, and loses bytes where that is ASCII. Sockeye speaks
# netstat's English in every locale.
export LC_ALL=C.UTF-8
# The C library would still translate what it says of errors.
unset LANGUAGE
# Where there is no /proc the runtime cannot find out where it lies itself.
[ -e /proc/self/exe ] || export LD_LIBRARY_PATH="$home/runtime/lib"

# The JVM does not start in a directory that was removed.
[ -n "$PWD" ] && { [ -e "$PWD" ] || pwd -P >/dev/null 2>&1; } || cd / 2>/dev/null

# A descriptor of the three that is closed would become that of the first file, or of the socket to the kernel, and what is
# printed would go there. In its place is put what cannot be written, so that to write fails as on a closed one. Without
# /proc it takes more to see which are open.
if ! [ -e /proc/self/fd/0 ] || ! [ -e /proc/self/fd/1 ] || ! [ -e /proc/self/fd/2 ]; then
    { true 3<&0; } 2>&- || exec <"$options"
    { true 3>&1; } 2>&- || exec 1<"$options"
    { true 3>&2; } || exec 2<"$options"
fi

# Where a limit is too low the JVM tells in several lines or in none. To learn of a limit takes a process; to set a soft one
# takes nothing, and shows whether the hard one is as high. The JVM itself raises the number of files again, its threads
# have stacks of their own, and of address space what is lifted is room for addresses, not memory. A redirection takes the
# shell a descriptor more; where it has none it says so itself.
true >&2 || exit 1
low=
{
    ulimit -S -n 64 || low='too few open files, see ulimit -n'
    ulimit -S -s 8192 || low='the stack is too small, see ulimit -s'
    ulimit -S -v unlimited || low='too little address space, see ulimit -v'
} 2>&-

# See AlwaysPreTouch in jvm.options: the JVM fills in pages one by one where huge pages are switched off, and where the
# kernel is older than 5.14. There it shall not, nor for a service. An area of malloc(3) for each thread grows by a system
# call for each page; one is enough for a listing: 0.98 of the time on a quiet host.
touch=-
if [ "$options" = "$lib/jvm.options" ]; then
    export MALLOC_ARENA_MAX=1
    huge=
    release=
    [ -r /sys/kernel/mm/transparent_hugepage/enabled ] && read -r huge </sys/kernel/mm/transparent_hugepage/enabled
    [ -r /proc/sys/kernel/osrelease ] && read -r release </proc/sys/kernel/osrelease
    case $release in
        '' | [1-4].* | 5.[0-9].* | 5.1[0-3].*) huge= ;;
    esac
    case $huge in
        '' | *'[never]'*) ;;
        *) touch=+ ;;
    esac
fi

set -- "@$options" "-XX:AOTCache=$lib/$cache.aot" "-XX:${touch}AlwaysPreTouch" "-Dsockeye.name=$name" \
    -cp "$lib/sockeye.jar$more" io.sockeye.cli.Main "$@"

# Under a low hard limit the JVM is started twice: first to see whether it can start at all, with half the stack and 64 MiB
# of address space less, which the listing has to spare then. malloc(3) must not reserve as much again for each thread.
# Limits of threads and of a control group's memory cannot be seen here: the JVM says in its own words that it gets no
# thread, and the kernel kills who takes too much memory.
if [ -n "$low" ]; then
    export MALLOC_ARENA_MAX=1
    # Should it crash, the shell that waits says so: that is the inner one, to nobody.
    (stack=$(ulimit -s) space=$(ulimit -v)
        [ "$stack" = unlimited ] || ulimit -s $((stack / 2)) || exit
        [ "$space" = unlimited ] || ulimit -v $((space > 65536 ? space - 65536 : 0)) || exit
        "$java" "$1" "$2" "$3" "$4" "$5" "$6" "$7" --version
        exit) >/dev/null 2>&1 || {
        echo "$name: cannot start: $low" >&2
        exit 1
    }
fi

exec "$java" "$@"
