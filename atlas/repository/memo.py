"""Results computed once and handed to everybody who asks: one process, one copy, one computation.

:func:`kept` is all there is. A result is looked up by the arguments; who asks for one that is being
computed waits for it (single flight), an error is not kept, and the least recently used go first.
Results are shared: whoever gets one may not change it, and a test watches that nobody does.

What a visitor has brought is kept for that visit alone. Whoever serves visits says once where
theirs is kept (:func:`keep_visits_in`); a command or a notebook has no visits and keeps nothing.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
OF_VISIT = 4
"""How many results of each function are kept for a visit."""


class Store:
    """Results by key, at most ``entries`` of them (``None``: all). Safe to use from any thread."""

    def __init__(self, entries: int | None = None) -> None:
        self._entries = entries
        self._results: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, compute: Callable[[], R]) -> R:
        """The result of that key, computed by the first who asks; what ``compute`` raises goes to
        all who wait for it, and the next one computes anew."""
        with self._lock:
            future = self._results.get(key)
            is_first = future is None
            if future is None:
                future = self._results[key] = Future()
                if self._entries is not None and len(self._results) > self._entries:
                    self._results.popitem(last=False)
            self._results.move_to_end(key)
        if is_first:
            try:
                future.set_result(compute())
            except BaseException as error:
                with self._lock:
                    if self._results.get(key) is future:
                        del self._results[key]
                future.set_exception(error)
        return cast(R, future.result())

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._results.clear()

    def results(self) -> list[Any]:
        """What has been computed and is kept."""
        with self._lock:
            done = [future for future in self._results.values() if future.done()]
        return [future.result() for future in done if future.exception() is None]

    def __len__(self) -> int:
        return len(self._results)


class Kept(Protocol[P, R_co]):
    """A function whose results are kept; ``store`` holds those that are everybody's."""

    store: Store

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """The result of these arguments."""
        ...


_stores: list[Store] = []
_visits: list[Callable[[], dict[str, Store] | None]] = []


def kept(
    *,
    entries: int | None = None,
    key: Callable[..., Hashable] | None = None,
    brought: Callable[..., bool] | None = None,
    of_visit: int = OF_VISIT,
) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """Keep the results of a function of plain values: the newest ``entries`` of them, or all.

    ``key`` says what tells two calls apart where the arguments themselves do not (a frame that is
    known by its fingerprint). Where ``brought`` says that they come from a visitor, the newest
    ``of_visit`` results are kept for that visit, and outside a visit none.
    """

    def decorate(compute: Callable[P, R]) -> Kept[P, R]:
        everybody = Store(entries)
        _stores.append(everybody)
        name = f"{compute.__module__}.{compute.__qualname__}"

        @wraps(compute)
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:
            store: Store | None = everybody
            if brought is not None and brought(*args, **kwargs):
                store = _of_visit(name, of_visit)
            if store is None:
                return compute(*args, **kwargs)
            arguments = key(*args, **kwargs) if key else (args, tuple(sorted(kwargs.items())))
            return store.get(arguments, lambda: compute(*args, **kwargs))

        answer.store = everybody  # type: ignore[attr-defined]
        return cast(Kept[P, R], answer)

    return decorate


def keep_visits_in(find: Callable[[], dict[str, Store] | None]) -> None:
    """Say where the results of a visit are kept: ``find`` gives the present visit's stores by name,
    ``None`` outside a visit. The last one who says it counts."""
    _visits[:] = [find]


def results() -> Iterator[Any]:
    """Everything that is kept for everybody now: for the test that nobody changes it."""
    for store in _stores:
        yield from store.results()


def forget() -> None:
    """Forget what is kept for everybody: for tests, and after the shipped tables were mended."""
    for store in _stores:
        store.clear()


def _of_visit(name: str, entries: int) -> Store | None:
    stores = _visits[0]() if _visits else None
    return None if stores is None else stores.setdefault(name, Store(entries))
