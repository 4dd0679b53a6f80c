"""The one door for files from outside: their bytes are parsed in a process that can be killed.

`door.open_file` gives what a file is. Its worker is one process for all files of ours, limited
anew for each file and replaced after some of them or when it dies; a file that kills it is refused
in words. Nothing is imported here: the reading process comes through, and is to start light.
"""
