"""Comments set into a Word file that somebody else made, all else of it byte for byte as it was.

Nothing is parsed and written anew: the tree only tells where bytes are to be put in.
"""
