package io.winnow.engine.dmn;

import io.winnow.engine.feel.ClosedCell;
import io.winnow.engine.index.PlainTest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the cells of a rule set say of their value, each text read once: when tables are compiled,
 * and not again to explain what they did. Safe for any number of threads.
 */
final class ReadCells {

  private final Map<String, Optional<PlainTest>> known = new ConcurrentHashMap<>();

  /** Null where the cell looks at more than its value. */
  PlainTest of(String text) {
    return known
        .computeIfAbsent(text, cell -> Optional.ofNullable(ClosedCell.of(cell)))
        .orElse(null);
  }
}
