#!/usr/bin/env python3
"""Checks that docs/from-python-multiprocessing.md maps every public name of Python 3.11's multiprocessing.

    python3 build/CheckPythonPage.py          check; exit code 0 if whole, 1 with a line per defect
    python3 build/CheckPythonPage.py --list   print the names that the page must have

The names come from the modules of the Python that runs this, not from a list kept here. The page is about Python 3.11, so
under another version the check is skipped: it says so and ends with exit code 77.

What counts is the first cell of a row in a table whose header is `| Python | Dure | ... |`. So prose that happens to name a
class does not hide a missing row. Within that cell:

- each name stands in backticks: `Process.join`, `cpu_count`, `dummy.Process`; an expression does not count: `Value("i", lock=False)`;
- a name that begins with a dot belongs to the owner of the name before it: `Queue.get`, `.put` and `Barrier`, `.wait`.

A row's second cell is its status: has, has otherwise, not yet (N), never. Its third says how or why. Defects are: a name
without a row, a name that Python does not have, a name in two rows, another status, an empty third cell, a typecode without a
row in the table of typecodes.
"""

import importlib
import inspect
import multiprocessing
import pathlib
import pkgutil
import re
import sys

PAGE = pathlib.Path(__file__).resolve().parent.parent / "docs" / "from-python-multiprocessing.md"
VERSION = (3, 11)
SKIPPED = 77

