package io.winnow.engine.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One fact of many contacts: a number for each contact, and what it stands for only once. */
public final class CodedColumn {

  private final int[] codes;
  private final Map<Object, Integer> known = new HashMap<>();
  private Object[] values = new Object[16];

  /**
   * @param contacts how many will be put
   */
  public CodedColumn(int contacts) {
    this.codes = new int[contacts];
  }

  /** Takes a contact's value; each is put once. */
  public void put(int contact, Object value) {
    Integer code = known.get(value);
    if (code == null) {
      code = known.size();
      known.put(value, code);
      if (code == values.length) {
        values = Arrays.copyOf(values, 2 * code);
      }
      values[code] = value;
    }
    codes[contact] = code;
  }

  public Object get(int contact) {
    return values[codes[contact]];
  }

  int code(int contact) {
    return codes[contact];
  }

  /** How many different values there are. */
  int size() {
    return known.size();
  }

  Object value(int code) {
    return values[code];
  }
}
