package io.winnow.engine;

import java.util.HashMap;
import java.util.Map;

/** Values by name, where a name that was not given is unknown rather than an error. */
final class OpenMap extends HashMap<String, Object> {

  private static final long serialVersionUID = 1L;

  private final transient Object unknown;

  /**
   * @param unknown what an absent name reads as
   */
  OpenMap(Map<String, ?> known, Object unknown) {
    super(known);
    this.unknown = unknown;
  }

  @Override
  public Object get(Object key) {
    Object value = super.get(key);
    return value == null ? unknown : value;
  }

  @Override
  public boolean containsKey(Object key) {
    return true;
  }
}
