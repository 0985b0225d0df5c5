/* Loaded before libc: while the file that NO_SYNC names is there, nothing can be made durable. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int is_broken(void) {
    const char *mark = getenv("NO_SYNC");
    return mark != NULL && access(mark, F_OK) == 0;
}

static int sync_by(const char *name, int file) {
    if (is_broken()) {
        errno = EIO;
        return -1;
    }
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
    return real(file);
}

int fsync(int file) {
    return sync_by("fsync", file);
}

int fdatasync(int file) {
    return sync_by("fdatasync", file);
}
