package io.winnow.engine;

import io.winnow.core.contact.ContactMetrics;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads every metric by its name, so that a new one reaches the rules without a change here. */
final class MetricReader {

  static final Map<String, Getter> GETTERS = getters();

  private MetricReader() {}

  /**
   * One metric.
   *
   * @param own as it is
   */
  record Getter(Function<ContactMetrics, Object> own, Class<?> type) {

    /** In FEEL's shape. */
    Function<Facts, Object> ofFacts() {
      if (type == Integer.class) {
        return facts -> Facts.whole((Integer) own.apply(facts.source().metrics()));
      }
      return Number.class.isAssignableFrom(type) || type == String.class
          ? facts -> own.apply(facts.source().metrics())
          : facts -> Facts.feel(own.apply(facts.source().metrics()), facts.zone());
    }
  }

  private static Map<String, Getter> getters() {
    Map<String, Getter> getters = new LinkedHashMap<>();
    try {
      for (RecordComponent component : ContactMetrics.class.getRecordComponents()) {
        getters.put(component.getName(), new Getter(function(component), component.getType()));
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a public record's accessors are accessible", e);
    }
    return getters;
  }

  /** What a method reference is: calling a handle that is no constant takes five times as long. */
  @SuppressWarnings("unchecked") // made so here
  private static Function<ContactMetrics, Object> function(RecordComponent component)
      throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle accessor = lookup.unreflect(component.getAccessor());
    return (Function<ContactMetrics, Object>)
        LambdaMetafactory.metafactory(
                lookup,
                "apply",
                MethodType.methodType(Function.class),
                MethodType.methodType(Object.class, Object.class),
                accessor,
                accessor.type())
            .getTarget()
            .invokeExact();
  }

  static Map<String, Object> read(ContactMetrics metrics, ZoneId zone) {
    Map<String, Object> map = new HashMap<>(GETTERS.size() * 2);
    GETTERS.forEach((name, getter) -> map.put(name, Facts.feel(getter.own().apply(metrics), zone)));
    return map;
  }
}
