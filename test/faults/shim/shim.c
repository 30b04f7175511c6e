/*
 * Stands between a program and the system's file calls (LD_PRELOAD, Linux) and counts those that change files below one
 * folder. At call number n it fails with an error, once or for ever, or kills the process; and it can write down every
 * change, so that the disk after a power cut can be made up afterwards.
 *
 * FAULT_UNDER    folder whose files are watched
 * FAULT_AT       number of the call that fails, from 1; none if absent
 * FAULT_ERROR    KILL (before the call), TORN (after half of a write), or an error: EIO ENOSPC EROFS EACCES
 * FAULT_FOREVER  if set, every later call fails too
 * FAULT_JOURNAL  file to write changes into
 * FAULT_ACKS     writes to this file are acknowledgements: never failed, but entered in the journal
 *
 * Journal: records of kind (1 byte), length of path, of second path (4 bytes each), offset, length of data (8 bytes each),
 * path, second path, data; all little-endian. Kinds: C created, T truncated to offset, W data written at offset, S synced,
 * R renamed, U unlinked, M folder made, D folder removed, A acknowledged.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAX_FILES 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[MAX_FILES];
static struct stat files[MAX_FILES];
static const char *under, *acks, *fault;
static long fail_at, calls;
static int forever, journal = -1, ready;

static void start(void) {
  if (ready) return;
  ready = 1;
  under = getenv("FAULT_UNDER");
  acks = getenv("FAULT_ACKS");
  fault = getenv("FAULT_ERROR");
  forever = getenv("FAULT_FOREVER") != NULL;
  const char *at = getenv("FAULT_AT"), *to = getenv("FAULT_JOURNAL");
  fail_at = at ? atol(at) : 0;
  if (to) journal = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int watched(const char *path) { return path && under && strncmp(path, under, strlen(under)) == 0; }
static int is_acks(const char *path) { return path && acks && strcmp(path, acks) == 0; }

/* The path that a descriptor was opened under. Some are closed behind our back (closedir): the file tells. */
static const char *path_of(int fd) {
  struct stat now;
  if (fd < 0 || fd >= MAX_FILES || !paths[fd] || fstat(fd, &now) != 0) return NULL;
  return now.st_dev == files[fd].st_dev && now.st_ino == files[fd].st_ino ? paths[fd] : NULL;
}

static void remember(int fd, const char *path) {
  if (fd < 0 || fd >= MAX_FILES) return;
  free(paths[fd]);
  paths[fd] = path ? strdup(path) : NULL;
  if (path) fstat(fd, &files[fd]);
}

static void put(const void *data, size_t length) {
  const char *at = data;
  while (length > 0) {
    long done = syscall(SYS_write, journal, at, length);
    if (done <= 0) _exit(99);
    at += done;
    length -= done;
  }
}

static void record(char kind, const char *path, const char *second, uint64_t offset, const void *data, uint64_t length) {
  if (journal < 0) return;
  uint32_t lengths[2] = {strlen(path), second ? strlen(second) : 0};
  put(&kind, 1);
  put(lengths, sizeof lengths);
  put(&offset, 8);
  put(&length, 8);
  put(path, lengths[0]);
  if (second) put(second, lengths[1]);
  if (length) put(data, length);
}

static int error_number(void) {
  if (strcmp(fault, "ENOSPC") == 0) return ENOSPC;
  if (strcmp(fault, "EROFS") == 0) return EROFS;
  if (strcmp(fault, "EACCES") == 0) return EACCES;
  return EIO;
}

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

/* Counts a call. 0: go on; 1: fail with errno set; 2: do half of it, then die. */
static int counted(void) {
  calls += 1;
  if (!fail_at || !fault || calls < fail_at || (calls > fail_at && !forever)) return 0;
  if (strcmp(fault, "KILL") == 0) die();
  if (strcmp(fault, "TORN") == 0) return 2;
  errno = error_number();
  return 1;
}

#define ENTER() pthread_mutex_lock(&lock); start()
#define LEAVE(result) do { int kept = errno; pthread_mutex_unlock(&lock); errno = kept; return result; } while (0)
/* For calls that cannot be done by half. */
#define COUNT(failure) do { int said = counted(); if (said == 2) die(); if (said) LEAVE(failure); } while (0)

static int open_at(int folder, const char *path, int flags, mode_t mode) {
  ENTER();
  int known = watched(path), changes = flags & (O_CREAT | O_TRUNC);
  if (known && changes) COUNT(-1);
  int is_new = known && (flags & O_CREAT) && syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0;
  int fd = syscall(SYS_openat, folder, path, flags, mode);
  if (fd >= 0) {
    remember(fd, known || is_acks(path) ? path : NULL);
    if (is_new) record('C', path, NULL, 0, NULL, 0);
    else if (known && (flags & O_TRUNC)) record('T', path, NULL, 0, NULL, 0);
  }
  LEAVE(fd);
}

