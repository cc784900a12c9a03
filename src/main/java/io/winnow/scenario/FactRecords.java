package io.winnow.scenario;

import io.winnow.platform.yaml.YamlObject;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the fact records of core by the names and types of their components, so that a new fact is
 * known to scenarios without further ado.
 */
final class FactRecords {

  private FactRecords() {}

  /**
   * @param object null: every component is null
   */
  static <R extends Record> R read(YamlObject object, Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (object != null) {
      object.allow(Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new));
    }
    Object[] values = new Object[components.length];
    for (int i = 0; object != null && i < components.length; i++) {
      values[i] = value(object, components[i]);
    }
    return create(type, components, values);
  }

  /** A record with what {@code over} states, and {@code base} for the rest. */
  static <R extends Record> R overlay(R base, R over) {
    @SuppressWarnings("unchecked") // the class of an R is a class of R
    Class<R> type = (Class<R>) base.getClass();
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object stated = get(components[i], over);
      values[i] = stated == null ? get(components[i], base) : stated;
    }
    return create(type, components, values);
  }

  private static Object value(YamlObject object, RecordComponent component) {
    String name = component.getName();
    Class<?> type = component.getType();
    if (!object.has(name)) {
      return null;
    }
    if (type == String.class) {
      return object.text(name);
    }
    if (type == Integer.class) {
      return object.parsed(name, Texts::whole);
    }
    if (type == BigDecimal.class) {
      return object.number(name);
    }
    if (type == LocalDate.class) {
      return object.parsed(name, Texts::date);
    }
    if (type == Instant.class) {
      return object.parsed(name, Texts::instant);
    }
    if (type == List.class) {
      return object.texts(name);
    }
    YamlObject named = object.object(name);
    if (named == null || !component.getGenericType().getTypeName().endsWith("Instant>")) {
      return named == null ? null : named.values();
    }
    Map<String, Instant> instants = new HashMap<>();
    named.names().forEach(key -> instants.put(key, named.parsed(key, Texts::instant)));
    return instants;
  }

  static Object get(RecordComponent component, Record from) {
    try {
      return component.getAccessor().invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("accessors of records are public", e);
    }
  }

  private static <R extends Record> R create(
      Class<R> type, RecordComponent[] components, Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("fact records check nothing that may be null", e);
    }
  }
}
