"""A segment of Dure's shared memory, from Python: its arrays as numpy arrays, its locks as locks.

    with Segment("weather") as segment:
        celsius = segment.array("celsius")
        with segment.lock("celsius.lock"):
            celsius[12] += 1

Written after docs/layout.md, which has every offset. It joins the segment as a process of its own: if it is killed with a
lock, the Java processes are told, and it is told of their deaths. It is a sample to copy from: values, arrays and locks,
no other kind.

Needs Linux (x86-64 or 64-bit ARM), Python 3.9, and libatomic (Debian: libatomic1) for compare-and-set. With numpy an array
is a numpy.ndarray, and without it a memoryview.
"""

import collections
import contextlib
import ctypes
import errno
import fcntl
import mmap
import os
import platform
import stat
import struct
import threading
import time

try:
    import numpy
except ImportError:
    numpy = None

MAGIC = b"DURESEG1"
VERSION = 1

FREE, JOINING, ACTIVE = 0, 1, 2
SLOT_LOCKS_AT = 1 << 60

# Kinds of arrays: the element as numpy and as struct call it.
ARRAYS = {16: ("i1", "b"), 17: ("<i4", "i"), 18: ("<i8", "q"), 19: ("<f4", "f"), 20: ("<f8", "d")}
LOCK = 32

# A lock's word.
WAITERS, DIED, REPAIRING, HELD = 1 << 31, 1 << 30, 1 << 29, 1 << 28
OWNER = HELD - 1
SLOT = (1 << 12) - 1
RELEASE = 1

FUTEX_WAIT, FUTEX_WAKE = 0, 1
EVERYBODY = 2**31 - 1
LOOK_AFTER_OWNER = 0.05  # seconds; who sleeps longer would notice a death late

Seat = collections.namedtuple("Seat", "state generation pid start_time")
Object = collections.namedtuple("Object", "kind length name detail body")


class AbandonedLockError(Exception):
    """The lock's owner died with it. It is not held; recover() makes it whole."""


def _native():
    """What Python has no word for: compare-and-set, and futex(2)."""
    try:
        atomic = ctypes.CDLL("libatomic.so.1")
    except OSError as e:
        raise ImportError(f"compare-and-set needs libatomic (Debian: apt-get install libatomic1): {e}") from e
    numbers = {"x86_64": 202, "aarch64": 98}
    machine = platform.machine()
    if machine not in numbers:
        raise ImportError(f"Dure's segments are for Linux on {' and '.join(numbers)}; this is {machine}.")
    return atomic, ctypes.CDLL(None, use_errno=True).syscall, numbers[machine]


_atomic, _syscall, _FUTEX = _native()
_load, _store, _compare_exchange = (getattr(_atomic, f"__atomic_{name}_4") for name in ("load", "store", "compare_exchange"))
_load.restype = ctypes.c_uint32
_compare_exchange.restype = ctypes.c_bool
_syscall.restype = ctypes.c_long
_SEQ_CST = 5


class Word:
    """An int of shared memory that is changed by compare-and-set, and slept on. All accesses are sequentially consistent."""

    def __init__(self, address):
        self._at = ctypes.c_void_p(address)

    def get(self):
        return _load(self._at, _SEQ_CST)

    def set(self, value):
        _store(self._at, ctypes.c_uint32(value), _SEQ_CST)

    def compare_and_set(self, expected, value):
        seen = ctypes.c_uint32(expected)
        return _compare_exchange(self._at, ctypes.byref(seen), ctypes.c_uint32(value), _SEQ_CST, _SEQ_CST)

    def sleep(self, expected, seconds):
        """Sleeps while the word is as expected; returns for a wake, the end of the time, or no reason."""
        whole, rest = divmod(seconds, 1)
        timeout = struct.pack("qq", int(whole), int(rest * 1e9))
        self._futex(FUTEX_WAIT, expected, timeout)

    def wake(self, count):
        self._futex(FUTEX_WAKE, count, None)

    def _futex(self, operation, value, timeout):
        result = _syscall(
            ctypes.c_long(_FUTEX), self._at, ctypes.c_long(operation), ctypes.c_long(value), timeout, None, ctypes.c_long(0)
        )
        if result == -1 and ctypes.get_errno() not in (errno.EAGAIN, errno.EINTR, errno.ETIMEDOUT):
            raise OSError(ctypes.get_errno(), "futex: " + os.strerror(ctypes.get_errno()))


def start_time(pid):
    """When a process began, in clock ticks since boot (proc(5), field 22 of stat)."""
    with open(f"/proc/{pid}/stat") as file:
        return int(file.read().rpartition(")")[2].split()[19])


