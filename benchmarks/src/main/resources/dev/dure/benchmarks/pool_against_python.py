"""What Dure's pools are measured against: the same work, done by Python's own pools.

    python3 pool_against_python.py roundtrip|executor|imap1|imap100|map WORKERS WARMUP_NANOS SLICE_NANOS SLICES
    python3 pool_against_python.py array MEBIBYTES COUNT
    python3 pool_against_python.py first spawn|forkserver|fork COUNT
    python3 pool_against_python.py death COUNT

Prints one line per result: "nanos", a blank, nanoseconds per step. The time of a slice is fixed and
not the number of its steps, and each result is looked at. PoolAgainstPython.java starts this.
"""

import array
import concurrent.futures
import multiprocessing
import os
import signal
import sys
import time

SINGLE = 200
MANY = 2_000
CHUNKED = 20_000
CHUNK = 100


def identity(number):
    return number


def touch(numbers):
    numbers[0] += 1
    return numbers


def sleep_for_long():
    time.sleep(60)


def check(number, expected):
    if number != expected:
        raise SystemExit(f"the result is {number} instead of {expected}")


def slices(step, warmup, nanos, count):
    """Each step says how many tasks it was."""
    for i in range(count + 1):
        limit = nanos if i > 0 else warmup
        tasks = 0
        start = time.perf_counter_ns()
        while True:
            tasks += step()
            spent = time.perf_counter_ns() - start
            if spent >= limit:
                break
        if i > 0:
            print("nanos", spent / tasks)


def run_roundtrip(workers, *plan):
    with concurrent.futures.ProcessPoolExecutor(workers) as executor:

        def step():
            check(executor.submit(identity, 1).result(), 1)
            return 1

        slices(step, *plan)


def run_executor(workers, *plan):
    with concurrent.futures.ProcessPoolExecutor(workers) as executor:

        def step():
            futures = [executor.submit(identity, i) for i in range(SINGLE)]
            check(sum(f.result() for f in futures), SINGLE * (SINGLE - 1) // 2)
            return SINGLE

        slices(step, *plan)


def run_map(what, workers, *plan):
    with multiprocessing.Pool(workers) as pool:

        def step():
            count = MANY if what == "imap1" else CHUNKED
            if what == "map":
                results = pool.map(identity, range(count))
            else:
                chunk = 1 if what == "imap1" else CHUNK
                results = pool.imap_unordered(identity, range(count), chunksize=chunk)
            check(sum(results), count * (count - 1) // 2)
            return count

        slices(step, *plan)


def run_array(mebibytes, count):
    numbers = array.array("q", bytes(mebibytes << 20))
    with concurrent.futures.ProcessPoolExecutor(1) as executor:
        executor.submit(identity, 1).result()
        for i in range(count + 1):
            start = time.perf_counter_ns()
            back = executor.submit(touch, numbers).result()
            spent = time.perf_counter_ns() - start
            check(back[0], 1)
            if i > 0:
                print("nanos", spent)


def run_first(method, count):
    context = multiprocessing.get_context(method)
    for i in range(count + 1):
        start = time.perf_counter_ns()
        executor = concurrent.futures.ProcessPoolExecutor(1, mp_context=context)
        check(executor.submit(identity, 7).result(), 7)
        spent = time.perf_counter_ns() - start
        executor.shutdown()
        if i > 0:  # the first one starts helpers
            print("nanos", spent)


def run_death(count):
    for _ in range(count):
        executor = concurrent.futures.ProcessPoolExecutor(1)
        pid = executor.submit(os.getpid).result()
        future = executor.submit(sleep_for_long)
        while not future.running():
            time.sleep(0.001)
        time.sleep(0.05)
        start = time.perf_counter_ns()
        os.kill(pid, signal.SIGKILL)
        try:
            future.result()
            raise SystemExit("a killed worker has a result")
        except concurrent.futures.process.BrokenProcessPool:
            print("nanos", time.perf_counter_ns() - start)
        executor.shutdown()


def main(what, *arguments):
    if what == "roundtrip":
        run_roundtrip(*map(int, arguments))
    elif what == "executor":
        run_executor(*map(int, arguments))
    elif what in ("imap1", "imap100", "map"):
        run_map(what, *map(int, arguments))
    elif what == "array":
        run_array(*map(int, arguments))
    elif what == "first":
        run_first(arguments[0], int(arguments[1]))
    elif what == "death":
        run_death(*map(int, arguments))
    else:
        raise SystemExit(f'"{what}" is not known')


if __name__ == "__main__":
    main(*sys.argv[1:])
