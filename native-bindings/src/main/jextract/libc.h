#define _GNU_SOURCE
#include <features.h>
/* With GNU extensions glibc declares bind() with a transparent union in place of a pointer, which jextract cannot bind. */
#undef __USE_GNU
#include <sys/socket.h>
#define __USE_GNU 1
#include <sys/types.h>
#include <sys/resource.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <netinet/in.h>
#include <arpa/inet.h>
#include <netdb.h>
#include <pwd.h>
#include <sched.h>
#include <fcntl.h>
#include <unistd.h>
#include <dirent.h>
#include <errno.h>
