package io.winnow.platform.http;

import io.winnow.platform.problem.Problem.Fault;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Holds the options of an address to those that its operation declares: an unknown one, one that is
 * given twice and one that is no number or no truth value are problems, before anything is done. An
 * operation that takes the whole address ({@link UriInfo}) reads its options itself.
 */
class KnownOptions {

  private static final Map<Class<?>, OptionType> TYPES =
      Map.of(
          int.class, OptionType.WHOLE,
          Integer.class, OptionType.WHOLE,
          double.class, OptionType.NUMBER,
          Double.class, OptionType.NUMBER,
          boolean.class, OptionType.TRUTH,
          Boolean.class, OptionType.TRUTH,
          String.class, OptionType.TEXT);

  private final Map<Method, Map<String, OptionType>> known = new ConcurrentHashMap<>();

  @ServerRequestFilter(nonBlocking = true)
  void check(UriInfo address, ResourceInfo operation) {
    MultivaluedMap<String, String> query = address.getQueryParameters();
    // what Kogito and Quarkus bring is not ours to judge
    if (query.isEmpty() || !address.getPath().startsWith("/v1/")) {
      return;
    }
    Method method = operation.getResourceMethod();
    if (!Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
      check(query, known.computeIfAbsent(method, KnownOptions::declared));
    }
  }

  private static Map<String, OptionType> declared(Method method) {
    Map<String, OptionType> declared = new TreeMap<>();
    for (Parameter parameter : method.getParameters()) {
      RestQuery option = parameter.getAnnotation(RestQuery.class);
      if (option != null) {
        String name = option.value().isEmpty() ? parameter.getName() : option.value();
        declared.put(name, TYPES.get(parameter.getType()));
      }
    }
    return declared;
  }

  private static void check(
      MultivaluedMap<String, String> query, Map<String, OptionType> declared) {
    List<Fault> faults = new ArrayList<>();
    new TreeMap<>(query)
        .forEach(
            (name, values) -> {
              OptionType type = declared.get(name);
              if (type == null) {
                faults.add(new Fault("unknown-option", unknown(declared), name));
              } else if (values.size() != 1 || !type.reads(values.get(0))) {
                faults.add(new Fault("invalid-value", "must be " + type.wanted() + ", once", name));
              }
            });
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          faults.stream()
              .map(f -> "Option " + f.pointer() + " " + f.detail() + ".")
              .collect(Collectors.joining(" ")),
          faults);
    }
  }

  private static String unknown(Map<String, OptionType> declared) {
    return declared.isEmpty()
        ? "is not an option; this address takes none"
        : "is not an option; known here: " + String.join(", ", declared.keySet());
  }
}
