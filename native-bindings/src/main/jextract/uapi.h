#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <linux/inet_diag.h>
#include <linux/unix_diag.h>
#include <linux/tcp.h>
#include <linux/bpf.h>
#include <linux/btf.h>
#include <linux/magic.h>
