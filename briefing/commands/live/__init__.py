"""The page of `preview`: a frame around the brief that reloads by itself and shows mistakes over it."""
