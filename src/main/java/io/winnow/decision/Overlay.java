package io.winnow.decision;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays what a caller sent over what is stored, field by field. */
final class Overlay<R extends Record> {

  private final R nothing;
  private final RecordComponent[] fields;
  private final Constructor<R> constructor;

  /**
   * @param nothing all of whose fields are null; null: every one that is stored says something
   */
  Overlay(Class<R> type, R nothing) {
    this.nothing = nothing;
    this.fields = type.getRecordComponents();
    try {
      this.constructor =
          type.getDeclaredConstructor(
              Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A field that is null in {@code sent} is taken from {@code stored}; maps are joined. */
  R over(R stored, R sent) {
    if (sent == null) {
      return stored;
    }
    if (stored == nothing) {
      return sent;
    }
    try {
      Object[] values = new Object[fields.length];
      for (int i = 0; i < fields.length; i++) {
        Object below = fields[i].getAccessor().invoke(stored);
        Object above = fields[i].getAccessor().invoke(sent);
        values[i] = above == null ? below : joined(below, above);
      }
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object joined(Object below, Object above) {
    if (below instanceof Map<?, ?> stored && above instanceof Map<?, ?> sent) {
      Map<Object, Object> both = new LinkedHashMap<>(stored);
      both.putAll(sent);
      return both;
    }
    return above;
  }
}
