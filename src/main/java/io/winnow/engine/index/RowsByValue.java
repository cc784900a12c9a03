package io.winnow.engine.index;

/** Which rows of one column take a value of one kind. */
interface RowsByValue {

  /**
   * @param value of the kind
   * @param rows is overwritten with the rows that take the value
   * @return false where only FEEL can tell; {@code rows} means nothing then
   */
  boolean fill(Object value, long[] rows);

  /** No class: only equal values are known to take the same rows. */
  int ITS_OWN = -1;

  /** Values of one class take the same rows; not negative, but for {@link #ITS_OWN}. */
  int classOf(Object value);

  /** How many rows take an average value, for whoever wants the narrowest column first. */
  double expected();
}
