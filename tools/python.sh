# Sourced by ./run and ./test, from the root of the repository.
#
# run_module MODULE [ARGUMENT...] finds a supported Python (3.11 to 3.13), without asking the
# shell for anything but `printf`, and hands over to `python -m MODULE`. Set PYTHON to choose one.
# Ends with 10 when there is no Python at all, with 11 when there is only an unsupported one.

run_module() {
    others=
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3 python; do
        version=$("$name" -c 'import platform; print(platform.python_version())' 2>/dev/null) ||
            continue
        case $version in
        3.11.* | 3.12.* | 3.13.*) exec "$name" -m "$@" ;;
        esac
        others="$others $name=$version"
    done
    if [ -z "$others" ]; then
        say_no_python
        exit 10
    fi
    say_wrong_python "$others"
    exit 11
}

say_no_python() {
    printf '%s\n' \
        'Python non trovato: serve Python 3.11, 3.12 o 3.13 (provato con 3.11).' \
        '  Debian/Ubuntu: sudo apt install python3 python3-venv   macOS: brew install python@3.11' \
        'Python not found: Python 3.11, 3.12 or 3.13 is needed (tested on 3.11).' >&2
}

say_wrong_python() {
    printf '%s\n' \
        "Versione di Python non adatta (trovata:$1): serve 3.11, 3.12 o 3.13 (provato con 3.11)." \
        '  Se è installata altrove: PYTHON=/percorso/di/python3.11 ./run' \
        "Unsupported Python (found:$1): 3.11, 3.12 or 3.13 is needed (tested on 3.11)." \
        '  If it is installed elsewhere: PYTHON=/path/to/python3.11 ./run' >&2
}
