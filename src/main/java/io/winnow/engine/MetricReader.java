package io.winnow.engine;

import io.winnow.core.contact.ContactMetrics;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Reads every metric by its name, so that a new one reaches the rules without a change here. */
final class MetricReader {

  private final String[] names;
  private final MethodHandle[] getters;

  MetricReader() {
    RecordComponent[] components = ContactMetrics.class.getRecordComponents();
    names = new String[components.length];
    getters = new MethodHandle[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        names[i] = components[i].getName();
        getters[i] =
            MethodHandles.lookup()
                .unreflect(components[i].getAccessor())
                .asType(java.lang.invoke.MethodType.methodType(Object.class, ContactMetrics.class));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a public record's accessors are accessible", e);
    }
  }

  Map<String, Object> read(ContactMetrics metrics, ZoneId zone) {
    Map<String, Object> map = new HashMap<>(names.length * 2);
    try {
      for (int i = 0; i < names.length; i++) {
        map.put(names[i], Facts.feel((Object) getters[i].invokeExact(metrics), zone));
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    return map;
  }
}
