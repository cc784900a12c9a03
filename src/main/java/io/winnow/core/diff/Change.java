package io.winnow.core.diff;

/** What became of something from one version to another. */
public enum Change {
  ADDED,
  REMOVED,
  CHANGED,
  MOVED
}
