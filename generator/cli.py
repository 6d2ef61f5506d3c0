"""The command `kehoach`, from what was typed to its exit code.

0 is good, 1 problems in the input, 2 wrong usage, 130 Ctrl-C.
"""

import sys
from collections.abc import Sequence

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs `kehoach` and gives its exit code; wrong usage leaves by SystemExit(2).

    What was typed, and is not given as `arguments`, runs in a process of its own.
    """
    try:
        # All else is loaded here: Ctrl-C may come while it is.
        if arguments is None:
            from generator.running.overview import is_told

            if is_told(sys.argv[1:]):
                return 0
        from generator.running.worker import go_apart, leave, let_garbage_wait

        let_garbage_wait()
        ended = go_apart() if arguments is None else None
        from generator.call import called, left

        argv = list(sys.argv[1:] if arguments is None else arguments)
        code = left(argv, *ended) if ended else called(argv)
        if arguments is None:
            leave(code)
        return code
    except KeyboardInterrupt:
        return _INTERRUPTED
