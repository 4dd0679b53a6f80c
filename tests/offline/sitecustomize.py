"""Python reads this at its start where the folder is on its path: children are offline too."""

import loopback

loopback.forbid()
