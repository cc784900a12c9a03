package io.winnow.engine.dmn;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The public cases that do not pass, and why.
 *
 * @param library what the DMN library answers differently, by case
 * @param refused the finding with which Winnow refuses the model on purpose, by case
 */
record ConformanceExceptions(Map<String, String> library, Map<String, String> refused) {

  static final Path FILE = Path.of("src/test/resources/dmn/exceptions.yaml");

  static ConformanceExceptions read() {
    try {
      return new YAMLMapper().readValue(FILE.toFile(), new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<String> cases() {
    return Stream.of(library, refused).flatMap(cases -> cases.keySet().stream());
  }

  /** The reference page's rows, by case. */
  Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    library.forEach((name, why) -> rows.put(name, why));
    refused.forEach((name, code) -> rows.put(name, "refused: `" + code + "`"));
    return rows;
  }
}
