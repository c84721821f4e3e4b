"""One module a command, imported only when it is called; each has ``run(options) -> exit code``."""
