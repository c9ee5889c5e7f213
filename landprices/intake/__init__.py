"""How price tables come in from files.

``files`` opens an upload and refuses what is none; ``headers`` finds the columns by their words; ``reading`` takes
every row for something; ``parses`` keeps what was read, row by row, so that it can be shown and then stored as it
was shown; ``checks`` warns as a careful clerk would; ``storing`` writes a parse into a table and can take it back;
``batches`` leads an upload through all of it, ``importing`` does so at once for the command.
"""
