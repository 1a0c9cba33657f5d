"""The pages, a module each; see :mod:`salname.show.atlas` for how to add one."""
