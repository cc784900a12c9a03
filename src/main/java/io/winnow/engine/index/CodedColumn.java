package io.winnow.engine.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One fact of many contacts: a number for each contact, and what it stands for only once. */
public final class CodedColumn {

  private int[] codes;
  private Map<Object, Integer> known = new HashMap<>();
  private int size;
  private Object[] values = new Object[16];

  /**
   * @param contacts how many are expected; more may be put
   */
  public CodedColumn(int contacts) {
    this.codes = new int[contacts];
  }

  /** The same value for all. */
  public static CodedColumn of(int contacts, Object value) {
    CodedColumn column = new CodedColumn(contacts);
    column.values[0] = value;
    column.size = 1;
    return column;
  }

  /** Takes a contact's value; each is put once. */
  public void put(int contact, Object value) {
    Integer code = known.get(value);
    if (code == null) {
      code = size++;
      known.put(value, code);
      if (code == values.length) {
        values = Arrays.copyOf(values, 2 * code);
      }
      values[code] = value;
    }
    if (contact >= codes.length) {
      codes = Arrays.copyOf(codes, Math.max(16, contact + contact / 2 + 1));
    }
    codes[contact] = code;
  }

  /** No more will be put. */
  public void complete() {
    known = Map.of();
    values = Arrays.copyOf(values, Math.max(1, size));
  }

  public Object get(int contact) {
    return values[codes[contact]];
  }

  int code(int contact) {
    return codes[contact];
  }

  /** How many different values there are. */
  int size() {
    return size;
  }

  Object value(int code) {
    return values[code];
  }
}
