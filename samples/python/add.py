"""Adds 1 to an element of a Dure array, many times, each time under a Dure lock.

    python3 add.py SEGMENT ARRAY LOCK TIMES

Any number of Java and Python processes may do that at the same time: no addition is lost.
"""

import sys

import dure


def main(segment_name, array_name, lock_name, times):
    with dure.Segment(segment_name) as segment:
        array = segment.array(array_name)
        lock = segment.lock(lock_name)
        for _ in range(int(times)):
            with lock:
                array[0] += 1
        print(f"{array_name}[0] was {array[0]} at the end")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
