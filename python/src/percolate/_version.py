"""The version of this distribution, as installed."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("percolate")
except PackageNotFoundError:
    # imported from a checkout
    VERSION = "0.0.0"
