package io.winnow.core.experiment;

/** How far an experiment is. */
public enum State {
  /** It can be changed at will and holds nobody. */
  DRAFT,
  /** It assigns contacts; only its coverage can grow. */
  RUNNING,
  /** It holds nobody any more; started again, it begins a new phase. */
  STOPPED,
  /** One of its variants has become the live version; it is over. */
  PROMOTED
}
