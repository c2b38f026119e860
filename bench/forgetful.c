/*
 * A disk for nbdkit that forgets what was not flushed. Writes are seen at once, as a drive's own memory shows them; they are
 * kept only by a flush. When the power is cut, of the sectors (512 bytes) that were written since, a random half is kept and
 * the rest is as it was: torn pages, and no order. From then on every request fails. For ./qadam bench durability.
 *
 *   nbdkit -U socket forgetful.so image=FILE control=FIFO
 *
 * Orders, one a line, into the control FIFO:
 *   cut          the power goes now
 *   cut-in-flush the power goes in the middle of the next flush
 *   deaf 1|0     flushes do nothing, as of a drive that lies (for a control)
 *   slow MILLIS  every write and flush takes so much longer
 *   fail PERMIL  so many of a thousand writes and flushes fail
 */
#define NBDKIT_API_VERSION 2
#include <nbdkit-plugin.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define THREAD_MODEL NBDKIT_THREAD_MODEL_SERIALIZE_ALL_REQUESTS
#define SECTOR 512

static char *image, *control;
static int64_t size;
static unsigned char *kept;     /* what survives: the file */
static unsigned char *seen;     /* what readers see */
static unsigned char *pending;  /* one for each sector that was written since the last flush */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static volatile int dead, deaf, cut_in_flush, slow, fail;

static int forget_config (const char *key, const char *value)
{
  if (strcmp (key, "image") == 0) image = nbdkit_absolute_path (value);
  else if (strcmp (key, "control") == 0) control = nbdkit_absolute_path (value);
  else { nbdkit_error ("unknown: %s", key); return -1; }
  return 0;
}

static void keep (int64_t sector)
{
  memcpy (kept + sector * SECTOR, seen + sector * SECTOR, SECTOR);
  pending[sector] = 0;
}

static void keep_half (void)
{
  for (int64_t s = 0; s < size / SECTOR; s++)
    if (pending[s] && (random () >> 8 & 1)) keep (s);
}

static void obey (char *order)
{
  int number = 0;
  pthread_mutex_lock (&lock);
  if (strncmp (order, "cut-in-flush", 12) == 0) cut_in_flush = 1;
  else if (strncmp (order, "cut", 3) == 0) { if (!dead) keep_half (); dead = 1; }
  else if (sscanf (order, "deaf %d", &number) == 1) deaf = number;
  else if (sscanf (order, "slow %d", &number) == 1) slow = number;
  else if (sscanf (order, "fail %d", &number) == 1) fail = number;
  pthread_mutex_unlock (&lock);
}

static void *listen_to (void *unused)
{
  char line[100];
  for (;;) {
    FILE *orders = fopen (control, "r");
    if (!orders) return NULL;
    while (fgets (line, sizeof line, orders)) obey (line);
    fclose (orders);
  }
}

static int forget_after_fork (void)
{
  struct stat is;
  pthread_t thread;
  int fd = open (image, O_RDWR);
  if (fd < 0 || fstat (fd, &is) < 0) { nbdkit_error ("%s: %m", image); return -1; }
  size = is.st_size / SECTOR * SECTOR;
  kept = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  seen = malloc (size);
  pending = calloc (size / SECTOR, 1);
  if (kept == MAP_FAILED || !seen || !pending) { nbdkit_error ("no memory"); return -1; }
  memcpy (seen, kept, size);
  srandom (time (NULL) ^ getpid ());
  return pthread_create (&thread, NULL, listen_to, NULL) == 0 ? 0 : -1;
}

static void *forget_open (int readonly) { return NBDKIT_HANDLE_NOT_NEEDED; }
static int64_t forget_size (void *handle) { return size; }
static int forget_flush_can (void *handle) { return 1; }
static int forget_no (void *handle) { return 0; }

static int broken (void)
{
  if (slow) usleep (slow * 1000);
  if (dead || (fail && random () % 1000 < fail)) { nbdkit_set_error (EIO); return 1; }
  return 0;
}

static int forget_read (void *handle, void *into, uint32_t count, uint64_t offset, uint32_t flags)
{
  int gone;
  pthread_mutex_lock (&lock);
  gone = dead;
  if (!gone) memcpy (into, seen + offset, count);
  pthread_mutex_unlock (&lock);
  if (gone) { nbdkit_set_error (EIO); return -1; }
  return 0;
}

static int forget_write (void *handle, const void *from, uint32_t count, uint64_t offset, uint32_t flags)
{
  int result = 0;
  pthread_mutex_lock (&lock);
  if (broken ()) result = -1;
  else {
    memcpy (seen + offset, from, count);
    for (int64_t s = offset / SECTOR; s <= (int64_t) (offset + count - 1) / SECTOR; s++) pending[s] = 1;
  }
  pthread_mutex_unlock (&lock);
  return result;
}

static int forget_flush (void *handle, uint32_t flags)
{
  int result = 0;
  pthread_mutex_lock (&lock);
  if (broken ()) result = -1;
  else if (cut_in_flush) { keep_half (); dead = 1; nbdkit_set_error (EIO); result = -1; }
  else if (!deaf) for (int64_t s = 0; s < size / SECTOR; s++) if (pending[s]) keep (s);
  pthread_mutex_unlock (&lock);
  return result;
}

static struct nbdkit_plugin plugin = {
  .name = "forgetful", .config = forget_config, .after_fork = forget_after_fork, .open = forget_open, .get_size = forget_size,
  .pread = forget_read, .pwrite = forget_write, .can_flush = forget_flush_can, .can_trim = forget_no, .can_zero = forget_no, .flush = forget_flush,
};
NBDKIT_REGISTER_PLUGIN (plugin)
