/* Fails the n-th write, flush, cut or removal of a file in one folder, once; loaded in front of the C library.
   QUOTH_FAIL_IN: the folder. QUOTH_FAIL_AT: n, counted from 1. QUOTH_FAIL_LOG: a file that grows by a byte a call. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static long calls = 0;

static int fails(const char *path) {
    const char *folder = getenv("QUOTH_FAIL_IN"), *at = getenv("QUOTH_FAIL_AT"), *log = getenv("QUOTH_FAIL_LOG");
    if (!folder || !at || !log || strncmp(path, folder, strlen(folder))) return 0;
    int file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    syscall(SYS_write, file, ".", 1);
    syscall(SYS_close, file);
    return ++calls == atol(at);
}

static int fails_at(int file) {
    char link[64], path[4096];
    if (!getenv("QUOTH_FAIL_IN")) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REFUSE(reason) do { errno = reason; return -1; } while (0)

ssize_t write(int file, const void *data, size_t size) {
    if (fails_at(file)) REFUSE(ENOSPC);
    return REAL(write)(file, data, size);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    if (fails_at(file)) REFUSE(ENOSPC);
    return REAL(pwrite)(file, data, size, at);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    if (fails_at(file)) REFUSE(ENOSPC);
    return REAL(pwrite64)(file, data, size, at);
}
int fsync(int file) {
    if (fails_at(file)) REFUSE(EIO);
    return REAL(fsync)(file);
}
int fdatasync(int file) {
    if (fails_at(file)) REFUSE(EIO);
    return REAL(fdatasync)(file);
}
int ftruncate(int file, off_t size) {
    if (fails_at(file)) REFUSE(EIO);
    return REAL(ftruncate)(file, size);
}
int ftruncate64(int file, off64_t size) {
    if (fails_at(file)) REFUSE(EIO);
    return REAL(ftruncate64)(file, size);
}
int unlink(const char *path) {
    if (fails(path)) REFUSE(EIO);
    return REAL(unlink)(path);
}
int rename(const char *path, const char *target) {
    if (fails(target)) REFUSE(EIO);
    return REAL(rename)(path, target);
}