static mode_t mode_from(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0; }
#define WITH_MODE() mode_t mode; va_list rest; va_start(rest, flags); mode = mode_from(flags, rest); va_end(rest)

int open(const char *path, int flags, ...) { WITH_MODE(); return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { WITH_MODE(); return open_at(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int at, const char *path, int flags, ...) { WITH_MODE(); return open_at(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { WITH_MODE(); return open_at(at, path, flags | O_LARGEFILE, mode); }

int close(int fd) {
  ENTER();
  remember(fd, NULL);
  int done = syscall(SYS_close, fd);
  LEAVE(done);
}

/* offset < 0: where the file stands. */
static ssize_t write_at(int fd, const void *data, size_t length, off_t offset) {
  ENTER();
  const char *path = path_of(fd);
  off_t at = offset;
  if (path && offset < 0) {
    struct stat about;
    at = fcntl(fd, F_GETFL) & O_APPEND && fstat(fd, &about) == 0 ? about.st_size : lseek(fd, 0, SEEK_CUR);
  }
  int torn = 0;
  if (path && !is_acks(path)) {
    torn = counted();
    if (torn == 1) LEAVE(-1);
    if (torn) length /= 2;
  }
  ssize_t done = offset < 0 ? syscall(SYS_write, fd, data, length) : syscall(SYS_pwrite64, fd, data, length, offset);
  if (path && done > 0) record(is_acks(path) ? 'A' : 'W', path, NULL, at, data, done);
  if (torn) die();
  LEAVE(done);
}

ssize_t write(int fd, const void *data, size_t length) { return write_at(fd, data, length, -1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return write_at(fd, data, length, offset); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return write_at(fd, data, length, offset); }

/* Several buffers go one after the other; a short count in between is an ordinary short write. */
static ssize_t write_all(int fd, const struct iovec *parts, int count, off_t offset) {
  ssize_t total = 0;
  for (int i = 0; i < count; i++) {
    ssize_t done = write_at(fd, parts[i].iov_base, parts[i].iov_len, offset < 0 ? -1 : offset + total);
    if (done < 0) return total ? total : -1;
    total += done;
    if ((size_t)done < parts[i].iov_len) break;
  }
  return total;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  return path_of(fd) ? write_all(fd, parts, count, -1) : syscall(SYS_writev, fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return write_all(fd, parts, count, offset); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return write_all(fd, parts, count, offset); }

static int sync_file(int fd, long number) {
  ENTER();
  const char *path = path_of(fd);
  if (path && !is_acks(path)) COUNT(-1);
  int done = syscall(number, fd);
  if (path && !is_acks(path) && done == 0) record('S', path, NULL, 0, NULL, 0);
  LEAVE(done);
}

int fsync(int fd) { return sync_file(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

static int truncate_to(int fd, off_t length) {
  ENTER();
  const char *path = path_of(fd);
  if (path) COUNT(-1);
  int done = syscall(SYS_ftruncate, fd, length);
  if (path && done == 0) record('T', path, NULL, length, NULL, 0);
  LEAVE(done);
}

int ftruncate(int fd, off_t length) { return truncate_to(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncate_to(fd, length); }

int rename(const char *from, const char *to) {
  ENTER();
  if (watched(to)) COUNT(-1);
  int done = syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
  if (watched(to) && done == 0) record('R', from, to, 0, NULL, 0);
  LEAVE(done);
}

static int removed(const char *path, int flags, char kind) {
  ENTER();
  if (watched(path)) COUNT(-1);
  int done = syscall(SYS_unlinkat, AT_FDCWD, path, flags);
  if (watched(path) && done == 0) record(kind, path, NULL, 0, NULL, 0);
  LEAVE(done);
}

/* Recursive removal goes from folder to folder: the path is put together from the open folder's own. */
int unlinkat(int at, const char *name, int flags) {
  char link[64], whole[4096];
  if (name[0] == '/' || at == AT_FDCWD) return removed(name, flags, flags ? 'D' : 'U');
  snprintf(link, sizeof link, "/proc/self/fd/%d", at);
  ssize_t length = readlink(link, whole, 2000);
  if (length < 0 || strlen(name) > 2000) return -1;
  snprintf(whole + length, sizeof whole - length, "/%s", name);
  return removed(whole, flags, flags ? 'D' : 'U');
}

int unlink(const char *path) { return removed(path, 0, 'U'); }
int rmdir(const char *path) { return removed(path, AT_REMOVEDIR, 'D'); }

int mkdir(const char *path, mode_t mode) {
  ENTER();
  if (watched(path)) COUNT(-1);
  int done = syscall(SYS_mkdirat, AT_FDCWD, path, mode);
  if (watched(path) && done == 0) record('M', path, NULL, 0, NULL, 0);
  LEAVE(done);
}
