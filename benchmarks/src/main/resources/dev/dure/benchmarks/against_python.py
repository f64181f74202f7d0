"""What Dure is measured against: the same work, done by Python's own multiprocessing.

    python3 against_python.py value|array|lock|semaphore PROCESSES WARMUP_NANOS SLICE_NANOS SLICES
    python3 against_python.py start spawn|fork COUNT
    python3 against_python.py roundtrip|throughput Queue|SimpleQueue SENDERS RECEIVERS WARMUP_NANOS SLICE_NANOS SLICES

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
    if what == "semaphore":
        return multiprocessing.Semaphore(1), lock_batch, None
    raise SystemExit(f'"{what}" is none of value, array, lock and semaphore')


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


def echo(there, back):
    for number in iter(there.get, None):
        back.put(number)


def ask(there, back, nanos):
    trips = 0
    start = time.perf_counter_ns()
    while True:
        there.put(trips)
        if back.get() != trips:
            raise SystemExit("another number came back")
        trips += 1
        now = time.perf_counter_ns()
        if now - start >= nanos:
            return (now - start) / trips


def run_round_trips(kind, warmup, nanos, slices):
    there, back = kind(), kind()
    other = multiprocessing.Process(target=echo, args=(there, back))
    other.start()
    ask(there, back, warmup)
    for _ in range(slices):
        print("nanos", ask(there, back, nanos))
    there.put(None)
    other.join()


def pour(queue):
    number = 0
    while True:
        queue.put(number)
        number += 1


def drain(queue, gate, receiver, plan, rates):
    warmup, nanos, slices = plan
    gate.wait()
    drain_for(queue, warmup)
    for i in range(slices):
        rates[receiver * slices + i] = drain_for(queue, nanos)


def drain_for(queue, nanos):
    count = 0
    start = time.perf_counter_ns()
    while True:
        for _ in range(BATCH):
            queue.get()
        count += BATCH
        now = time.perf_counter_ns()
        if now - start >= nanos:
            return count / (now - start)


def run_throughput(kind, senders, receivers, *plan):
    slices = plan[-1]
    queue = kind()
    gate = multiprocessing.Barrier(receivers)
    rates = multiprocessing.RawArray("d", receivers * slices)
    drains = [
        multiprocessing.Process(target=drain, args=(queue, gate, i, plan, rates))
        for i in range(receivers)
    ]
    pours = [multiprocessing.Process(target=pour, args=(queue,)) for _ in range(senders)]
    for process in drains + pours:
        process.start()
    for process in drains:
        process.join()
    for process in pours:
        process.kill()
        process.join()
    for i in range(slices):
        print("nanos", 1 / sum(rates[r * slices + i] for r in range(receivers)))


def create_queue(name, is_throughput):
    """A constructor; where nobody waits for an answer the queue is bounded as on Dure's side."""
    if name == "SimpleQueue":
        return multiprocessing.SimpleQueue  # bounded by its pipe
    if name == "Queue":
        return lambda: multiprocessing.Queue(4096 if is_throughput else 0)
    raise SystemExit(f'"{name}" is neither Queue nor SimpleQueue')


def main(what, *arguments):
    if what == "start":
        run_starts(arguments[0], int(arguments[1]))
    elif what == "roundtrip":
        run_round_trips(create_queue(arguments[0], False), *map(int, arguments[3:]))
    elif what == "throughput":
        run_throughput(create_queue(arguments[0], True), *map(int, arguments[1:]))
    else:
        run_work(what, *map(int, arguments))


if __name__ == "__main__":
    main(*sys.argv[1:])
