"""What Dure is measured against: the same work, done by Python's own multiprocessing.

    python3 against_python.py value|array|lock PROCESSES WARMUP_NANOS SLICE_NANOS SLICES
    python3 against_python.py start spawn|fork COUNT

Prints one line per result: "nanos", a blank, nanoseconds per step. As on Dure's side, the time of a
slice is fixed and not the number of its steps, all processes measure at the same times, and the steps
that were done are compared with what the shared object has seen. AgainstPython.java starts this.
"""

import multiprocessing
import sys
import time

BATCH = 64
WARMUP_SLICES = 4
ELEMENT = 3


def value_batch(value):
    for _ in range(BATCH):
        with value.get_lock():
            value.value += 1


def array_batch(array):
    for _ in range(BATCH):
        with array.get_lock():
            array[ELEMENT] += 1


def lock_batch(lock):
    for _ in range(BATCH):
        with lock:
            pass


def create(what):
    """The shared object, the batch of steps on it, and how many steps it has seen."""
    if what == "value":
        value = multiprocessing.Value("q", 0)
        return value, value_batch, lambda: value.value
    if what == "array":
        array = multiprocessing.Array("q", 16)
        return array, array_batch, lambda: array[ELEMENT]
    if what == "lock":
        return multiprocessing.Lock(), lock_batch, None
    raise SystemExit(f'"{what}" is none of value, array and lock')


def measure_slice(batch, shared, gate, nanos):
    gate.wait()
    steps = 0
    start = time.perf_counter_ns()
    while True:
        batch(shared)
        steps += BATCH
        now = time.perf_counter_ns()
        if now - start >= nanos:
            return steps, steps / (now - start)


def measure(batch, shared, gate, process, plan, rates, done):
    warmup, nanos, slices = plan
    for _ in range(WARMUP_SLICES):
        done[process] += measure_slice(batch, shared, gate, warmup // WARMUP_SLICES)[0]
    for i in range(slices):
        steps, rate = measure_slice(batch, shared, gate, nanos)
        rates[process * slices + i] = rate
        done[process] += steps


def run_work(what, processes, *plan):
    slices = plan[-1]
    shared, batch, seen = create(what)
    gate = multiprocessing.Barrier(processes)
    rates = multiprocessing.RawArray("d", processes * slices)
    done = multiprocessing.RawArray("q", processes)
    workers = [
        multiprocessing.Process(
            target=measure, args=(batch, shared, gate, i, plan, rates, done)
        )
        for i in range(processes)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode != 0:
            raise SystemExit(f"a process ended with {worker.exitcode}")
    if seen and seen() != sum(done):
        raise SystemExit(f"{sum(done)} steps were done and {seen()} are seen")
    for i in range(slices):
        print("nanos", 1 / sum(rates[p * slices + i] for p in range(processes)))


def nothing():
    pass


def run_starts(method, count):
    context = multiprocessing.get_context(method)
    for i in range(count + 1):
        start = time.perf_counter_ns()
        process = context.Process(target=nothing)
        process.start()
        process.join()
        if i > 0:  # the first one starts helpers
            print("nanos", time.perf_counter_ns() - start)


def main(what, *arguments):
    if what == "start":
        run_starts(arguments[0], int(arguments[1]))
    else:
        run_work(what, *map(int, arguments))


if __name__ == "__main__":
    main(*sys.argv[1:])