# Documented modules. Their names stand on the page without the module; the classes' members are required too.
MODULES = ["context", "process", "pool", "queues", "connection", "managers", "shared_memory", "sharedctypes", "synchronize"]
# Their names differ in meaning from those above, so they stand on the page with the module: `dummy.Process`.
DUMMY = ["dummy", "dummy.connection"]
# Undocumented modules, for the package's own use: what they export stands on the page with the module, without members.
INNER = ["forkserver", "heap", "reduction", "resource_sharer", "resource_tracker", "spawn", "util"]
# Documented, but set only when an object is made, or private by its name.
EXTRA = {
    "BaseManager.shutdown",
    "BaseProxy._callmethod",
    "BaseProxy._getvalue",
    "Server.serve_forever",
    "ShareableList.shm",
    "dummy.dict",
    "dummy.list",
}
# Undocumented classes of documented modules: the class is required, its members are not.
NO_MEMBERS = {
    "ConnectionWrapper",
    "ProcessLocalSet",
    "Server",
    "SharedMemoryServer",
    "SocketListener",
    "State",
    "Token",
    "XmlListener",
    "managers.Value",
}
# Classes whose members the page has under another name; "" is the package itself.
OWNERS = {
    "ApplyResult": "AsyncResult",
    "BaseContext": "",
    "BaseListProxy": "ListProxy",
    "BasePoolProxy": "PoolProxy",
    "BaseProcess": "Process",
    "DefaultContext": "",
    "_ConnectionBase": "Connection",
}
STATUS = re.compile(r"has|has otherwise|not yet \(\d\)|never")
SPAN = re.compile(r"`([^`]+)`")
NAME = re.compile(r"\.?[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


def module(name):
    return importlib.import_module("multiprocessing." + name if name else "multiprocessing")


def exported(mod):
    """What a module exports, and the public classes and functions that it defines."""
    names = {n for n in getattr(mod, "__all__", ()) if not inspect.ismodule(getattr(mod, n))}
    for name, value in vars(mod).items():
        if not name.startswith("_") and (inspect.isclass(value) or inspect.isfunction(value)):
            if value.__module__ == mod.__name__:
                names.add(name)
    return names


def members(cls, prefix=""):
    """The names under which the page has the public members of a class."""
    found = (member(cls, name) for name in dir(cls) if not name.startswith("_"))
    return {prefix + name for name in found if name is not None}


def member(cls, name):
    """The name under which the page has a member of a class: that of the class of the package that defines it."""
    for base in cls.__mro__:
        if name in vars(base):
            if base.__module__ == "threading":
                base = cls  # Barrier and DummyProcess take their members from there
            elif not base.__module__.startswith("multiprocessing"):
                return None  # inherited from object, Exception, bytes ...
            owner = OWNERS.get(base.__name__, base.__name__)
            return f"{owner}.{name}" if owner else name
    return None


def samples():
    """Objects whose public attributes are set when they are made; (owner on the page, object)."""
    mp = multiprocessing
    yield from ((name, getattr(mp, name)()) for name in ("Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event"))
    yield from (("SynchronizedBase", made) for made in (mp.Value("i", 0), mp.Array("i", 1), mp.Array("c", 1)))
    yield "Barrier", mp.Barrier(2)
    yield from ((name, getattr(mp, name)()) for name in ("Queue", "JoinableQueue", "SimpleQueue"))


def required():
    names = set(multiprocessing.__all__) | {"SUBDEBUG", "SUBWARNING"} | EXTRA
    names.update(found.name for found in pkgutil.iter_modules(multiprocessing.__path__))
    for short in MODULES:
        mod = module(short)
        for name in exported(mod):
            # managers.Value and managers.Array are not what multiprocessing.Value and Array are
            other = short == "managers" and name in multiprocessing.__all__
            names.add(f"{short}.{name}" if other else name)
            if inspect.isclass(getattr(mod, name)) and not {name, f"{short}.{name}"} & NO_MEMBERS:
                names |= members(getattr(mod, name))
    for owner, made in samples():
        names.update(f"{owner}.{m}" for m in vars(made) if not m.startswith("_"))
    for short in DUMMY:
        mod = module(short)
        for name in exported(mod):
            names.add(f"{short}.{name}")
            if inspect.isclass(getattr(mod, name)) and getattr(mod, name).__module__ == mod.__name__:
                names |= members(getattr(mod, name), short + ".")
    for short in INNER:
        names.update(f"{short}.{name}" for name in module(short).__all__ if not name.startswith("_"))
    return names


def exists(name):
    """Whether Python has a name that the page has: in the package, in a module of it, or as a member of one of its classes."""
    for mod in map(module, [""] + MODULES + DUMMY + INNER):
        value = mod
        for part in name.split("."):
            value = getattr(value, part, None)
            if value is None:
                break
        if value is not None:
            return True
    return False


def rows(text):
    """The tables' rows outside of code blocks: line number, header, cells."""
    header, fenced = None, False
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if fenced or not line.startswith("|"):
            header = None
            continue
        cells = [c.strip() for c in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if header is None:
            header = cells
        elif not all(re.fullmatch(r":?-+:?", c) for c in cells):
            yield number, header, cells


def claims(cell):
    """The Python names in a cell, each whole."""
    owner = ""
    for name in SPAN.findall(cell):
        if not NAME.fullmatch(name):
            continue  # an expression, such as `with lock:`
        if name.startswith("."):
            yield owner + name
            continue
        yield name
        owner = name.rpartition(".")[0] or name


def check(text):
    defects, seen, counts, typecodes = [], {}, {}, set()
    for number, header, cells in rows(text):
        if header[0] == "Typecode":
            typecodes.update(re.findall(r"`'(\w)'`", cells[0]))
        if header[:2] != ["Python", "Dure"]:
            continue
        status = cells[1] if len(cells) > 1 else ""
        if not STATUS.fullmatch(status):
            defects.append(f"line {number}: status \"{status}\"; allowed are has, has otherwise, not yet (N), never")
        if len(cells) != len(header) or not cells[-1]:
            defects.append(f"line {number}: {len(cells)} cells with the last one \"{cells[-1]}\"; the row must say how or why")
        counts[status] = counts.get(status, 0) + 1
        for name in claims(cells[0]):
            if name in seen:
                defects.append(f"line {number}: `{name}` is in line {seen[name]} already")
            seen.setdefault(name, number)
    names = required()
    defects += [f"missing: `{n}`" for n in sorted(names - set(seen))]
    defects += [f"line {seen[n]}: Python has no `{n}`" for n in sorted(set(seen) - names) if not exists(n)]
    known = set(module("sharedctypes").typecode_to_type)
    defects += [f"missing in the table of typecodes: `'{c}'`" for c in sorted(known - typecodes)]
    defects += [f"Python has no typecode `'{c}'`" for c in sorted(typecodes - known)]
    told = ", ".join(f"{n} {s}" for s, n in sorted(counts.items()))
    return defects, f"{len(names)} names in {sum(counts.values())} rows ({told})"


def main():
    if sys.version_info[:2] != VERSION:
        here = ".".join(map(str, sys.version_info[:3]))
        print(f"SKIPPED: the page is about Python {VERSION[0]}.{VERSION[1]}, this is {here}")
        return SKIPPED
    if sys.argv[1:] == ["--list"]:
        print("\n".join(sorted(required())))
        return 0
    if sys.argv[1:]:
        print(f"unknown arguments {sys.argv[1:]}; allowed: --list or none", file=sys.stderr)
        return 2
    defects, summary = check(PAGE.read_text(encoding="utf-8"))
    for defect in defects:
        print(f"{PAGE.name}: {defect}")
    print(f"{PAGE.name}: {len(defects)} defects; {summary}")
    return 1 if defects else 0


if __name__ == "__main__":
    sys.exit(main())
