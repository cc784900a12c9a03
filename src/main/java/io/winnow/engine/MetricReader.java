package io.winnow.engine;

import io.winnow.core.contact.ContactMetrics;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads every metric by its name, so that a new one reaches the rules without a change here. */
final class MetricReader {

  private static final Map<String, Getter> GETTERS = getters();

  private MetricReader() {}

  /** One metric as it is. */
  record Getter(MethodHandle handle) {

    Object get(ContactMetrics metrics) {
      try {
        return (Object) handle.invokeExact(metrics);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** By name. */
  static Map<String, Getter> getters() {
    Map<String, Getter> getters = new LinkedHashMap<>();
    try {
      for (RecordComponent component : ContactMetrics.class.getRecordComponents()) {
        getters.put(
            component.getName(),
            new Getter(
                MethodHandles.lookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, ContactMetrics.class))));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a public record's accessors are accessible", e);
    }
    return getters;
  }

  static Map<String, Object> read(ContactMetrics metrics, ZoneId zone) {
    Map<String, Object> map = new HashMap<>(GETTERS.size() * 2);
    GETTERS.forEach((name, getter) -> map.put(name, Facts.feel(getter.get(metrics), zone)));
    return map;
  }
}