class Segment:
    """A segment with a name, and this process's seat in it.

    Close it at the end; arrays that were taken from it stay as they are. If this process holds a lock then, or is killed,
    the lock counts as a dead owner's.
    """

    def __init__(self, name):
        path = f"/dev/shm/dure-{os.geteuid()}/{name}"
        fd = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW)
        try:
            self._memory = mmap.mmap(fd, self._checked_size(fd, path))
            # The lock on the seat's byte goes with the open file description that it was taken through, and a mapping keeps
            # its description open. So it has one of its own, which a forked child gives up.
            self._seat_fd = os.open(f"/proc/self/fd/{fd}", os.O_RDWR | os.O_CLOEXEC)
        finally:
            os.close(fd)
        self._start = ctypes.addressof(ctypes.c_char.from_buffer(self._memory))
        self._slots_at, self._objects_at = self._read("qq", 56)
        self._locks = {}
        try:
            self._check_header(path)
            self.slot, self.owner = self._join()
        except BaseException:
            os.close(self._seat_fd)
            raise
        os.register_at_fork(after_in_child=self._leave_to_parent)

    @staticmethod
    def _checked_size(fd, path):
        facts = os.fstat(fd)
        if not stat.S_ISREG(facts.st_mode) or facts.st_uid != os.geteuid() or facts.st_mode & 0o077:
            raise ValueError(f"{path} is not a regular file of this user alone: mode {facts.st_mode:o}, user {facts.st_uid}")
        if facts.st_size < 4096:
            raise ValueError(f"{path} has {facts.st_size} bytes; a segment has at least 4096")
        return facts.st_size

    def _check_header(self, path):
        magic, version, _, size = self._read("8siiq", 0)
        if magic != MAGIC or version != VERSION or size > len(self._memory):
            raise ValueError(
                f"{path} is no segment of layout version {VERSION}: it begins with {magic!r}, version {version}, and says"
                f" that it has {size} of its {len(self._memory)} bytes"
            )

    def _read(self, layout, at):
        return struct.unpack_from("=" + layout, self._memory, at)

    def word(self, at):
        return Word(self._start + at)

    # ---- the seat ----

    def seat(self, slot):
        state, generation, pid, _, begun = self._read("iiiiq", self._slots_at + 64 * slot)
        return Seat(state, generation, pid, begun)

    def _byte(self, command, kind, slot):
        flock = struct.pack("hhxxxxqqixxxx", kind, os.SEEK_SET, SLOT_LOCKS_AT + slot, 1, 0)
        return struct.unpack_from("h", fcntl.fcntl(self._seat_fd, command, flock))[0]

    def try_lock_byte(self, slot):
        try:
            self._byte(fcntl.F_OFD_SETLK, fcntl.F_WRLCK, slot)
            return True
        except OSError as e:
            if e.errno not in (errno.EAGAIN, errno.EACCES):
                raise
            return False

    def unlock_byte(self, slot):
        self._byte(fcntl.F_OFD_SETLK, fcntl.F_UNLCK, slot)

    def is_dead(self, slot):
        """Whether the process in a slot is dead: the kernel has taken its byte's lock away."""
        return self._byte(fcntl.F_OFD_GETLK, fcntl.F_WRLCK, slot) == fcntl.F_UNLCK and self.seat(slot).state != FREE

    def _join(self):
        """Takes a free slot; one that a dead process left is for those who can recover all that it held."""
        (count,) = self._read("i", 52)
        for slot in range(count):
            if not self.try_lock_byte(slot):
                continue
            seat = self.seat(slot)
            if seat.state != FREE:
                self.unlock_byte(slot)
                continue
            at = self._slots_at + 64 * slot
            generation = (seat.generation + 1) & 0xFFFFFFFF
            state = self.word(at)
            state.set(JOINING)
            self.word(at + 4).set(generation)
            self.word(at + 8).set(os.getpid())
            struct.pack_into("=q", self._memory, at + 16, start_time(os.getpid()))
            state.set(ACTIVE)
            return slot, (generation << 12 | slot + 1) & OWNER
        raise OSError(errno.EBUSY, f"all {count} slots of the segment are taken, or wait for a Java process to recover them")

    def _leave_to_parent(self):
        with contextlib.suppress(OSError):
            os.close(self._seat_fd)
        self._seat_fd = -1

    def close(self):
        if self._seat_fd >= 0:
            if not any(lock.is_held() for lock in self._locks.values()):
                self.word(self._slots_at + 64 * self.slot).set(FREE)
            os.close(self._seat_fd)
            self._seat_fd = -1

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # ---- the objects ----

    def objects(self):
        """All objects that are there now."""
        at = self._objects_at
        (end,) = self._read("q", 128)
        if end > len(self._memory):
            raise ValueError(f"the segment has grown to {end} bytes since {len(self._memory)} were mapped here; open it anew")
        while at < end:
            kind, length, size, name_bytes, detail_bytes, body = self._read("iiqiii", at)
            text = self._memory[at + 32 : at + 32 + name_bytes + detail_bytes]
            yield Object(kind, length, text[:name_bytes].decode(), text[name_bytes:].decode(), at + body)
            at += size

    def _find(self, name, kinds):
        for found in self.objects():
            if found.name == name:
                if found.kind not in kinds:
                    raise TypeError(f"{name!r} is of kind {found.kind}; asked for was one of {sorted(kinds)}")
                return found
        raise KeyError(f"there is no {name!r}; there are {[o.name for o in self.objects() if o.name]}")

    def array(self, name):
        """An array by its name, in place: what is written to it is written to the segment."""
        found = self._find(name, ARRAYS)
        dtype, code = ARRAYS[found.kind]
        if numpy is not None:
            return numpy.frombuffer(self._memory, dtype, found.length, found.body)
        size = struct.calcsize(code) * found.length
        return memoryview(self._memory)[found.body : found.body + size].cast(code)

    def lock(self, name):
        """A lock by its name."""
        found = self._find(name, {LOCK})
        return self._locks.setdefault(found.body, Lock(self, found))


