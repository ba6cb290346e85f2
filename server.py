"""Wires configuration, command line and app together."""
