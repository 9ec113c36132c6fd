"""The only rooms that touch the world: files, terminal, clock, sockets."""