class Lock:
    """A lock that Java processes and Python processes share. Its owner is the process; in it, one thread; not reentrant."""

    def __init__(self, segment, found):
        self._segment = segment
        self._name = found.name
        self._body = found.body
        self._word = segment.word(found.body)
        (self._policy,) = segment._read("i", found.body + 4)
        self._gate = threading.Lock()

    def is_held(self):
        """Whether this process holds it."""
        return self._word.get() & ~(WAITERS | REPAIRING) == self._segment.owner | HELD

    def acquire(self, timeout=None):
        """Takes the lock; waits for it, for at most so many seconds.

        Returns whether it was taken. Raises AbandonedLockError if the owner died with it.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        if not self._gate.acquire(timeout=-1 if timeout is None else max(timeout, 0)):
            return False
        taken = False
        try:
            taken = self._take(0) or self._wait(deadline)
        finally:
            if not taken:
                self._gate.release()
        return taken

    def _take(self, flags):
        seen = self._word.get()
        return not seen & (HELD | DIED) and self._word.compare_and_set(seen, self._segment.owner | HELD | flags)

    def _wait(self, deadline):
        leaves = True
        try:
            while not self._take(WAITERS):
                seen = self._word.get()
                if seen & DIED:
                    raise AbandonedLockError(f"lock {self._name!r} is abandoned: {self.dead_owner()} died with it")
                left = LOOK_AFTER_OWNER if deadline is None else min(deadline - time.monotonic(), LOOK_AFTER_OWNER)
                if left <= 0:
                    return False
                if seen & HELD and self._word.compare_and_set(seen, seen | WAITERS):
                    self._word.sleep(seen | WAITERS, left)
                    self._look_after(seen)
            leaves = False
            return True
        finally:
            if leaves:
                self._word.wake(1)  # the wake that may have been ours is another's

    def release(self):
        if not self.is_held():
            raise RuntimeError(f"lock {self._name!r} is not held by this process")
        self._give(self._segment.owner, 1)
        self._gate.release()

    def _give(self, free, wakes):
        while True:
            seen = self._word.get()
            if self._word.compare_and_set(seen, free):
                if seen & WAITERS:
                    self._word.wake(wakes)
                return

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, *_):
        self.release()

    # ---- death ----

    def dead_owner(self):
        """Who died, while the lock is abandoned."""
        pid, slot, millis = self._segment._read("iiq", self._body + 16)
        who = f"process {pid}" if pid > 0 else f"a thread of process {-pid}"
        return f"{who} (slot {slot}) at {time.strftime('%FT%TZ', time.gmtime(millis / 1000))}"

    def recover(self, repair):
        """Runs a repair under an abandoned lock and makes it whole; False if it is not abandoned. Does not hold it afterwards.

        If the repair raises, the lock stays abandoned.
        """
        with self._gate:
            while True:
                seen = self._word.get()
                if seen & DIED:
                    if self._word.compare_and_set(seen, self._segment.owner | HELD | REPAIRING | WAITERS):
                        self._repair(repair)
                        return True
                elif seen & REPAIRING:
                    self._word.sleep(seen, LOOK_AFTER_OWNER)
                    self._look_after(seen)
                else:
                    return False

    def _repair(self, repair):
        left = self._segment.owner | DIED | WAITERS
        try:
            repair()
            left = self._segment.owner
        finally:
            self._give(left, EVERYBODY)

    def _look_after(self, seen):
        """If the owner is dead, does its recovery as far as this lock goes; the slot stays for who can do the rest."""
        slot = (seen & SLOT) - 1
        if slot == self._segment.slot or not self._segment.is_dead(slot) or not self._segment.try_lock_byte(slot):
            return
        try:
            if self._segment.seat(slot).state != FREE:
                self._mark_died(slot)
        finally:
            self._segment.unlock_byte(slot)

    def _mark_died(self, slot):
        while True:
            seen = self._word.get()
            if not seen & HELD or (seen & SLOT) - 1 != slot:
                break
            note = self._segment.seat(slot).pid, slot, int(time.time() * 1000)
            struct.pack_into("=iiq", self._segment._memory, self._body + 16, *note)
            died = 0 if self._policy & RELEASE else seen & ~(HELD | REPAIRING) | DIED
            if self._word.compare_and_set(seen, died):
                break
        self._word.wake(EVERYBODY)
