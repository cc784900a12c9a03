package io.winnow.table;

import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.ruleset.Bundle;

/** A table with the file that it stands in. */
record OpenTable(RuleSource file, Grid grid) {

  /** Of the file: whoever changes another table of the same file changes it, too. */
  String etag() {
    return Bundle.etag(file);
  }

  TableBody body() {
    return TableBody.of(file.path(), grid);
  }
}
